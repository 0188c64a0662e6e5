//! What the engine is given to index: an entry without its files and pages.

use naosu_vocabulary::{Kind, Lang, Localised, Message, State};
use serde::{Deserialize, Serialize};

/// One entry as the engine sees it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The entry's id, unique in the knowledge base.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// How far it may be trusted: of entries that fit alike the most trusted comes first.
    pub state: State,
    /// The messages that the user may see; empty for most kinds but `error`.
    pub messages: Vec<Message>,
    /// The title in each language, as plain text; empty where it only repeats a message.
    pub title: Localised<String>,
    /// The prose in each language, in the order of the entry's page.
    pub sections: Localised<Vec<Section>>,
    /// Names by which readers may ask for it, in any language, though no sentence of it has them:
    /// of products, tags, ids.
    pub names: Vec<String>,
    /// Ids of the products that it is about.
    pub products: Vec<String>,
    /// Ids of the entries that its page leads to.
    pub relatives: Vec<String>,
    /// What a hit shows, as JSON: handed back with the hit as it stands, never read here.
    pub card: String,
}

/// A part of an entry's page, as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The id of its heading on the page; empty for what stands above the first one.
    #[serde(rename = "i", default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What the heading says.
    #[serde(rename = "h", default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// What stands below it, a block a line.
    #[serde(rename = "t", default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Document {
    /// All of its prose in each language.
    pub(crate) fn prose(&self) -> Localised<String> {
        let is_silent = self.sections.is_empty();
        let languages = Lang::ALL
            .into_iter()
            .filter(|&lang| is_silent || self.sections.get(lang).is_some());
        let prose = languages.map(|lang| {
            let sections = self.sections.get(lang).into_iter().flatten();
            let parts = sections.flat_map(|section| [&section.heading, &section.text]);
            let parts: Vec<&str> = parts.chain(&self.names).map(String::as_str).collect();
            (lang, parts.join("\n"))
        });
        prose.collect()
    }
}
