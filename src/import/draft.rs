//! An entry as it will be written: its three files.

use super::words;
use naosu_vocabulary::{Kind, Localised};

/// What the keys of fixes begin with that are half of an entry.
const HALF: &str = "fix:";

/// An entry on its way to its files.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) id: String,
    /// What it was made of: an article's key.
    pub(super) key: String,
    /// Its folder, below the site's root.
    pub(super) folder: String,
    pub(super) kind: Kind,
    /// Its keys and what each says, as TOML.
    keys: Vec<(&'static str, String)>,
    /// Its `[[message]]`s and `[[sample]]`s.
    pub(super) tables: String,
    pub(super) prose: Localised<String>,
}

impl Draft {
    pub(super) fn new(id: String, key: String, folder: String, kind: Kind) -> Draft {
        Draft {
            id,
            key,
            folder,
            kind,
            keys: Vec::new(),
            tables: String::new(),
            prose: Localised::default(),
        }
    }

    /// The key of the fix that is taken out of an entry.
    pub(super) fn half_key(id: &str) -> String {
        format!("{HALF}{id}")
    }

    /// The entry that a fix with this key was taken out of.
    pub(super) fn half_of(key: &str) -> Option<&str> {
        key.strip_prefix(HALF)
    }

    /// Says something of it.
    pub(super) fn say(&mut self, key: &'static str, value: impl Into<String>) {
        self.keys.push((key, value.into()));
    }

    /// Says something in each language, where there is something to say.
    pub(super) fn say_text(&mut self, key: &'static str, text: &Localised<String>) {
        if !text.is_empty() {
            self.say(key, words::localised(text));
        }
    }

    /// Its files, with their paths below the site's root.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        let Draft {
            id, folder, kind, ..
        } = self;
        let mut toml = format!("kind = \"{kind}\"\n");
        for (key, value) in &self.keys {
            toml += &format!("{key} = {value}\n");
        }
        toml += &self.tables;
        let mut files = vec![(format!("{folder}/{id}.toml"), toml)];
        let prose = self
            .prose
            .iter()
            .filter(|(_, text)| !text.trim().is_empty());
        files.extend(prose.map(|(lang, text)| {
            let path = format!("{folder}/{id}.{lang}.md");
            (path, text.clone())
        }));
        files
    }
}
