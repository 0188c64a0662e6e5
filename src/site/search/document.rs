//! What the engine indexes of an entry.

use super::{card::card, sections::sections};
use crate::{
    content::entry::{Details, Entry},
    site::view::Views,
};
use naosu_engine::Document;
use naosu_vocabulary::{Localised, Message};

/// The entry as the engine sees it.
pub(crate) fn document(entry: &Entry, views: &Views<'_>) -> Document {
    let messages: Vec<Message> = match &entry.details {
        Details::Error(error) => error.messages.iter().map(|m| m.message.clone()).collect(),
        _ => Vec::new(),
    };
    Document {
        id: entry.id.clone(),
        kind: entry.kind(),
        messages,
        title: match entry.title_is_message {
            true => Localised::default(),
            false => entry.title.clone(),
        },
        sections: sections(entry, views),
        keywords: entry.tags.clone(),
        products: entry
            .products
            .iter()
            .map(|named| named.id.clone())
            .collect(),
        relatives: views.graph.relatives(entry),
        card: serde_json::to_string(&card(entry, views)).unwrap_or_default(),
    }
}
