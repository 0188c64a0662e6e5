//! What a site has before an import: ids, people, languages.

use super::record::Written;
use crate::content::{self, Library};
use naosu_vocabulary::Kind;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

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

    /// The ids of all entries but those of an earlier import, the old ids too.
    pub(super) fn ids(&self, before: &BTreeMap<String, Written>) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let entries = self.library.entries();
        for entry in entries.filter(|entry| !before.contains_key(&entry.id)) {
            ids.insert(entry.id.clone());
            ids.extend(entry.aliases.iter().map(|alias| alias.id.clone()));
        }
        ids
    }

    /// The old addresses of all entries but those of an earlier import, as they are told apart.
    pub(super) fn old_addresses(&self, before: &BTreeMap<String, Written>) -> BTreeSet<String> {
        let entries = self.library.entries();
        let others = entries.filter(|entry| !before.contains_key(&entry.id));
        let urls = others.flat_map(|entry| &entry.old_urls);
        urls.map(|url| content::same_name(&url.id)).collect()
    }

    /// Whether a topic has its hub.
    pub(super) fn has_topic(&self, id: &str) -> bool {
        let entry = self.library.get(id);
        entry.is_some_and(|entry| entry.kind() == Kind::Topic)
    }
}
