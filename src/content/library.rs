//! All entries of a site, and who names whom.

use super::{config::Config, entry::Entry};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// A site as it was read: settings and entries. What it refers to exists, or was reported.
#[derive(Clone, Debug)]
pub struct Library {
    /// The settings.
    pub config: Config,
    entries: BTreeMap<String, Entry>,
    assets: BTreeSet<PathBuf>,
}

impl Library {
    /// A library of these entries. Of two with the same id the later one counts.
    pub fn new(config: Config, entries: impl IntoIterator<Item = Entry>) -> Library {
        let entries = entries
            .into_iter()
            .map(|entry| (entry.id.clone(), entry))
            .collect();
        Library {
            config,
            entries,
            assets: BTreeSet::new(),
        }
    }

    /// The same with these files beside the entries.
    pub fn with_assets(self, assets: BTreeSet<PathBuf>) -> Library {
        Library { assets, ..self }
    }

    /// Pictures and downloads that stand beside entries: paths below the site's root.
    pub fn assets(&self) -> impl Iterator<Item = &PathBuf> {
        self.assets.iter()
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// Every entry, by id.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.values()
    }
}
