//! What the engine indexes of an entry.

use super::card::card;
use crate::{
    content::entry::{Details, Entry, Remedy, Text},
    site::view::Views,
};
use naosu_engine::Document;
use naosu_vocabulary::{Lang, Localised, Message};

/// The entry as the engine sees it.
pub(crate) fn document(entry: &Entry, views: &Views<'_>) -> Document {
    let messages: Vec<Message> = match &entry.details {
        Details::Error(error) => error.messages.iter().map(|m| m.message.clone()).collect(),
        _ => Vec::new(),
    };
    let mut body = Localised::default();
    for &lang in &views.config.languages {
        let text = body_text(entry, lang, views);
        if !text.is_empty() {
            body.set(lang, text);
        }
    }
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
        body,
        card: serde_json::to_string(&card(entry, views)).unwrap_or_default(),
    }
}

/// Everything that an entry says in a language but its title and messages, as plain text.
fn body_text<'e>(entry: &'e Entry, lang: Lang, views: &'e Views<'_>) -> String {
    let mut texts: Vec<&str> = Vec::new();
    let mut add = |text: &'e Text| {
        if let Some(text) = text.get(lang) {
            texts.push(text.as_str());
        }
    };
    add(&entry.summary);
    entry.short_texts().into_iter().for_each(&mut add);
    for remedy in entry.fixes() {
        if let Remedy::Text(text) = remedy {
            add(text);
        }
    }
    if let Some(prose) = views.texts.get(&entry.id, lang) {
        texts.push(&prose.text);
    }
    texts.join("\n")
}

/// The names by which readers may know it: of its products, its tags, its old ids and its own.
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
        .chain(entry.tags.iter().cloned())
        .chain(ids)
        .collect();
    names.sort();
    names.dedup();
    names
}
