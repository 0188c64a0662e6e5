//! `[[message]]`: what the user sees, as templates.

use super::{fields::Fields, report::Report, values::Value};
use crate::content::{
    code::Code,
    entry::{ShownMessage, Text},
    shape::{Shape, Words},
    suggest,
};
use naosu_vocabulary::{Lang, Localised, Message, Piece, SlotType, Template, TemplateError};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

pub(super) fn messages(fields: &mut Fields) -> Vec<ShownMessage> {
    let doc = "A text that the user sees; at least one.";
    let messages = fields.tables("message", doc, "a message", message);
    let hint = "an error needs at least one [[message]] with its text";
    fields.require("message", hint);
    messages
}

fn message(fields: &mut Fields) -> ShownMessage {
    let text = templates(fields);
    let doc = "A code that goes with the message (`\"0x80070005\"`), or a list of them.";
    let codes = fields.string_or_strings("code", doc);
    ShownMessage {
        message: Message { text, codes },
        location: fields.text("where", "Where on the screen it shows."),
        span: fields.span.clone(),
    }
}

/// Each slot's type with the place of its name.
type Slots = BTreeMap<String, (SlotType, Range<usize>)>;

fn slots(fields: &mut Fields) -> Slots {
    let doc = "What a slot holds, by its name.";
    let report = fields.report;
    let each = || Shape::Word(Words::of(Some(SlotType::default())));
    let slots = fields.named("slots", doc, each);
    slots
        .filter_map(|(name, value)| {
            let slot_type = report.as_choice(name.get_ref(), value)?;
            Some((name.get_ref().to_string(), (slot_type, name.span())))
        })
        .collect()
}

fn templates(fields: &mut Fields) -> Localised<Template> {
    const HINT: &str = "text = { ja = \"…\", en = \"…\" }, word for word";
    let doc = "The message, word for word. `{name}` is a slot: a part that differs each time. A \
               literal brace is doubled: `{{`.";
    let texts = fields.loose_text("text", doc);
    let slots = slots(fields);
    fields.require("text", HINT);
    fields.describe_as_said("text");
    let Some(value) = fields.peek("text") else {
        return Localised::default();
    };
    let report = fields.report;
    if !fields.says_something("text") {
        let message = "the message has no text";
        report.add(Code::MissingKey, message, value.span(), HINT.to_owned());
    }
    let templates = parsed(report, value, &texts, &slots);
    let complete = texts.iter().count() == templates.iter().count();
    if complete && !templates.is_empty() {
        compare_slots(report, value, &templates);
        find_slots(report, &slots, &templates);
    }
    templates
}

fn parsed(report: &Report, value: &Value, texts: &Text, slots: &Slots) -> Localised<Template> {
    let types = slots.iter();
    let types = types.map(|(name, (slot_type, _))| (name.clone(), *slot_type));
    let types: BTreeMap<String, SlotType> = types.collect();
    let mut templates = Localised::default();
    for (lang, text) in texts.iter() {
        let span = place(value, lang);
        match Template::parse(text, &types) {
            Ok(template) => {
                if !has_a_word(&template) {
                    let message = "the message is nothing but slots and marks";
                    let hint = "without a word of its own it would match any text".to_owned();
                    report.add(Code::EmptyMessage, message, span, hint);
                }
                templates.set(lang, template);
            }
            Err(TemplateError::LoneBrace { brace, at }) => report.add(
                Code::LoneBrace,
                format!("a lone `{brace}` in the message"),
                within(&report.source.text, span, text, at),
                format!("a slot is written {{name}}, a literal brace is doubled: {brace}{brace}"),
            ),
        }
    }
    templates
}

fn has_a_word(template: &Template) -> bool {
    template.pieces.iter().any(|piece| match piece {
        Piece::Literal(text) => text.chars().any(char::is_alphanumeric),
        Piece::Slot(..) => false,
    })
}

/// The languages of a message should have the same slots. Real programs' translations drop some.
fn compare_slots(report: &Report, value: &Value, templates: &Localised<Template>) {
    for (has, template) in templates.iter() {
        let lacks = has.other();
        let Some(other) = templates.get(lacks) else {
            continue;
        };
        let there: BTreeSet<&str> = other.slots().collect();
        let here: BTreeSet<&str> = template.slots().collect();
        for slot in here.difference(&there) {
            let message = format!("`{lacks}` has no slot `{slot}`, `{has}` has");
            report.add(Code::DifferingSlots, message, place(value, lacks), None);
        }
    }
}

/// Every slot that has a type must be one of the message.
fn find_slots(report: &Report, slots: &Slots, templates: &Localised<Template>) {
    let known = templates.iter().flat_map(|(_, template)| template.slots());
    let known: BTreeSet<&str> = known.collect();
    for (name, (_, span)) in slots {
        if !known.contains(name.as_str()) {
            let message = format!("the message has no slot `{name}`");
            let hint = suggest::hint(name, known.iter().copied());
            report.add(Code::UnknownSlot, message, span.clone(), hint);
        }
    }
}

/// Where the text in a language stands; where all of it stands if there is none.
fn place(value: &Value, lang: Lang) -> Range<usize> {
    let table = value.get_ref().as_table();
    let text = table.and_then(|table| table.get(lang.name()));
    text.unwrap_or(value).span()
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
