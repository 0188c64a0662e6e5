//! What a site has before an import: ids, people, languages.

use crate::content::{self, Library};
use naosu_vocabulary::Kind;
use std::{collections::BTreeSet, path::Path};

/// A site that entries are imported into.
pub(super) struct Site {
    pub(super) library: Library,
}

impl Site {
    pub(super) fn read(root: &Path) -> Site {
        Site {
            library: content::read(root).library,
        }
    }

    /// Every id, the old ones too.
    pub(super) fn ids(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        for entry in self.library.entries() {
            ids.insert(entry.id.clone());
            ids.extend(entry.aliases.iter().map(|alias| alias.id.clone()));
        }
        ids
    }

    /// Whether a topic has its hub.
    pub(super) fn has_topic(&self, id: &str) -> bool {
        let entry = self.library.get(id);
        entry.is_some_and(|entry| entry.kind() == Kind::Topic)
    }
}
