//! What the engine is given to index: an entry without its files and pages.

use naosu_vocabulary::{Kind, Localised, Message, State};

/// One entry as the engine sees it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The entry's id, unique in the knowledge base.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// How far it may be trusted: of entries that fit alike the most trusted comes first.
    pub state: State,
    /// Names by which readers may ask for it, in any language: of products, tags, ids.
    pub names: Vec<String>,
    /// The messages that the user may see; empty for most kinds but `error`.
    pub messages: Vec<Message>,
    /// The title in each language, as plain text; empty where it only repeats a message.
    pub title: Localised<String>,
    /// The prose in each language, as plain text.
    pub body: Localised<String>,
    /// What a hit shows, as JSON: handed back with the hit as it stands, never read here.
    pub card: String,
}
