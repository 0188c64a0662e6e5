//! What the engine indexes of an entry.

use super::{card::card, sections::sections};
use crate::{content::entry::Entry, site::view::Views};
use naosu_engine::Document;
use naosu_vocabulary::{Localised, Message};

/// The entry as the engine sees it.
pub(crate) fn document(entry: &Entry, views: &Views<'_>) -> Document {
    let messages = entry.problem().into_iter();
    let messages = messages.flat_map(|problem| &problem.messages);
    let messages: Vec<Message> = messages.map(|shown| shown.message.clone()).collect();
    Document {
        id: entry.id.clone(),
        kind: entry.kind(),
        state: entry.state,
        names: names(entry, views),
        messages,
        title: match entry.title_is_message {
            true => Localised::default(),
            false => entry.title.clone(),
        },
        sections: sections(entry, views),
        products: entry
            .products
            .iter()
            .map(|named| named.id.clone())
            .collect(),
        relatives: views.graph.relatives(entry),
        card: serde_json::to_string(&card(entry, views)).unwrap_or_default(),
    }
}

/// The names by which readers may know it: of its products, its tags and keywords, its number, its
/// old ids and its own.
fn names(entry: &Entry, views: &Views<'_>) -> Vec<String> {
    let is_its = |id: &str| entry.products.iter().any(|product| product.id == id);
    let products = views
        .config
        .products
        .iter()
        .filter(|product| is_its(&product.id));
    let products = products.flat_map(|product| product.name.iter().map(|(_, name)| name.clone()));
    let ids = entry.aliases.iter().map(|alias| &alias.id);
    let ids = ids.chain([&entry.id]).map(|id| id.replace('-', " "));
    let mut names: Vec<String> = products
        .chain(entry.tags.iter().chain(&entry.keywords).cloned())
        .chain(entry.number.clone())
        .chain(ids)
        .collect();
    names.sort();
    names.dedup();
    names
}
