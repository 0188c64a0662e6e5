//! An entry: the keys that every kind has.

use super::{
    document::keys_of,
    fields::Fields,
    kinds,
    names::a,
    report::{Gap, Report},
    sheet::{Group, sheet},
};
use crate::content::{
    code::Code,
    entry::{Details, Entry, Text},
    finding::Finding,
    shape::{Key, Whose},
};
use naosu_vocabulary::{Kind, Lang, Localised};
use std::collections::BTreeSet;

/// What came of an entry's files.
pub(in crate::content) struct Parsed {
    /// The entry; none where syntax errors or an unknown kind hide what it is.
    pub(in crate::content) entry: Option<Entry>,
    /// What is wrong with it.
    pub(in crate::content) findings: Vec<Finding>,
    /// What it says in one language only.
    pub(in crate::content) gaps: Vec<Gap>,
}

/// Reads the files of an entry.
pub(in crate::content) fn entry(group: &Group, languages: &[Lang]) -> Parsed {
    let mut report = Report::new(group.head.clone(), languages);
    let entry = sheet(group, &mut report, of_entry).and_then(|sheet| {
        let mut fields = Fields::new(&report, &sheet.table, 0..0);
        let kind = kind(&mut fields)?;
        let entry = read(&mut fields, kind, &group.id);
        fields.finish(&a(kind));
        let prose = sheet.prose;
        Some(Entry { prose, ..entry })
    });
    let (findings, gaps) = report.finish();
    Parsed {
        entry,
        findings,
        gaps,
    }
}

/// The keys of an entry of a kind.
pub(in crate::content) fn of_entry(of: Kind) -> Vec<Key> {
    keys_of(|fields| {
        kind(fields);
        read(fields, of, "")
    })
}

fn kind(fields: &mut Fields) -> Option<Kind> {
    let kind = fields.choice("kind", "What the entry is.");
    // Prose that says nothing of itself is an article.
    if fields.report.lang.is_some() && !fields.has("kind") {
        return Some(Kind::Article);
    }
    let names = Kind::ALL.map(|kind| format!("`{kind}`")).join(", ");
    fields.require("kind", &format!("one of {names}"));
    kind
}

fn read(fields: &mut Fields, kind: Kind, id: &str) -> Entry {
    let doc = "What the page is called. Required, but an error without one is called by its first \
               message.";
    let title = fields.text("title", doc);
    let details = kinds::details(kind, fields);
    let from_message = title.is_empty().then(|| first_message(&details)).flatten();
    let title_is_message = from_message.is_some();
    let title = from_message.unwrap_or(title);
    // What is wrong with a message that could be the title is told of the message.
    let has_message = matches!(&details, Details::Error(error) if !error.messages.is_empty());
    see_to_title(fields, kind, !title.is_empty() || has_message);
    Entry {
        id: id.to_owned(),
        topic: None,
        above: None,
        title,
        title_is_message,
        summary: fields.text(
            "summary",
            "One or two sentences, plain text, for lists, cards and descriptions.",
        ),
        state: fields.choice_or_default("state", "How far the entry may be trusted."),
        owner: fields.name("owner", "Id of an `[[owner]]` of `naosu.toml`.", Whose::Owner),
        audience: fields.choice_or_default("audience", "For whom it is written. Of a topic: for whom its entries are at most."),
        created: fields.date("created", "The day on which it was written."),
        updated: fields.date("updated", "The day on which it was last changed."),
        verified: fields.date("verified", "The day on which somebody last checked it."),
        review_days: fields.count("review_days", "After how many days to check it again."),
        products: fields.names("products", "Ids of `[[product]]`s of `naosu.toml`.", Whose::Product),
        number: fields.string("number", "Its number, if the house counts its articles: found by the search."),
        tags: fields.strings("tags", "Words, free."),
        keywords: fields.strings("keywords", "Words by which readers look for it, shown nowhere."),
        aliases: fields.refs("aliases", "Old ids of the entry; their pages lead here."),
        old_urls: fields.refs("old_urls", "Addresses that it had elsewhere (`/kb/123.html`); pages there lead here."),
        languages: fields.choices("languages", "The languages that it is in, if by decision not all of the site: the others neither lack nor list it. Of a topic: the same for all of its entries."),
        related: fields.names("related", "Ids of entries worth seeing.", Whose::Entry(None)),
        translated: translated(fields),
        lacking: BTreeSet::new(),
        details,
        prose: Localised::default(),
        source: fields.report.source.clone(),
        places: fields.places().collect(),
    }
}

fn see_to_title(fields: &mut Fields, kind: Kind, is_called: bool) {
    // An error without a title is called by its first message.
    if kind != Kind::Error {
        fields.describe_as_needed("title");
        fields.describe_as_said("title");
    }
    if !is_called && !fields.says_something("title") {
        let message = format!("{} has no title", a(kind));
        let hint = "title = { ja = \"…\", en = \"…\" }".to_owned();
        let span = fields.span.clone();
        fields.report.add(Code::MissingTitle, message, span, hint);
    }
}

/// What a reader calls an error that has no title: its first message.
fn first_message(details: &Details) -> Option<Text> {
    let Details::Error(error) = details else {
        return None;
    };
    let first = error.messages.first()?;
    let title = first.message.text.map(|_, text| text.display(|_| None));
    (!title.is_empty()).then_some(title)
}

/// Hashes by language. An empty one counts: it asks `check` for the hash to record.
fn translated(fields: &mut Fields) -> Localised<String> {
    let doc = "By language of the translation: the hash of the source prose that it was made \
               from. `naosu translate ID --record` writes it, and `naosu check` reports a \
               translation whose source has changed since.";
    let translated = fields.table("translated", doc, "`translated`", |table| {
        let doc = "The hash.";
        let hashes = Lang::ALL.into_iter();
        hashes
            .filter_map(|lang| Some((lang, table.string(lang.name(), doc)?)))
            .collect()
    });
    translated.unwrap_or_default()
}
