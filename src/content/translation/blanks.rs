//! The texts of a TOML file that a language lacks: a place for each, to be filled in.

use crate::content::{
    front::Format,
    parse::{Edit, add_language},
    shape::{Key, Shape},
};
use naosu_vocabulary::Lang;
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Wordings that other versions of a program have: a language may be left out.
const OPTIONAL: &str = "former";

/// What puts an empty text into each text of the table that lacks the language.
pub(super) fn blanks(text: &str, table: &DeTable, keys: &[Key], lang: Lang) -> Vec<Edit> {
    let mut edits = Vec::new();
    in_table(text, table, keys, lang, &mut edits);
    edits
}

fn in_table(text: &str, table: &DeTable, keys: &[Key], lang: Lang, edits: &mut Vec<Edit>) {
    for key in keys.iter().filter(|key| key.name != OPTIONAL) {
        if let Some(value) = table.get(key.name) {
            in_value(text, value, &key.shape, lang, edits);
        }
    }
}

fn in_value(
    text: &str,
    value: &Spanned<DeValue>,
    shape: &Shape,
    lang: Lang,
    edits: &mut Vec<Edit>,
) {
    match (shape, value.get_ref()) {
        (Shape::Text { .. }, DeValue::Table(table)) => {
            edits.extend(blank(text, &value.span(), table, lang));
        }
        (Shape::Either(one, other), _) => {
            in_value(text, value, one, lang, edits);
            in_value(text, value, other, lang, edits);
        }
        (Shape::List { of, .. }, DeValue::Array(list)) => {
            for value in list.iter() {
                in_value(text, value, of, lang, edits);
            }
        }
        (Shape::Table(keys), DeValue::Table(table)) => in_table(text, table, keys, lang, edits),
        _ => {}
    }
}

fn blank(text: &str, span: &Range<usize>, table: &DeTable, lang: Lang) -> Option<Edit> {
    let said = |lang: Lang| {
        let said = table.get(lang.name())?.get_ref().as_str()?;
        (!said.trim().is_empty()).then_some(())
    };
    said(lang.other())?;
    let is_there = table.contains_key(lang.name());
    (!is_there).then(|| add_language(text, span, table, lang, "", Format::Toml))?
}
