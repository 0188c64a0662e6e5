//! What is gathered over all parts of a text: footnotes by number, files that it uses.

/// Footnotes and files met so far.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels in the order of their numbers.
    labels: Vec<String>,

    pub(super) assets: Vec<String>,
}

/// A reference to a footnote.
pub(super) struct Reference {
    pub(super) number: usize,
    /// Whether it is the first one: the footnote leads back to it.
    pub(super) first: bool,
}

impl Notes {
    pub(super) fn refer(&mut self, label: &str) -> Reference {
        match self.labels.iter().position(|known| known == label) {
            Some(at) => Reference {
                number: at + 1,
                first: false,
            },
            None => {
                self.labels.push(label.to_owned());
                Reference {
                    number: self.labels.len(),
                    first: true,
                }
            }
        }
    }

    /// The number of a footnote that was referred to.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        let at = self.labels.iter().position(|known| known == label)?;
        Some(at + 1)
    }

    /// The label of the footnote with this number.
    pub(super) fn label(&self, number: usize) -> Option<String> {
        self.labels.get(number.checked_sub(1)?).cloned()
    }

    pub(super) fn use_asset(&mut self, path: &str) {
        if !self.assets.iter().any(|known| known == path) {
            self.assets.push(path.to_owned());
        }
    }
}
