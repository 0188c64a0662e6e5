//! All entries of a site, and who names whom.

use super::{config::Config, entry::Entry};
use naosu_vocabulary::Thesaurus;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

/// A site as it was read: settings and entries. What it refers to exists, or was reported.
#[derive(Clone, Debug)]
pub struct Library {
    /// The settings.
    pub config: Config,
    /// The words that its readers use for one another.
    pub synonyms: Thesaurus,
    entries: BTreeMap<String, Arc<Entry>>,
    assets: Arc<BTreeSet<PathBuf>>,
}

impl Library {
    /// A library of these entries. Of two with the same id the later one counts.
    pub fn new(config: Config, entries: impl IntoIterator<Item = Arc<Entry>>) -> Library {
        let entries = entries
            .into_iter()
            .map(|entry| (entry.id.clone(), entry))
            .collect();
        Library {
            config,
            synonyms: Thesaurus::new(),
            entries,
            assets: Arc::default(),
        }
    }

    /// The same with these files beside the entries.
    pub fn with_assets(self, assets: Arc<BTreeSet<PathBuf>>) -> Library {
        Library { assets, ..self }
    }

    /// The same with these synonyms.
    pub fn with_synonyms(self, synonyms: Thesaurus) -> Library {
        Library { synonyms, ..self }
    }

    /// Pictures and downloads that stand beside entries: paths below the site's root.
    pub fn assets(&self) -> impl Iterator<Item = &PathBuf> {
        self.assets.iter()
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id).map(Arc::as_ref)
    }

    /// Every entry, by id.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.values().map(Arc::as_ref)
    }
}
