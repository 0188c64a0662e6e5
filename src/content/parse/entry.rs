//! An entry's TOML file: the keys that every kind has.

use super::{
    document,
    fields::Fields,
    kinds,
    report::{Gap, Report},
};
use crate::content::{
    entry::{Details, Entry, Text},
    finding::Finding,
    source::Source,
};
use naosu_vocabulary::{Kind, Lang, Localised};
use std::sync::Arc;

/// What came of an entry's TOML file.
pub(in crate::content) struct Parsed {
    /// The entry without its prose; none where syntax errors or an unknown kind hide what it is.
    pub(in crate::content) entry: Option<Entry>,
    /// What is wrong with it.
    pub(in crate::content) findings: Vec<Finding>,
    /// What it says in one language only.
    pub(in crate::content) gaps: Vec<Gap>,
}

/// Reads the TOML file of the entry `id`.
pub(in crate::content) fn entry(
    id: &str,
    topic: Option<&str>,
    source: &Arc<Source>,
    languages: &[Lang],
) -> Parsed {
    let report = Report::new(source.clone(), languages);
    let entry = document(source, &report).and_then(|table| {
        let fields = Fields::new(&report, table.get_ref(), 0..0);
        read(fields, id, topic)
    });
    let (findings, gaps) = report.finish();
    Parsed {
        entry,
        findings,
        gaps,
    }
}

fn read(mut fields: Fields, id: &str, topic: Option<&str>) -> Option<Entry> {
    if !fields.has("kind") {
        let names = Kind::ALL.map(|kind| format!("`{kind}`")).join(", ");
        fields.missing("kind", &format!("one of {names}"));
    }
    let kind = fields.choice("kind")?;

    let title = fields.text("title");
    let summary = fields.text("summary");
    let state = fields.choice("state").unwrap_or_default();
    let owner = fields.reference("owner");
    let audience = fields.choice("audience").unwrap_or_default();
    let verified = fields.date("verified");
    let review_days = fields
        .get("review_days")
        .and_then(|days| fields.as_count("review_days", days));
    let products = fields.refs("products");
    let tags = fields.strings("tags");
    let aliases = fields.refs("aliases");
    let related = fields.refs("related");
    let translated = translated(&mut fields);

    let details = kinds::details(kind, &mut fields);
    let from_message = title.is_empty().then(|| first_message(&details)).flatten();
    let title_is_message = from_message.is_some();
    let title = from_message.unwrap_or(title);
    if title.is_empty() && !fields.says_something("title") {
        fields.report.error(
            "missing-title",
            format!("{} has no title", kinds::a(kind)),
            fields.span.clone(),
            Some("title = { ja = \"…\", en = \"…\" }".to_owned()),
        );
    }
    let places = fields
        .entries()
        .map(|(key, value)| (key.get_ref().to_string(), value.span()))
        .collect();
    let source = fields.report.source.clone();
    fields.finish(kinds::a(kind));

    Some(Entry {
        id: id.to_owned(),
        topic: topic.map(str::to_owned),
        title,
        title_is_message,
        summary,
        state,
        owner,
        audience,
        verified: verified.map(|(date, _)| date),
        review_days,
        products,
        tags,
        aliases,
        related,
        translated,
        details,
        prose: Localised::default(),
        source,
        places,
    })
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
    let mut translated = Localised::default();
    let Some(mut table) = fields.table("translated") else {
        return translated;
    };
    for lang in Lang::ALL {
        if let Some(hash) = table.string(lang.name()) {
            translated.set(lang, hash);
        }
    }
    table.finish("`translated`");
    translated
}
