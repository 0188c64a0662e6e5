//! What could be written where the cursor stands.

use super::{
    client::Client,
    cursor::Cursor,
    declared, hover,
    position::Lines,
    site::Site,
    spot::{KeySpot, Spot, ValueSpot},
};
use crate::content::{
    Entry,
    config::Named,
    entry::Text,
    front::Format,
    shape::{Key, Shape, Whose},
    today,
};
use naosu_vocabulary::Kind;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How many words are offered at once: as more is written, fewer fit.
const MOST: usize = 100;

/// What a word is, as editors number it.
#[derive(Clone, Copy)]
enum What {
    Key = 10,
    Value = 12,
    Word = 20,
    Entry = 18,
    Slot = 6,
}

/// Something that could be written.
struct Offer<'s> {
    /// What one sees.
    label: String,
    /// What stands beside it: an entry's title.
    detail: String,
    /// What is said of it.
    told: Told<'s>,
    what: What,
    /// What is written.
    text: String,
}

enum Told<'s> {
    Words(String),
    Entry(&'s Entry),
}

impl Told<'_> {
    fn text(&self) -> String {
        match self {
            Told::Words(words) => words.clone(),
            Told::Entry(entry) => hover::entry(entry),
        }
    }
}

impl Offer<'_> {
    /// Whether one may know it by what stands beside it: an entry by its title.
    fn is_named(&self) -> bool {
        matches!(self.what, What::Entry | What::Value)
    }
}

/// What could be written: the list that editors are given.
pub(super) fn of(site: &Site, client: &Client, cursor: &Cursor) -> Value {
    let (mut offers, span) = match &cursor.spot {
        Some(Spot::Key(key)) => (keys(site, cursor, key), key.span.clone()),
        Some(Spot::Value(value)) => (values(site, cursor, value), value.span.clone()),
        Some(Spot::Link(span)) => (entries(site, None), span.clone()),
        Some(Spot::Slot(span)) => (slots(site, cursor), span.clone()),
        None => (Vec::new(), cursor.at..cursor.at),
    };
    let begun = cursor
        .source
        .text
        .get(span.start..cursor.at.max(span.start));
    let begun = begun.unwrap_or_default().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&begun);
    offers.retain(|offer| has(&offer.label) || offer.is_named() && has(&offer.detail));
    // What begins so comes first; else things stay in their order.
    offers.sort_by_cached_key(|offer| !offer.label.to_lowercase().starts_with(&begun));
    let is_cut = offers.len() > MOST;
    offers.truncate(MOST);
    let lines = Lines::of(&cursor.source.text, client.encoding);
    let range = lines.span(&span);
    let items = offers.iter().enumerate().map(|(at, offer)| {
        json!({
            "label": offer.label,
            "kind": offer.what as u8,
            "detail": offer.detail,
            "documentation": { "kind": "markdown", "value": offer.told.text() },
            "sortText": format!("{at:03}"),
            "filterText": format!("{} {}", offer.text, offer.detail),
            "textEdit": { "range": range, "newText": offer.text },
        })
    });
    let items: Vec<Value> = items.collect();
    json!({ "isIncomplete": is_cut, "items": items })
}

fn keys(site: &Site, cursor: &Cursor, spot: &KeySpot) -> Vec<Offer<'static>> {
    let all = declared::keys(cursor.sort);
    let languages = declared::find(&all, &spot.table);
    if let Some((_, Shape::Text { .. })) = languages {
        return languages_of(site, cursor, spot);
    }
    let Some(keys) = declared::table(&all, &spot.table) else {
        return Vec::new();
    };
    let free = keys
        .iter()
        .filter(|key| !spot.taken.iter().any(|name| name == key.name));
    free.map(|key| Offer {
        label: key.name.to_owned(),
        detail: if key.needed { "required" } else { "" }.to_owned(),
        told: Told::Words(declared::told(key)),
        what: What::Key,
        text: key_text(cursor, spot, key),
    })
    .collect()
}

fn languages_of(site: &Site, cursor: &Cursor, spot: &KeySpot) -> Vec<Offer<'static>> {
    let free = site.library().config.languages.iter();
    let free = free.filter(|lang| !spot.taken.iter().any(|name| name == lang.name()));
    free.map(|lang| Offer {
        label: lang.name().to_owned(),
        detail: String::new(),
        told: Told::Words(lang.meaning().to_owned()),
        what: What::Key,
        text: assigned(cursor, spot, lang.name()),
    })
    .collect()
}

/// What is written for a key: with what comes before its value, or with the brackets of its table.
fn key_text(cursor: &Cursor, spot: &KeySpot, key: &Key) -> String {
    let name = key.name;
    let is_top = spot.table.is_empty() && !spot.has_value && cursor.format == Some(Format::Toml);
    match &key.shape {
        Shape::Table(_) if is_top => format!("[{name}]\n"),
        Shape::List { of, .. } if is_top && matches!(**of, Shape::Table(_)) => {
            format!("[[{name}]]\n")
        }
        _ => assigned(cursor, spot, name),
    }
}

