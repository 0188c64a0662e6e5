//! What translations say at their head, put to what the entry says: texts by language.

use super::{report::Report, texts::is_id, values::Value};
use crate::content::{
    code::Code,
    shape::{Key, Shape},
};
use naosu_vocabulary::Lang;
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeArray, DeString, DeTable, DeValue},
};

/// Lists of words that a language has of its own: they are added up.
const ADDED: [&str; 2] = ["keywords", "tags"];

/// How a translation is put to its entry.
pub(super) struct Overlay<'r, 'a> {
    pub(super) report: &'r Report<'a>,
    /// The language of a text of the entry that says none.
    pub(super) from: Option<Lang>,
    /// The language of the translation.
    pub(super) lang: Lang,
}

impl Overlay<'_, '_> {
    /// Puts the texts of a translation into the entry's table. What is no text is said once, at
    /// the entry's own head; that a translation says the same is no fault.
    pub(super) fn put<'a>(&self, into: &mut DeTable<'a>, from: DeTable<'a>, keys: &[Key]) {
        for (name, value) in from {
            let known = keys.iter().find(|key| key.name == name.get_ref());
            let Some(key) = known else {
                into.entry(name).or_insert(value);
                continue;
            };
            let there = into.remove(name.get_ref().as_ref());
            let merged = self.value(&key.shape, key.name, there, value);
            if let Some(merged) = merged {
                into.insert(name, merged);
            }
        }
    }

    fn value<'a>(
        &self,
        shape: &Shape,
        name: &str,
        there: Option<Value<'a>>,
        said: Value<'a>,
    ) -> Option<Value<'a>> {
        match shape {
            Shape::Text { .. } => Some(self.text(there, said)),
            Shape::Table(keys) if is_by_language(keys) => Some(self.text(there, said)),
            Shape::Either(_, other)
                if matches!(**other, Shape::Text { .. })
                    && !said.get_ref().as_str().is_some_and(is_id) =>
            {
                Some(self.text(there, said))
            }
            Shape::List { of, .. } => self.list(of, name, there, said),
            Shape::Table(keys) => match (there.map(parts), parts(said)) {
                (Some((span, DeValue::Table(mut there))), (_, DeValue::Table(said))) => {
                    self.put(&mut there, said, keys);
                    Some(Spanned::new(span, DeValue::Table(there)))
                }
                (there, _) => there.map(|(span, value)| Spanned::new(span, value)),
            },
            _ => {
                let is_same = there
                    .as_ref()
                    .is_some_and(|there| words(there.get_ref()) == words(said.get_ref()));
                if !is_same {
                    self.refuse(name, said.span());
                }
                there
            }
        }
    }

    fn refuse(&self, name: &str, span: Range<usize>) {
        let message = format!("`{name}` is not said by language");
        let hint = "say it at the head of the entry, not of its translation".to_owned();
        self.report.add(Code::WrongValue, message, span, hint);
    }

    /// A text in one more language.
    fn text<'a>(&self, there: Option<Value<'a>>, said: Value<'a>) -> Value<'a> {
        let (at, said) = parts(said);
        let said = match said {
            DeValue::Table(table) => table,
            one => by_language(self.lang, at.clone(), one),
        };
        let Some((span, there)) = there.map(parts) else {
            return Spanned::new(at, DeValue::Table(said));
        };
        let mut table = match (there, self.from) {
            (DeValue::Table(table), _) => table,
            (one, Some(from)) => by_language(from, span.clone(), one),
            // Whatever it is, it is no text, and is told so.
            (one, None) => return Spanned::new(span, one),
        };
        table.extend(said);
        Spanned::new(span, DeValue::Table(table))
    }

    /// A list, element by element: a translation has as many.
    fn list<'a>(
        &self,
        of: &Shape,
        name: &str,
        there: Option<Value<'a>>,
        said: Value<'a>,
    ) -> Option<Value<'a>> {
        let at = said.span();
        let there = there.map(|there| match self.report.is_untyped {
            true => listed(there),
            false => there,
        });
        let (there, said) = (there.map(parts), parts(listed(said)).1);
        let (span, mut there, said) = match (there, said) {
            (Some((span, DeValue::Array(there))), DeValue::Array(said)) => (span, there, said),
            (None, DeValue::Array(said)) => (at.clone(), DeArray::new(), said),
            (there, _) => {
                self.refuse(name, at);
                return there.map(|(span, value)| Spanned::new(span, value));
            }
        };
        if ADDED.contains(&name) {
            said.into_iter().for_each(|word| there.push(word));
            return Some(Spanned::new(span, DeValue::Array(there)));
        }
        if !there.is_empty() && there.len() != said.len() {
            let message = format!(
                "`{name}` has {} elements here and {} in the entry",
                said.len(),
                there.len()
            );
            let hint = "a translation says them one by one, in the same order".to_owned();
            self.report.add(Code::WrongValue, message, at, hint);
            return Some(Spanned::new(span, DeValue::Array(there)));
        }
        let mut merged = DeArray::new();
        let mut there = there.into_iter();
        for said in said {
            let value = self.value(of, name, there.next(), said);
            value.into_iter().for_each(|value| merged.push(value));
        }
        Some(Spanned::new(span, DeValue::Array(merged)))
    }
}

/// A list; one value stands for a list of one.
fn listed(value: Value) -> Value {
    match value.get_ref() {
        DeValue::String(_) => {
            let span = value.span();
            let mut list = DeArray::new();
            list.push(value);
            Spanned::new(span, DeValue::Array(list))
        }
        _ => value,
    }
}

fn parts(value: Value) -> (Range<usize>, DeValue) {
    (value.span(), value.into_inner())
}

fn by_language(lang: Lang, span: Range<usize>, one: DeValue) -> DeTable {
    let key = Spanned::new(span.clone(), DeString::from(lang.name()));
    DeTable::from_iter([(key, Spanned::new(span, one))])
}

/// Whether the keys of a table are languages.
fn is_by_language(keys: &[Key]) -> bool {
    !keys.is_empty() && keys.iter().all(|key| Lang::from_name(key.name).is_some())
}

/// A value that is no list and no table, as it is written.
fn words(value: &DeValue) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(_) | DeValue::Table(_) => String::new(),
    }
}
