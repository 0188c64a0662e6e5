//! What is gathered over all parts of a text: footnotes by number, files that it uses.

use std::collections::{BTreeMap, BTreeSet};

/// Footnotes and files met so far.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels in the order of their numbers.
    labels: Vec<String>,
    numbers: BTreeMap<String, usize>,
    /// Files in order, each once.
    pub(super) assets: Vec<String>,
    seen: BTreeSet<String>,
}

/// A reference to a footnote.
pub(super) struct Reference {
    pub(super) number: usize,
    /// Whether it is the first one: the footnote leads back to it.
    pub(super) first: bool,
}

impl Notes {
    pub(super) fn refer(&mut self, label: &str) -> Reference {
        if let Some(number) = self.number(label) {
            return Reference {
                number,
                first: false,
            };
        }
        self.labels.push(label.to_owned());
        let number = self.labels.len();
        self.numbers.insert(label.to_owned(), number);
        Reference {
            number,
            first: true,
        }
    }

    /// The number of a footnote that was referred to.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(label).copied()
    }

    /// The label of the footnote with this number.
    pub(super) fn label(&self, number: usize) -> Option<String> {
        self.labels.get(number.checked_sub(1)?).cloned()
    }

    pub(super) fn use_asset(&mut self, path: &str) {
        if self.seen.insert(path.to_owned()) {
            self.assets.push(path.to_owned());
        }
    }
}
