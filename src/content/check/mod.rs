//! What is wrong with a site as a whole: one family of rules a file.

use super::{config::Config, entry::Entry, finding::Finding, parse::Gap};
use jiff::civil::Date;
use naosu_engine::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// Everything that was read, to be checked.
pub(super) struct Site {
    pub(super) config: Config,
    /// Whether the settings could be read; if not, ids of products and owners are unknown.
    pub(super) config_is_known: bool,
    /// Entries in the order of their paths, with what they lack in a language.
    pub(super) entries: Vec<(Entry, Vec<Gap>)>,
    /// Ids of entries that could not be read: they exist all the same.
    pub(super) unread: Vec<String>,
    /// Prose without a TOML file, by folder and id.
    pub(super) orphans: BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Pictures and downloads, below the root.
    pub(super) assets: BTreeSet<PathBuf>,
    pub(super) today: Date,
}

/// Adds what every rule finds.
pub(super) fn check(_site: &Site, _findings: &mut Vec<Finding>) {}
