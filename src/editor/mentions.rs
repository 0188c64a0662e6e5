//! Where something in the site is named, and where it stands itself.

use super::{
    client::Client,
    cursor::{Cursor, Named},
    position::Span,
    site::Site,
};
use crate::{
    content::{Entry, Source, path::CONFIG, shape::Whose},
    markdown::{Target, outline},
};
use serde_json::{Value, json};
use std::{ops::Range, path::Path, sync::Arc};
use toml::de::DeTable;

/// A place at which something is named: the name alone, in a file.
pub(super) struct Mention {
    pub(super) source: Arc<Source>,
    pub(super) span: Range<usize>,
}

impl Mention {
    pub(super) fn location(&self, site: &Site, client: &Client) -> Value {
        site.location(client, &self.source, &self.span)
    }
}

/// Every place at which something is named.
pub(super) fn of(site: &Site, named: &Named) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for entry in site.library().entries() {
        match named.whose {
            Whose::Entry(_) => {
                let refs = entry.named();
                at(
                    entry,
                    refs.map(|named| (&named.id, &named.span)),
                    named,
                    &mut mentions,
                );
                in_prose(entry, &named.name, &mut mentions);
                repeated(site, entry, named, &mut mentions);
            }
            Whose::Owner => {
                let refs = entry.owner.iter();
                at(
                    entry,
                    refs.map(|named| (&named.id, &named.span)),
                    named,
                    &mut mentions,
                );
            }
            Whose::Product => {
                let refs = entry.products.iter();
                at(
                    entry,
                    refs.map(|named| (&named.id, &named.span)),
                    named,
                    &mut mentions,
                );
            }
            Whose::Slot => of_slot(entry, &named.name, &mut mentions),
        }
    }
    mentions
}

fn at<'e>(
    entry: &Entry,
    refs: impl Iterator<Item = (&'e String, &'e Range<usize>)>,
    named: &Named,
    mentions: &mut Vec<Mention>,
) {
    for (_, span) in refs.filter(|(id, _)| **id == named.name) {
        let source = entry.source.clone();
        let span = part(&source.text, span, &named.name);
        mentions.push(Mention { source, span });
    }
}

/// A word within a part of a text; the part itself, if it is written otherwise.
fn part(text: &str, span: &Range<usize>, word: &str) -> Range<usize> {
    let at = text.get(span.clone()).and_then(|said| said.find(word));
    match at {
        Some(at) => span.start + at..span.start + at + word.len(),
        None => span.clone(),
    }
}

/// The links of an entry's prose to another.
fn in_prose(entry: &Entry, id: &str, mentions: &mut Vec<Mention>) {
    let address = format!("entry:{id}");
    for (_, source) in entry.prose.iter() {
        let text = source.text.as_str();
        // To read Markdown takes longer than to look for a word.
        if !text.contains(&address) {
            continue;
        }
        let mut seen = Vec::new();
        for link in outline(text).links {
            let is_it = matches!(&link.target, Target::Entry { id: named, .. } if named == id);
            let Some(at) = is_it
                .then(|| address_of(text, &link.span, &address))
                .flatten()
            else {
                continue;
            };
            let span = at + "entry:".len()..at + address.len();
            if !seen.contains(&span) {
                seen.push(span.clone());
                let source = source.clone();
                mentions.push(Mention { source, span });
            }
        }
    }
}

/// Where a translation says again at its own head what its entry names.
fn repeated(site: &Site, entry: &Entry, named: &Named, mentions: &mut Vec<Mention>) {
    for (_, prose) in entry.prose.iter() {
        // What stood at the head was taken out of the prose, and is blank there.
        if prose.path == entry.source.path || !prose.text.starts_with(' ') {
            continue;
        }
        let Some(source) = site.text(&prose.path) else {
            continue;
        };
        for (at, _) in source.text.match_indices(&named.name) {
            let there = Cursor::of(site, source.clone(), at).named();
            let is_it = |there: &Named| {
                let prose = prose.text.get(there.span.clone());
                let is_of_entry = matches!(there.whose, Whose::Entry(_));
                is_of_entry && there.name == named.name && prose.is_some_and(is_blank)
            };
            if let Some(there) = there.filter(is_it) {
                mentions.push(Mention {
                    source: source.clone(),
                    span: there.span,
                });
            }
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Where the address of a link stands: in it, or in the line that says what its label is.
fn address_of(text: &str, link: &Range<usize>, address: &str) -> Option<usize> {
    let ends = |at: usize| {
        let next = text.as_bytes().get(at + address.len());
        !next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let within = text.get(link.clone())?;
    let within = within.match_indices(address).map(|(at, _)| link.start + at);
    let labels = text.match_indices(address).map(|(at, _)| at);
    let labels = labels.filter(|at| text[..*at].trim_end_matches([' ', '<']).ends_with("]:"));
    within.chain(labels).find(|at| ends(*at))
}

fn of_slot(entry: &Entry, name: &str, mentions: &mut Vec<Mention>) {
    for span in messages(entry, name) {
        let source = entry.source.clone();
        mentions.push(Mention { source, span });
    }
    let declared = entry.slots().iter().any(|slot| slot.id == name);
    for (_, source) in entry.prose.iter().filter(|_| declared) {
        let uses = outline(&source.text).placeholders.into_iter();
        for used in uses.filter(|used| used.name == name) {
            let source = source.clone();
            mentions.push(Mention {
                source,
                span: used.span,
            });
        }
    }
}

/// Where the messages of an entry stand that have a slot.
fn messages(entry: &Entry, name: &str) -> Vec<Range<usize>> {
    let messages = entry.problem().into_iter();
    let messages = messages.flat_map(|problem| &problem.messages);
    let has = messages.filter(|shown| {
        let mut wordings = shown.message.wordings();
        wordings.any(|(_, template)| template.slots().any(|slot| slot == name))
    });
    let text = &entry.source.text;
    let braced = format!("{{{name}}}");
    has.map(|shown| part(text, &shown.span, &braced)).collect()
}

/// Where something stands itself: an entry's file, the settings, the messages with a slot.
pub(super) fn home(site: &Site, client: &Client, named: &Named) -> Vec<Value> {
    match named.whose {
        Whose::Entry(_) => {
            let entry = site.library().get(&named.name);
            let home = entry
                .map(|entry| json!({ "uri": site.uri(&entry.source.path), "range": Span::HEAD }));
            home.into_iter().collect()
        }
        Whose::Owner => in_settings(site, client, "owner", &named.name),
        Whose::Product => in_settings(site, client, "product", &named.name),
        Whose::Slot => {
            let entries = site.library().entries();
            let all = entries.flat_map(|entry| {
                let messages = messages(entry, &named.name).into_iter();
                messages.map(|span| site.location(client, &entry.source, &span))
            });
            all.collect()
        }
    }
}

fn in_settings(site: &Site, client: &Client, key: &str, id: &str) -> Vec<Value> {
    let Some(source) = site.text(Path::new(CONFIG)) else {
        return Vec::new();
    };
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let tables = table
        .get_ref()
        .get(key)
        .and_then(|all| all.get_ref().as_array());
    let ids = tables.into_iter().flatten();
    let ids = ids.filter_map(|table| table.get_ref().as_table()?.get("id"));
    let it = ids.filter(|said| said.get_ref().as_str() == Some(id));
    it.map(|it| site.location(client, &source, &it.span()))
        .collect()
}
