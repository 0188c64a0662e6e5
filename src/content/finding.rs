//! What is wrong in a site: one finding a fault, with its place and a hint.

use super::{
    code::{Code, Severity},
    path,
    source::{Place, Source},
};
use std::{
    fmt,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

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
    /// What sort of fault, which says how bad it is.
    pub code: Code,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub location: Location,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Finding {
    /// A fault of this sort at a place.
    pub fn new(code: Code, message: impl Into<String>, location: Location) -> Finding {
        Finding {
            code,
            message: message.into(),
            location,
            hint: None,
        }
    }

    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(hint.into());
        self
    }
}

impl Location {
    /// A part of a file.
    pub(super) fn at(source: &Arc<Source>, span: &Range<usize>) -> Location {
        Location::Place(Place {
            source: source.clone(),
            span: span.clone(),
        })
    }

    /// The file or folder, below the site's root.
    pub fn path(&self) -> &Path {
        match self {
            Location::Place(place) => &place.source.path,
            Location::Path(path) => path,
        }
    }

    /// The file or folder with forward slashes, on every system.
    pub fn file(&self) -> String {
        path::shown(self.path())
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
        f.write_str(&self.file())?;
        match self.line_column() {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Finding {
    /// One line: `error[dangling-id] content/a.toml:3:7 no entry `b` (did you mean `c`?)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding {
            code,
            message,
            location,
            hint,
        } = self;
        let severity = code.severity();
        write!(f, "{severity}[{code}] {location} {message}")?;
        match hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
