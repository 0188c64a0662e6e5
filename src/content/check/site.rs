//! Everything that was read of a site, to be checked.

use crate::content::{config::Config, entry::Entry, parse::Gap};
use jiff::civil::Date;
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// Everything that was read, to be checked.
pub(in crate::content) struct Site {
    /// The site's folder.
    pub(in crate::content) root: PathBuf,
    pub(in crate::content) config: Config,
    /// Whether the settings could be read; if not, ids of products and owners are unknown.
    pub(in crate::content) config_is_known: bool,
    /// Entries in the order of their paths, with what they lack in a language.
    pub(in crate::content) entries: Vec<(Entry, Vec<Gap>)>,
    /// Ids of entries that could not be read: they exist all the same.
    pub(in crate::content) unread: Vec<String>,
    /// Prose without a TOML file, by folder and id.
    pub(in crate::content) orphans: BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Pictures and downloads, below the root.
    pub(in crate::content) assets: BTreeSet<PathBuf>,
    /// The site's own files that are published as they are, below the root.
    pub(in crate::content) statics: Vec<PathBuf>,
    /// The day as of which reviews are due.
    pub(in crate::content) today: Date,
}
