//! The map: how the keys, folders and headings of a source become entries. People edit it.

use super::{
    chars::letters,
    error::{self, Error},
};
use naosu_vocabulary::{Kind, Lang, closed_vocabulary};
use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

/// How a source is read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Map {
    /// The source that it is for, by its folder's or file's name.
    pub(super) source: String,
    /// Files that are no articles: names and paths, `*` for anything.
    pub(super) ignore: Vec<String>,
    /// The address that links from the root (`/docs/x`) are below, where no article is meant.
    pub(super) base_url: String,
    pub(super) languages: Languages,
    /// Keys of entries, each with the keys of the source, the first that says something counting.
    pub(super) keys: BTreeMap<Key, Vec<String>>,
    pub(super) topic: Topic,
    pub(super) kinds: Kinds,
    /// What headings call the parts of an article.
    pub(super) sections: BTreeMap<Part, Vec<String>>,
    pub(super) messages: Messages,
}

/// What tells the language of a file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Languages {
    /// The language of what nothing tells the language of.
    pub(super) default: Lang,
    /// Folders (`docs/ja`) and endings of names (`.ja`, `-ja`) of Japanese files.
    pub(super) ja: Vec<String>,
    /// The same of English ones.
    pub(super) en: Vec<String>,
}

impl Default for Languages {
    fn default() -> Languages {
        Languages {
            default: Lang::En,
            ja: Vec::new(),
            en: Vec::new(),
        }
    }
}

impl Languages {
    pub(super) fn of(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

closed_vocabulary! {
    /// What an entry takes from the fields of an article.
    pub(super) enum Key {
        /// What it is called in addresses.
        Id = "id",
        /// What it is called.
        Title = "title",
        /// What it is about, in a sentence.
        Summary = "summary",
        /// Its text, where the source has it in a field.
        Body = "body",
        /// What the user sees on the screen.
        Message = "message",
        /// Codes of its message.
        Code = "code",
        /// What the user notices.
        Symptoms = "symptoms",
        /// Where it shows.
        Environments = "environments",
        /// Why it comes about.
        Cause = "cause",
        /// What to do about it.
        Fix = "fix",
        /// What it is about.
        Products = "products",
        /// Who answers for it.
        Owner = "owner",
        /// Its number in the source's own counting.
        Number = "number",
        /// Other words for it.
        Tags = "tags",
        /// Words that it is searched by.
        Keywords = "keywords",
        /// The topic that it belongs to.
        Topic = "topic",
        /// The day on which it was written.
        Created = "created",
        /// The day on which it was last changed.
        Updated = "updated",
        /// The day on which somebody last looked whether it holds.
        Verified = "verified",
        /// Whom it is for.
        Audience = "audience",
        /// Whether it is not finished.
        Draft = "draft",
        /// Addresses that it has, or had before.
        OldUrls = "old_urls",
        /// The language that it is in.
        Language = "language",
    }
}

/// Which topic an article belongs to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Topic {
    /// Folders that are no topics: the next one below them is.
    pub(super) skip: Vec<String>,
    /// The topic of what has none.
    pub(super) default: String,
    /// Other ids for topics, by the id that they would have.
    pub(super) ids: BTreeMap<String, String>,
}

/// Which kind an article becomes that shows no message.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Kinds {
    /// What most are.
    pub(super) default: Kind,
    /// Beginnings or parts of titles of articles that tell how to do something: fixes, where they
    /// have steps.
    pub(super) fix: Vec<String>,
}

impl Default for Kinds {
    fn default() -> Kinds {
        Kinds {
            default: Kind::Article,
            fix: Vec::new(),
        }
    }
}

closed_vocabulary! {
    /// A part of an article.
    pub(super) enum Part {
        /// What the user sees and notices.
        Symptoms = "symptoms",
        /// Where it shows.
        Environments = "environments",
        /// Why.
        Cause = "cause",
        /// What to do.
        Fix = "fix",
        /// What readers need not see.
        Ignore = "ignore",
    }
}

/// Which proposed messages are taken.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Messages {
    /// Proposals with this confidence are accepted unless somebody says otherwise.
    pub(super) accept_from: u8,
    /// Whether texts of catalogues that are no sentences (buttons, labels) become entries too.
    pub(super) labels: bool,
}

impl Default for Messages {
    fn default() -> Messages {
        Messages {
            accept_from: 70,
            labels: false,
        }
    }
}

impl Map {
    /// Reads a map.
    pub(super) fn read(path: &Path) -> Result<Map, Error> {
        error::read_toml(path)
    }

    /// Whether a file is no article.
    pub(super) fn ignores(&self, path: &str) -> bool {
        self.ignore.iter().any(|pattern| matches(pattern, path))
    }

    /// The keys of the source that an entry's key is taken from.
    pub(super) fn keys(&self, key: Key) -> &[String] {
        self.keys.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The part that a heading begins.
    pub(super) fn part(&self, heading: &str) -> Option<Part> {
        // `Issue/Symptoms` is as good as either.
        let whole = [heading].into_iter();
        let pieces: Vec<String> = whole.chain(heading.split(['/', '／'])).map(plain).collect();
        let is_named = |names: &Vec<String>| {
            let mut names = names.iter().map(|name| plain(name));
            names.any(|name| pieces.contains(&name))
        };
        let mut parts = self.sections.iter();
        parts
            .find(|(_, names)| is_named(names))
            .map(|(part, _)| *part)
    }
}

/// A heading without what differs from writer to writer: case, spaces, a colon, a number.
fn plain(heading: &str) -> String {
    let plain = letters(heading);
    let unnumbered = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    if unnumbered.is_empty() {
        plain
    } else {
        unnumbered.to_owned()
    }
}

/// Whether a path, or its last part, is what a pattern says; `*` stands for anything.
fn matches(pattern: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let fits = |text: &str| {
        let mut parts = pattern.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = text.strip_prefix(first) else {
            return false;
        };
        let parts: Vec<&str> = parts.collect();
        for (at, part) in parts.iter().enumerate() {
            let is_last = at + 1 == parts.len();
            let found = if is_last && part.is_empty() {
                Some(rest.len())
            } else if is_last {
                rest.ends_with(part)
                    .then_some(rest.len() - part.len().min(rest.len()))
            } else {
                rest.find(part)
            };
            match found {
                Some(at) => rest = &rest[at + part.len().min(rest.len() - at)..],
                None => return false,
            }
        }
        rest.is_empty()
    };
    fits(path) || !pattern.contains('/') && fits(name)
}
