//! What the engine is given to index: an entry without its files and pages.

use crate::{Lang, Localised, Template};
use serde::{Deserialize, Serialize};

/// What an entry is. The order is the order of answers that are otherwise equal:
/// an error before a cause before a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A message that the user sees.
    Error,
    /// Why errors show.
    Cause,
    /// What to do, in steps.
    Fix,
    /// An environment in which the problem shows, with remedies of its own.
    Situation,
    /// A question and its answer.
    Faq,
    /// Prevention, checklists.
    Guide,
    /// A hub: everything on one problem.
    Topic,
}

impl Kind {
    /// Every kind, in the order of answers.
    pub const ALL: [Kind; 7] = [
        Kind::Error,
        Kind::Cause,
        Kind::Fix,
        Kind::Situation,
        Kind::Faq,
        Kind::Guide,
        Kind::Topic,
    ];

    /// The word for it in TOML files, URLs and CSS classes.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Error => "error",
            Kind::Cause => "cause",
            Kind::Fix => "fix",
            Kind::Situation => "situation",
            Kind::Faq => "faq",
            Kind::Guide => "guide",
            Kind::Topic => "topic",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// One entry as the engine sees it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The entry's id, unique in the knowledge base.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The messages that the user may see; empty for most kinds but `error`.
    pub messages: Vec<Message>,
    /// The title in each language, as plain text; empty where it only repeats a message.
    pub title: Localised<String>,
    /// The prose in each language, as plain text.
    pub body: Localised<String>,
    /// Ids of products that the entry is about: what a search may be narrowed to.
    pub products: Vec<String>,
    /// What a hit shows, as JSON: handed back with the hit as it stands, never read here.
    pub card: String,
}

/// A message of an entry: the same text in each language, with its code.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The template in each language.
    pub text: Localised<Template>,
    /// The codes that go with it (`0x80070005`, `TS2322`, `ORA-00942`), as they are written.
    pub codes: Vec<String>,
}

impl Message {
    /// The languages in which the message has a text.
    pub fn langs(&self) -> impl Iterator<Item = Lang> {
        self.text.iter().map(|(lang, _)| lang)
    }
}
