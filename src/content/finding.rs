//! What is wrong in a site: one finding a fault, with its place and a hint.

use super::source::Place;
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site builds; somebody should look.
    Warning,
    /// The site does not build.
    Error,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A part of a text file.
    Place(Place),
    /// A file or folder as a whole, below the site's root.
    Path(PathBuf),
}

/// One fault in a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What sort of fault, as a stable word for scripts: `dangling-id`, `missing-translation`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub location: Location,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Finding {
    /// An error at a place.
    pub fn error(code: &'static str, message: impl Into<String>, location: Location) -> Finding {
        Finding {
            code,
            severity: Severity::Error,
            message: message.into(),
            location,
            hint: None,
        }
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, message: impl Into<String>, location: Location) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::error(code, message, location)
        }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(hint.into());
        self
    }
}

impl Location {
    /// The file or folder, below the site's root.
    pub fn path(&self) -> &Path {
        match self {
            Location::Place(place) => &place.source.path,
            Location::Path(path) => path,
        }
    }

    /// Line and column, both counted from 1, where there is one.
    pub fn line_column(&self) -> Option<(usize, usize)> {
        match self {
            Location::Place(place) => Some(place.line_column()),
            Location::Path(_) => None,
        }
    }

    /// In the order in which one goes through files: by path, then from top to bottom.
    pub(super) fn order(&self) -> (&Path, usize) {
        match self {
            Location::Place(place) => (&place.source.path, place.span.start),
            Location::Path(path) => (path, 0),
        }
    }
}

impl fmt::Display for Location {
    /// `content/a.toml:3:7`, with forward slashes everywhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<_> = self
            .path()
            .iter()
            .map(|part| part.to_string_lossy())
            .collect();
        f.write_str(&parts.join("/"))?;
        match self.line_column() {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

impl fmt::Display for Finding {
    /// One line: `error[dangling-id] content/a.toml:3:7 no entry `b` (did you mean `c`?)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding {
            code,
            severity,
            message,
            location,
            hint,
        } = self;
        write!(f, "{severity}[{code}] {location} {message}")?;
        match hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
