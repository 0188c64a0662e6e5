//! What an import is asked to do, and what it did.

use naosu_vocabulary::Kind;
use std::{collections::BTreeMap, path::PathBuf};

/// What to import, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// A file or a folder.
    pub source: PathBuf,
    /// The map [default: `import.toml` in the site's folder].
    pub map: Option<PathBuf>,
    /// The folder of the content that all entries go to; else one a topic.
    pub into: Option<String>,
    /// The report [default: beside the map].
    pub report: Option<PathBuf>,
    /// Whether pictures from the web are to be fetched.
    pub fetch_pictures: bool,
    /// Whether nothing is to be written, and so nothing fetched.
    pub dry_run: bool,
}

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// How many articles the source has.
    pub articles: usize,
    /// How many entries they have become, by kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// How many entries are new or were written anew.
    pub written: usize,
    /// How many are as they were.
    pub unchanged: usize,
    /// Ids of entries that somebody has edited or removed since the last import: left alone.
    pub kept: Vec<String>,
    /// Ids of entries whose articles the source no longer has: left alone.
    pub gone: Vec<String>,
    /// How many pictures and other files were copied.
    pub copied: usize,
    /// How many owners and products `naosu.toml` has more.
    pub named: usize,
    /// How many messages were proposed, and how many of them accepted.
    pub messages: (usize, usize),
    /// What was lost or changed on the way: what sort, how often.
    pub losses: BTreeMap<&'static str, usize>,
    /// What `naosu check` says of the site now: errors and warnings. Nothing where nothing was
    /// written.
    pub findings: Option<(usize, usize)>,
    /// The map, and whether it was guessed just now.
    pub map: (PathBuf, bool),
    /// The file of messages.
    pub message_file: PathBuf,
    /// The report.
    pub report: PathBuf,
}
