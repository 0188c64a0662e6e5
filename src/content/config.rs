//! `naosu.toml`: what holds for the whole site.

use super::entry::Text;
use naosu_engine::Lang;

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's name.
    pub title: Text,
    /// What it is about, in a sentence.
    pub description: Text,
    /// Its languages; the first is the default.
    pub languages: Vec<Lang>,
    /// Where it will stand (`https://help.example`), without a slash at the end.
    pub base_url: Option<String>,
    /// What entries may be about.
    pub products: Vec<Named>,
    /// Who looks after entries.
    pub owners: Vec<Named>,
    /// Whether sanitised HTML of entries is let through.
    pub raw_html: bool,
    /// What the empty search box says.
    pub placeholder: Text,
}

/// An id with a name that readers see.
#[derive(Clone, Debug)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The name.
    pub name: Text,
}
