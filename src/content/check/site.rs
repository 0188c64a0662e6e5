//! Everything that was read of a site, to be checked.

use crate::content::{
    attachments::Attachments, config::Config, entry::Entry, group::One, suggest::Guesses,
};
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::{Path, PathBuf},
};

/// Everything that was read, to be checked.
pub(in crate::content) struct Site<'a> {
    /// The site's folder.
    pub(in crate::content) root: &'a Path,
    pub(in crate::content) config: &'a Config,
    /// Whether the settings could be read; if not, ids of products and owners are unknown.
    pub(in crate::content) config_is_known: bool,
    /// What came of the files of each entry, in the order of their paths.
    pub(in crate::content) ones: &'a [One],
    /// Prose without a TOML file, by folder and id.
    pub(in crate::content) orphans: &'a BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Pictures and downloads, below the root.
    pub(in crate::content) assets: &'a BTreeSet<PathBuf>,
    /// The same, to be looked up.
    pub(in crate::content) is_asset: &'a HashSet<PathBuf>,
    /// What is known of them.
    pub(in crate::content) attachments: &'a Attachments,
    /// What ids were meant for that nobody has.
    pub(in crate::content) guesses: &'a Guesses,
    /// The site's own files that are published as they are, below the root.
    pub(in crate::content) statics: &'a [PathBuf],
}

impl<'a> Site<'a> {
    /// Every entry that could be read, with what came of its files.
    pub(super) fn read(&self) -> impl Iterator<Item = (&'a Entry, &'a One)> + use<'a> {
        let ones = self.ones.iter();
        ones.filter_map(|one| Some((one.entry.as_deref()?, one)))
    }

    /// Ids of entries that could not be read: they exist all the same.
    pub(super) fn unread(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let unread = self.ones.iter().filter(|one| one.entry.is_none());
        unread.map(|one| one.id.as_str())
    }
}
