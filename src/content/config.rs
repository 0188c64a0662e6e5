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
    /// Its languages; the first is the default. Never empty, none twice.
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

impl Default for Config {
    /// A site without settings: every language, nothing else.
    fn default() -> Config {
        Config {
            title: Text::default(),
            description: Text::default(),
            languages: Lang::ALL.to_vec(),
            base_url: None,
            products: Vec::new(),
            owners: Vec::new(),
            raw_html: false,
            placeholder: Text::default(),
        }
    }
}
