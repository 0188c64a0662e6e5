//! How a site is to be built.

use crate::content::entry::Entry;
use naosu_vocabulary::{Audience, State};
use std::path::PathBuf;

/// How a site is to be built.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of `naosu.toml`: a site's own `templates/` and `static/` are below it.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// Which entries are in it.
    pub shown: Shown,
    /// Where the site will stand, in place of what `naosu.toml` says.
    pub base_url: Option<String>,
    /// Whether pages load the script by which a preview server reloads them.
    pub live_reload: bool,
}

/// Which entries a site shows. Of the others nothing is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whether entries in writing are.
    pub drafts: bool,
    /// For whom it is built: entries for fewer people are not in it.
    pub audience: Audience,
}

impl Default for Shown {
    /// What is written for anybody, and no drafts.
    fn default() -> Shown {
        Shown {
            drafts: false,
            audience: Audience::Administrators,
        }
    }
}

impl Shown {
    /// Whether an entry is one of them.
    pub(crate) fn holds(self, entry: &Entry) -> bool {
        (self.drafts || entry.state != State::Draft) && entry.audience <= self.audience
    }
}

/// What a site is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A folder for a web server, or to be opened where it is.
    Site,
    /// A folder that is unpacked somewhere.
    Folder,
    /// Pages within one page: the way to the root is `#/` from everywhere.
    OnePage,
}

/// The page around all others, in a site that is built as one page.
pub(crate) const SHELL: &str = "single.html";