fn assigned(cursor: &Cursor, spot: &KeySpot, name: &str) -> String {
    match (spot.has_value, cursor.format) {
        (true, _) => name.to_owned(),
        (false, Some(Format::Yaml)) => format!("{name}: "),
        (false, _) => format!("{name} = "),
    }
}

fn values<'s>(site: &'s Site, cursor: &Cursor, spot: &ValueSpot) -> Vec<Offer<'s>> {
    let keys = declared::keys(cursor.sort);
    let Some((_, shape)) = declared::find(&keys, &spot.path) else {
        return Vec::new();
    };
    let is_list = matches!(shape, Shape::List { .. });
    let mut offers = of_shape(site, cursor, spot, shape);
    let is_bare = !spot.is_quoted && cursor.format == Some(Format::Toml);
    if is_bare && is_list && !spot.in_list {
        offers
            .iter_mut()
            .for_each(|offer| offer.text = format!("[{}]", offer.text));
    }
    offers
}

fn of_shape<'s>(
    site: &'s Site,
    cursor: &Cursor,
    spot: &ValueSpot,
    shape: &Shape,
) -> Vec<Offer<'s>> {
    let is_bare = !spot.is_quoted && cursor.format == Some(Format::Toml);
    let quoted = |mut offers: Vec<Offer<'s>>| {
        if is_bare {
            offers
                .iter_mut()
                .for_each(|offer| offer.text = format!("\"{}\"", offer.text));
        }
        offers
    };
    match shape {
        Shape::Word(words) => quoted(
            words
                .all
                .iter()
                .map(|(word, told)| plain(word, told, What::Word))
                .collect(),
        ),
        Shape::Name(whose) => quoted(things(site, *whose)),
        Shape::Flag => ["true", "false"]
            .map(|word| plain(word, "", What::Value))
            .into(),
        Shape::Date => vec![plain(&today().to_string(), "Today.", What::Value)],
        Shape::Text { .. } if is_bare => {
            let languages = site.library().config.languages.iter();
            let texts: Vec<String> = languages.map(|lang| format!("{lang} = \"\"")).collect();
            vec![plain(
                &format!("{{ {} }}", texts.join(", ")),
                "A text by language.",
                What::Value,
            )]
        }
        Shape::List { of, .. } | Shape::Range(of) => of_shape(site, cursor, spot, of),
        Shape::Either(one, other) => {
            let mut offers = of_shape(site, cursor, spot, one);
            offers.extend(of_shape(site, cursor, spot, other));
            offers
        }
        _ => Vec::new(),
    }
}

fn plain(word: &str, told: &str, what: What) -> Offer<'static> {
    let told: Vec<&str> = told.split_whitespace().collect();
    Offer {
        label: word.to_owned(),
        detail: String::new(),
        told: Told::Words(told.join(" ")),
        what,
        text: word.to_owned(),
    }
}

fn things(site: &Site, whose: Whose) -> Vec<Offer<'_>> {
    let config = &site.library().config;
    let named = |all: &[Named]| {
        let offers = all.iter().map(|one| Offer {
            detail: texts(&one.name),
            ..plain(&one.id, "", What::Value)
        });
        offers.collect()
    };
    match whose {
        Whose::Entry(kind) => entries(site, kind),
        Whose::Owner => named(&config.owners),
        Whose::Product => named(&config.products),
        Whose::Slot => of_messages(site).into_iter().map(a_slot).collect(),
    }
}

fn entries(site: &Site, kind: Option<Kind>) -> Vec<Offer<'_>> {
    let entries = site.library().entries();
    let fitting = entries.filter(|entry| kind.is_none_or(|kind| entry.kind() == kind));
    fitting
        .map(|entry| Offer {
            label: entry.id.clone(),
            detail: texts(&entry.title),
            told: Told::Entry(entry),
            what: What::Entry,
            text: entry.id.clone(),
        })
        .collect()
}

/// What may stand between braces: in a fix what it declares, and the slots of all messages.
fn slots<'s>(site: &'s Site, cursor: &Cursor) -> Vec<Offer<'s>> {
    let own = cursor.own.as_ref().and_then(|id| site.library().get(id));
    let variants = own.into_iter().flat_map(|entry| entry.variants());
    let mut names: Vec<&str> = variants
        .flat_map(|variant| variant.values.keys())
        .map(String::as_str)
        .collect();
    names.extend(
        own.into_iter()
            .flat_map(|entry| entry.slots())
            .map(|slot| slot.id.as_str()),
    );
    names.extend(of_messages(site));
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    names.into_iter().map(a_slot).collect()
}

fn a_slot(name: &str) -> Offer<'static> {
    plain(name, "", What::Slot)
}

fn of_messages(site: &Site) -> BTreeSet<&str> {
    let problems = site.library().entries().filter_map(|entry| entry.problem());
    let messages = problems.flat_map(|problem| &problem.messages);
    let wordings = messages.flat_map(|shown| shown.message.wordings());
    wordings
        .flat_map(|(_, template)| template.slots())
        .collect()
}

fn texts(text: &Text) -> String {
    let texts: Vec<&str> = text.iter().map(|(_, text)| text.as_str()).collect();
    texts.join(" / ")
}
