//! A site that somebody is editing.

use super::{client::Client, position::Lines, uri};
use crate::content::{Library, Reader, Reading, Source, today};
use serde_json::{Value, json};
use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A site that somebody is editing.
pub(super) struct Site {
    /// Its folder, as the editor names it.
    pub(super) root: PathBuf,
    reader: Reader,
    reading: Reading,
    /// How many readings there were.
    readings: usize,
    is_fresh: bool,
}

impl Site {
    /// The site in a folder, read.
    pub(super) fn open(root: PathBuf) -> Site {
        let mut reader = Reader::new(&root);
        Site {
            reading: reader.read(today()),
            root,
            reader,
            readings: 1,
            is_fresh: true,
        }
    }

    /// Lays a text over a file of the site, or takes it away.
    pub(super) fn lay(&mut self, path: &Path, text: Option<&str>) {
        self.reader.lay(path, text);
        self.is_fresh = false;
    }

    /// From now on files may have changed.
    pub(super) fn look(&mut self) {
        self.reader.look();
        self.is_fresh = false;
    }

    /// Reads what has changed, if anything has.
    pub(super) fn refresh(&mut self) {
        if !std::mem::replace(&mut self.is_fresh, true) {
            self.reading = self.reader.read(today());
            self.readings += 1;
        }
    }

    /// How many readings there were: of each there may be something to tell.
    pub(super) const fn readings(&self) -> usize {
        self.readings
    }

    pub(super) fn reading(&self) -> &Reading {
        &self.reading
    }

    pub(super) fn library(&self) -> &Library {
        &self.reading.library
    }

    /// A text file as it is now, unsaved text included.
    pub(super) fn text(&self, path: &Path) -> Option<Arc<Source>> {
        self.reader.text(path)
    }

    /// The path of a file below the site's folder, if it is read.
    pub(super) fn below(&self, path: &Path) -> Option<PathBuf> {
        let below = path.strip_prefix(&self.root).ok()?;
        Reader::reads(below).then(|| below.to_owned())
    }

    /// The address of a file of the site.
    pub(super) fn uri(&self, path: &Path) -> String {
        uri::of(&self.root.join(path))
    }

    /// A part of a file, as editors are told of it.
    pub(super) fn location(&self, client: &Client, source: &Source, span: &Range<usize>) -> Value {
        let range = Lines::of(&source.text, client.encoding).span(span);
        json!({ "uri": self.uri(&source.path), "range": range })
    }
}
