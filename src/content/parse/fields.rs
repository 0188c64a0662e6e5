//! One TOML table being read: every key is asked for by name, what is wrong is noted and left
//! out, and what nobody asked for is an unknown key.

use super::{
    super::{
        entry::{Ref, Remedy, Text},
        suggest,
    },
    report::{Gap, Report},
};
use jiff::civil::Date;
use naosu_vocabulary::{Lang, Vocabulary};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// A table and the keys that were asked for so far.
pub(super) struct Fields<'a> {
    pub(super) report: &'a Report<'a>,
    table: &'a DeTable<'a>,
    /// Where the table stands: what lacks a key is reported here.
    pub(super) span: Range<usize>,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        report: &'a Report<'a>,
        table: &'a DeTable<'a>,
        span: Range<usize>,
    ) -> Fields<'a> {
        Fields {
            report,
            table,
            span,
            asked: Vec::new(),
        }
    }

    /// The value of `key`, which is known from now on.
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        self.asked.push(key);
        self.table.get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether `key` is there and not blank, even if what it says is wrong: then it is not
    /// missing as well.
    pub(super) fn says_something(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| !is_blank(value))
    }

    /// Reports what nobody asked for. `of` says whose keys these are: "an error".
    pub(super) fn finish(self, of: &str) {
        for (key, _) in self.table.iter() {
            if !self.asked.contains(&key.get_ref().as_ref()) {
                self.report.error(
                    "unknown-key",
                    format!("{of} has no key `{}`", key.get_ref()),
                    key.span(),
                    suggest::nearest(key.get_ref(), self.asked.iter().copied())
                        .map(|known| format!("did you mean `{known}`?")),
                );
            }
        }
    }

    /// Reports that `key` is needed and not there.
    pub(super) fn missing(&self, key: &str, hint: &str) {
        self.report.error(
            "missing-key",
            format!("`{key}` is missing"),
            self.span.clone(),
            hint.to_owned(),
        );
    }

    pub(super) fn wrong_type(&self, key: &str, expected: &str, value: &Value) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a point",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let hint = match (expected, value.get_ref()) {
            ("a string", DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) => {
                Some("put it in quotes".to_owned())
            }
            ("a date", DeValue::String(_)) => Some("write it without quotes: 2026-11-22".into()),
            (TEXT, DeValue::String(_)) => Some(format!(
                "say in which language: {key} = {{ {} }}",
                self.report
                    .languages
                    .iter()
                    .map(|lang| format!("{lang} = \"…\""))
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
            _ => None,
        };
        let message = format!("`{key}` must be {expected}, this is {found}");
        self.report.error("wrong-type", message, value.span(), hint);
    }

    fn as_string(&self, key: &str, value: &'a Value<'a>) -> Option<&'a str> {
        let string = value.get_ref().as_str();
        if string.is_none() {
            self.wrong_type(key, "a string", value);
        }
        string
    }

    /// The elements of a list.
    pub(super) fn list(
        &mut self,
        key: &'static str,
    ) -> impl Iterator<Item = &'a Value<'a>> + use<'a> {
        let list = self.get(key).and_then(|value| {
            let list = value.get_ref().as_array();
            if list.is_none() {
                self.wrong_type(key, "a list", value);
            }
            list
        });
        list.into_iter().flat_map(|list| list.iter())
    }

    pub(super) fn string(&mut self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        self.as_string(key, value).map(str::to_owned)
    }

    pub(super) fn strings(&mut self, key: &'static str) -> Vec<String> {
        self.refs(key).into_iter().map(|r| r.id).collect()
    }

    pub(super) fn bool(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let answer = value.get_ref().as_bool();
        if answer.is_none() {
            self.wrong_type(key, "true or false", value);
        }
        answer
    }

    pub(super) fn reference(&mut self, key: &'static str) -> Option<Ref> {
        let value = self.get(key)?;
        self.as_reference(key, value)
    }

    pub(super) fn refs(&mut self, key: &'static str) -> Vec<Ref> {
        self.list(key)
            .filter_map(|value| self.as_reference(key, value))
            .collect()
    }

    fn as_reference(&self, key: &str, value: &'a Value<'a>) -> Option<Ref> {
        let id = self.as_string(key, value)?.to_owned();
        let span = value.span();
        Some(Ref { id, span })
    }

    /// A number of things: not negative.
    pub(super) fn as_count(&self, key: &str, value: &Value) -> Option<u32> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, "a whole number", value);
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        if number.is_none() {
            self.report.error(
                "wrong-value",
                format!("`{key}` must be a whole number from 0 to {}", u32::MAX),
                value.span(),
                None,
            );
        }
        number
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<(Date, Range<usize>)> {
        let value = self.get(key)?;
        let date = value.get_ref().as_datetime().and_then(|time| time.date);
        let date = date.and_then(|date| {
            let (year, month, day) = (date.year as i16, date.month as i8, date.day as i8);
            Date::new(year, month, day).ok()
        });
        if date.is_none() {
            self.wrong_type(key, "a date", value);
        }
        Some((date?, value.span()))
    }

    /// One of a few words.
    pub(super) fn choice<T: Vocabulary>(&mut self, key: &'static str) -> Option<T> {
        let value = self.get(key)?;
        self.as_choice(key, value)
    }

    pub(super) fn as_choice<T: Vocabulary>(&self, key: &str, value: &'a Value<'a>) -> Option<T> {
        let word = self.as_string(key, value)?;
        let chosen = T::WORDS.iter().copied().find(|known| known.name() == word);
        if chosen.is_none() {
            let names = T::WORDS.iter().map(|known| known.name());
            self.report.error(
                "unknown-value",
                format!("`{key}` cannot be `{word}`"),
                value.span(),
                suggest::hint(word, names),
            );
        }
        chosen
    }

    /// A text in the site's languages; what one of them lacks is noted as a gap.
    pub(super) fn text(&mut self, key: &'static str) -> Text {
        let Some(value) = self.get(key) else {
            return Text::default();
        };
        let text = self.as_text(key, value);
        self.gaps(key, &text, value.span());
        text
    }

    /// A text without a look at what is missing.
    pub(super) fn loose_text(&mut self, key: &'static str) -> Text {
        self.get(key)
            .map(|value| self.as_text(key, value))
            .unwrap_or_default()
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.list(key)
            .map(|value| self.as_listed_text(key, value))
            .collect()
    }

    pub(super) fn as_text(&self, key: &str, value: &'a Value<'a>) -> Text {
        let mut text = Text::default();
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, TEXT, value);
            return text;
        };
        for (tag, value) in table.iter() {
            let lang = Lang::from_name(tag.get_ref());
            let Some(lang) = lang.filter(|lang| self.report.languages.contains(lang)) else {
                let known = self.report.languages.iter().map(|lang| lang.name());
                self.report.error(
                    "unknown-language",
                    format!("the site has no language `{}`", tag.get_ref()),
                    tag.span(),
                    suggest::hint(tag.get_ref(), known),
                );
                continue;
            };
            if let Some(said) = self
                .as_string(key, value)
                .filter(|said| !said.trim().is_empty())
            {
                text.set(lang, said.to_owned());
            }
        }
        text
    }

    /// A text of a list, where one that says nothing must not stand.
    fn as_listed_text(&self, key: &str, value: &'a Value<'a>) -> Text {
        let text = self.as_text(key, value);
        if is_blank(value) {
            let message = format!("a text of `{key}` says nothing");
            self.report
                .error("wrong-value", message, value.span(), None);
        }
        self.gaps(key, &text, value.span());
        text
    }

    fn gaps(&self, key: &str, text: &Text, span: Range<usize>) {
        let lacking = self.report.languages.iter().copied();
        for lang in lacking.filter(|lang| !text.is_empty() && text.get(*lang).is_none()) {
            self.report.gaps.borrow_mut().push(Gap {
                lang,
                what: key.to_owned(),
                span: span.clone(),
            });
        }
    }

    /// What to do: ids of fixes and one-line remedies.
    pub(super) fn remedies(&mut self, key: &'static str) -> Vec<Remedy> {
        self.list(key)
            .filter_map(|value| match value.get_ref() {
                DeValue::String(_) => self.as_reference(key, value).map(Remedy::Fix),
                DeValue::Table(_) => Some(Remedy::Text(self.as_listed_text(key, value))),
                _ => {
                    self.wrong_type(key, "the id of a fix or a text", value);
                    None
                }
            })
            .collect()
    }

    /// A table within this one.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.get(key)?;
        self.as_fields(key, value)
    }

    /// A list of tables: `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        self.list(key)
            .filter_map(|value| self.as_fields(key, value))
            .collect()
    }

    fn as_fields(&self, key: &str, value: &'a Value<'a>) -> Option<Fields<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, "a table", value);
        }
        Some(Fields::new(self.report, table?, value.span()))
    }

    /// Every key with its value, for tables whose keys are free.
    pub(super) fn entries(
        &self,
    ) -> impl Iterator<Item = (&'a Spanned<toml::de::DeString<'a>>, &'a Value<'a>)> {
        self.table.iter()
    }
}

const TEXT: &str = "a text in each language";

/// Whether a value is a text without a word in any language.
fn is_blank(value: &Value) -> bool {
    let says_nothing = |text: &Value| {
        text.get_ref()
            .as_str()
            .is_some_and(|text| text.trim().is_empty())
    };
    match value.get_ref() {
        DeValue::Table(table) => table.iter().all(|(_, text)| says_nothing(text)),
        _ => false,
    }
}
