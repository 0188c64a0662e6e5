//! A finding for programs: what `naosu check --format json` prints a line, and what the preview
//! server tells the page.

use super::{
    finding::{Finding, Location},
    source::Place,
};
use serde::Serialize;

/// A finding, flat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What sort of fault, as a stable word.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// The file, below the site's root, with forward slashes.
    pub path: String,
    /// Where in the file, unless it is about the file as a whole.
    #[serde(flatten)]
    pub place: Option<RecordPlace>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// A place within a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordPlace {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// Byte offsets in the file, start and end.
    pub span: (usize, usize),
    /// The text of the line; of a long one what is around the place.
    pub text: String,
    /// The column at which `text` begins, if that is not the line's first.
    #[serde(skip_serializing_if = "is_first")]
    pub text_column: usize,
}

impl From<&Finding> for Record {
    fn from(finding: &Finding) -> Record {
        let place = match &finding.location {
            Location::Path(_) => None,
            Location::Place(place) => Some(RecordPlace::of(place)),
        };
        Record {
            severity: finding.severity().name(),
            code: finding.code.name(),
            message: finding.message.clone(),
            path: finding.location.file(),
            place,
            hint: finding.hint.clone(),
        }
    }
}

impl RecordPlace {
    fn of(place: &Place) -> RecordPlace {
        let (line, column) = place.line_column();
        let excerpt = place.excerpt();
        RecordPlace {
            line,
            column,
            span: (place.span.start, place.span.end),
            text: excerpt.text.trim_end_matches('\r').to_owned(),
            text_column: excerpt.column,
        }
    }
}

fn is_first(column: &usize) -> bool {
    *column == 1
}
