//! How a site is to be built.

use std::path::PathBuf;

/// How a site is to be built.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of `naosu.toml`: a site's own `templates/` and `static/` are below it.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// Whether entries in writing are shown.
    pub drafts: bool,
    /// Where the site will stand, in place of what `naosu.toml` says.
    pub base_url: Option<String>,
    /// Whether pages load the script by which a preview server reloads them.
    pub live_reload: bool,
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
