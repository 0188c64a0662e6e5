//! `[[message]]`: what the user sees, as templates.

use super::{fields::Fields, report::Report, texts::SAID, values::Value};
use crate::content::{
    code::Code,
    entry::{ShownMessage, Text},
    shape::{Shape, Words},
};
use naosu_vocabulary::{Lang, Localised, Message, Piece, SlotType, Template, TemplateError};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};
use unicode_normalization::UnicodeNormalization;

/// How many characters a message may have. The longest that programs show have some hundred; to lay
/// one against a paste takes time by the product of their lengths, in readers' browsers too.
const LONGEST: usize = 2000;

/// How many characters a code may have.
const LONGEST_CODE: usize = 200;

pub(super) fn messages(fields: &mut Fields) -> Vec<ShownMessage> {
    let doc = "A text that the user sees; at least one.";
    let messages = fields.tables("message", doc, "a message", message);
    let hint = "an error needs at least one [[message]] with its text";
    fields.require("message", hint);
    messages
}

fn message(fields: &mut Fields) -> ShownMessage {
    let doc = "The message, word for word. `{name}` is a slot: a part that differs each time. A \
               literal brace is doubled: `{{`.";
    let texts = fields.loose_text("text", doc);
    let slots = slots(fields);
    let (text, is_whole) = templates(fields, &texts, &slots);
    let former = former(fields, &slots);
    // A slot may be in a text that is wrong in another way; that is said already.
    if is_whole {
        let former = former.iter().flat_map(Localised::iter);
        find_slots(fields.report, &slots, text.iter().chain(former));
    }
    let doc = "A code that goes with the message (`\"0x80070005\"`), or a list of them.";
    let mut codes = fields.string_or_strings("code", doc);
    if codes.iter().any(|code| code.chars().count() > LONGEST_CODE) {
        let hint = format!("{LONGEST_CODE} characters at most");
        let span = fields.span.clone();
        fields
            .report
            .add(Code::TooMuch, "a code without end", span, hint);
        codes.clear();
    }
    ShownMessage {
        message: Message {
            text,
            former,
            codes,
        },
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

fn templates(fields: &mut Fields, texts: &Text, slots: &Slots) -> (Localised<Template>, bool) {
    const HINT: &str = "text = { ja = \"…\", en = \"…\" }, word for word";
    fields.require("text", HINT);
    fields.describe_as_said("text");
    let Some(value) = fields.peek("text") else {
        return (Localised::default(), false);
    };
    let report = fields.report;
    if !fields.says_something("text") {
        let message = "the message has no text";
        report.add(Code::MissingKey, message, value.span(), HINT.to_owned());
    }
    checked(report, value, texts, slots)
}

/// Wordings of other versions of the program.
fn former(fields: &mut Fields, slots: &Slots) -> Vec<Localised<Template>> {
    let doc = "Wordings that other versions of the program have, each as `text` is written; a \
               language may be left out.";
    let report = fields.report;
    let wordings = fields.list("former", doc, || SAID.list());
    let wordings = wordings.map(|value| {
        let texts = report.as_listed_text("former", value);
        checked(report, value, &texts, slots).0
    });
    wordings.collect()
}

/// The templates of a text, and whether all of it could be read.
fn checked(
    report: &Report,
    value: &Value,
    texts: &Text,
    slots: &Slots,
) -> (Localised<Template>, bool) {
    let templates = parsed(report, value, texts, slots);
    let all = texts.iter().count() == templates.iter().count();
    let is_whole = all && !templates.is_empty();
    if is_whole {
        compare_slots(report, value, &templates);
    }
    (templates, is_whole)
}

fn parsed(report: &Report, value: &Value, texts: &Text, slots: &Slots) -> Localised<Template> {
    let types = slots.iter();
    let types = types.map(|(name, (slot_type, _))| (name.clone(), *slot_type));
    let types: BTreeMap<String, SlotType> = types.collect();
    let mut templates = Localised::default();
    for (lang, text) in texts.iter() {
        let span = place(value, lang);
        // As the search reads it: one letter may stand for eighteen.
        let length = text.nfkc().count();
        if length > LONGEST {
            let message =
                format!("a message of {length} characters is too long to be searched for");
            let hint = format!("{LONGEST} at most: its first sentences are enough");
            report.add(Code::TooMuch, message, span, hint);
            continue;
        }
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
fn find_slots<'t>(
    report: &Report,
    slots: &Slots,
    wordings: impl Iterator<Item = (Lang, &'t Template)>,
) {
    let known = wordings.flat_map(|(_, template)| template.slots());
    let known: BTreeSet<&str> = known.collect();
    for (name, (_, span)) in slots {
        if !known.contains(name.as_str()) {
            let message = format!("the message has no slot `{name}`");
            let hint = report.suggestions.hint(name, known.iter().copied());
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
