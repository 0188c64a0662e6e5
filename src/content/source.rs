//! The files that entries were read from, kept so that findings can show the line.

use std::{ops::Range, path::PathBuf, sync::Arc};

/// A text file of a site, as it was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its path below the site's root: how findings name it.
    pub path: PathBuf,
    /// Its whole text.
    pub text: String,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// Byte offsets of the part in the file's text.
    pub span: Range<usize>,
}

impl Place {
    /// Line and column of where the part begins, both counted from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let text = &self.source.text;
        let mut start = self.span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}
