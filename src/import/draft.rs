//! An entry as it will be written: its three files.

use super::words;
use naosu_vocabulary::{Kind, Localised};

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
