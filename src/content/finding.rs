//! What is wrong in a site: one finding a fault, with its place and a hint.

use super::source::Place;
use std::path::PathBuf;

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
