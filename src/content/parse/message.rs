//! `[[message]]`: what the user sees, as templates.

use super::fields::{Fields, Value};
use crate::content::entry::ShownMessage;
use naosu_vocabulary::{Lang, Localised, Message, Piece, SlotType, Template, TemplateError};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use toml::de::DeValue;

pub(super) fn messages(fields: &mut Fields) -> Vec<ShownMessage> {
    if !fields.has("message") {
        fields.missing(
            "message",
            "an error needs at least one [[message]] with its text",
        );
    }
    fields.tables("message").into_iter().map(message).collect()
}

fn message(mut fields: Fields) -> ShownMessage {
    let types = slot_types(&mut fields);
    let codes = codes(&mut fields);
    let location = fields.text("where");
    let text = templates(&mut fields, &types);
    let span = fields.span.clone();
    fields.finish("a message");
    ShownMessage {
        message: Message { text, codes },
        location,
        span,
    }
}

fn codes(fields: &mut Fields) -> Vec<String> {
    match fields.get("code").map(|value| value.get_ref()) {
        Some(DeValue::Array(_)) => fields.strings("code"),
        Some(_) => fields.string("code").into_iter().collect(),
        None => Vec::new(),
    }
}

/// Each slot's type with the place of its name.
fn slot_types(fields: &mut Fields) -> BTreeMap<String, (SlotType, Range<usize>)> {
    let Some(table) = fields.table("slots") else {
        return BTreeMap::new();
    };
    table
        .entries()
        .filter_map(|(name, value)| {
            let slot_type = table.as_choice(name.get_ref(), value)?;
            Some((name.get_ref().to_string(), (slot_type, name.span())))
        })
        .collect()
}

fn templates(
    fields: &mut Fields,
    slots: &BTreeMap<String, (SlotType, Range<usize>)>,
) -> Localised<Template> {
    let report = fields.report;
    let Some(value) = fields.get("text") else {
        fields.missing("text", "text = { ja = \"…\", en = \"…\" }, word for word");
        return Localised::default();
    };
    let texts = fields.loose_text("text");
    if !fields.says_something("text") {
        let hint = "text = { ja = \"…\", en = \"…\" }, word for word".to_owned();
        report.error("missing-key", "the message has no text", value.span(), hint);
    }
    let types = slots
        .iter()
        .map(|(name, (slot_type, _))| (name.clone(), *slot_type))
        .collect();
    let mut templates = Localised::default();
    for (lang, text) in texts.iter() {
        let span = string_in(value, lang).map_or(value.span(), |value| value.span());
        match Template::parse(text, &types) {
            Ok(template) => {
                let says = |piece: &Piece| matches!(piece, Piece::Literal(text) if text.chars().any(char::is_alphanumeric));
                if !template.pieces.iter().any(says) {
                    let hint = "without a word of its own it would match any text".to_owned();
                    report.error(
                        "empty-message",
                        "the message is nothing but slots and marks",
                        span,
                        hint,
                    );
                }
                templates.set(lang, template);
            }
            Err(TemplateError::LoneBrace { brace, at }) => report.error(
                "lone-brace",
                format!("a lone `{brace}` in the message"),
                within(&report.source.text, span, text, at),
                format!("a slot is written {{name}}, a literal brace is doubled: {brace}{brace}"),
            ),
        }
    }
    let complete = texts.iter().count() == templates.iter().count();
    if complete && !templates.is_empty() {
        compare_slots(fields, value, &templates);
        for (name, (_, span)) in slots {
            let used = |(_, template): (Lang, &Template)| template.slots().any(|slot| slot == name);
            if !templates.iter().any(used) {
                let known: BTreeSet<&str> = templates.iter().flat_map(|(_, t)| t.slots()).collect();
                report.error(
                    "unknown-slot",
                    format!("the message has no slot `{name}`"),
                    span.clone(),
                    super::super::suggest::hint(name, known),
                );
            }
        }
    }
    templates
}

/// The languages of a message should have the same slots. Real programs' translations drop some.
fn compare_slots(fields: &Fields, value: &Value, templates: &Localised<Template>) {
    let (Some(ja), Some(en)) = (templates.get(Lang::Ja), templates.get(Lang::En)) else {
        return;
    };
    let ja: BTreeSet<&str> = ja.slots().collect();
    let en: BTreeSet<&str> = en.slots().collect();
    for (slot, has, lacks) in ja
        .difference(&en)
        .map(|slot| (slot, Lang::Ja, Lang::En))
        .chain(en.difference(&ja).map(|slot| (slot, Lang::En, Lang::Ja)))
    {
        let span = string_in(value, lacks).map_or(value.span(), |value| value.span());
        fields.report.warning(
            "differing-slots",
            format!("`{lacks}` has no slot `{slot}`, `{has}` has"),
            span,
            None,
        );
    }
}

fn string_in<'a>(value: &'a Value<'a>, lang: Lang) -> Option<&'a Value<'a>> {
    value.get_ref().as_table()?.get(lang.name())
}

/// The place of byte `at` of a string in the file; of the whole string where escapes stand
/// between them.
fn within(file: &str, span: Range<usize>, text: &str, at: usize) -> Range<usize> {
    match file.get(span.clone()).and_then(|raw| raw.find(text)) {
        Some(offset) => {
            let start = span.start + offset + at;
            start..start + 1
        }
        None => span,
    }
}
