//! One TOML value, read as what it should be. What is wrong with it is noted.

use super::report::Report;
use crate::{
    content::{code::Code, entry::Ref, suggest},
    strings::characters::{is_control, named},
};
use jiff::civil::Date;
use naosu_vocabulary::Vocabulary;
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

/// A value with its place.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// How many elements a list may have: pages show them, and each is looked up in others.
pub(super) const MOST: usize = 1000;

/// How a finding names a text by language.
const TEXT: &str = "a text in each language";

impl Report<'_> {
    pub(super) fn as_string<'a>(&self, key: &str, value: &'a Value<'a>) -> Option<&'a str> {
        let string = value.get_ref().as_str();
        if string.is_none() {
            self.wrong_type(key, "a string", value);
        }
        if let Some(control) = string.and_then(|string| string.chars().find(|c| is_control(*c))) {
            let message = format!("`{key}` has a control character, {}", named(control));
            let hint = "take it out: nobody sees it".to_owned();
            self.add(Code::ControlCharacter, message, value.span(), hint);
        }
        string
    }

    /// An id with its place.
    pub(super) fn as_reference(&self, key: &str, value: &Value) -> Option<Ref> {
        let id = self.as_string(key, value)?.to_owned();
        let span = value.span();
        Some(Ref { id, span })
    }

    pub(super) fn as_flag(&self, key: &str, value: &Value) -> Option<bool> {
        let said = value.get_ref().as_str().filter(|_| self.is_untyped);
        let flag = match said {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => value.get_ref().as_bool(),
        };
        if flag.is_none() {
            self.wrong_type(key, "true or false", value);
        }
        flag
    }

    /// A number of things: not negative.
    pub(super) fn as_count(&self, key: &str, value: &Value) -> Option<u32> {
        let said = value.get_ref().as_str().filter(|said| {
            let is_number = said.bytes().all(|byte| byte.is_ascii_digit());
            self.is_untyped && is_number && !said.is_empty()
        });
        let (digits, radix) = match (said, value.get_ref().as_integer()) {
            (Some(said), _) => (said, 10),
            (None, Some(integer)) => (integer.as_str(), integer.radix()),
            (None, None) => {
                self.wrong_type(key, "a whole number", value);
                return None;
            }
        };
        let number = u32::from_str_radix(digits, radix).ok();
        if number.is_none() {
            let message = format!("`{key}` must be a whole number from 0 to {}", u32::MAX);
            self.add(Code::WrongValue, message, value.span(), None);
        }
        number
    }

    pub(super) fn as_date(&self, key: &str, value: &Value) -> Option<Date> {
        let said = value.get_ref().as_str().filter(|_| self.is_untyped);
        let date = match (said, value.get_ref().as_datetime()) {
            // A time of day may follow.
            (Some(said), _) => said
                .split(['T', ' '])
                .next()
                .and_then(|day| day.parse().ok()),
            (None, time) => time.and_then(|time| time.date).and_then(|date| {
                let (year, month, day) = (date.year as i16, date.month as i8, date.day as i8);
                Date::new(year, month, day).ok()
            }),
        };
        if date.is_none() {
            self.wrong_type(key, "a date", value);
        }
        date
    }

    /// One of a few words.
    pub(super) fn as_choice<T: Vocabulary>(&self, key: &str, value: &Value) -> Option<T> {
        let word = self.as_string(key, value)?;
        let chosen = T::WORDS.iter().copied().find(|known| known.name() == word);
        if chosen.is_none() {
            let names = T::WORDS.iter().map(|known| known.name());
            let message = format!("`{key}` cannot be `{word}`");
            let hint = suggest::hint(word, names);
            self.add(Code::UnknownValue, message, value.span(), hint);
        }
        chosen
    }

    pub(super) fn as_list<'a>(&self, key: &str, value: &'a Value<'a>) -> Option<&'a DeArray<'a>> {
        let list = value.get_ref().as_array();
        if list.is_none() {
            self.wrong_type(key, "a list", value);
        }
        list
    }

    /// Tells a list that is too long.
    pub(super) fn see_to_length(&self, key: &str, value: &Value) {
        let length = value.get_ref().as_array().map_or(0, |list| list.len());
        if length > MOST {
            let message = format!("`{key}` has {length} elements");
            let hint = format!("{MOST} at most: nobody reads more");
            self.add(Code::TooMuch, message, value.span(), hint);
        }
    }

    pub(super) fn as_table<'a>(&self, key: &str, value: &'a Value<'a>) -> Option<&'a DeTable<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, "a table", value);
        }
        table
    }

    /// The table of a text by language.
    pub(super) fn as_text_table<'a>(
        &self,
        key: &str,
        value: &'a Value<'a>,
    ) -> Option<&'a DeTable<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, TEXT, value);
        }
        table
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
            ("a date", DeValue::String(_)) if self.is_untyped => {
                Some("write it as year, month and day: 2026-11-22".into())
            }
            ("a date", DeValue::String(_)) => Some("write it without quotes: 2026-11-22".into()),
            (TEXT, DeValue::String(_)) => Some(self.in_languages(key)),
            _ => None,
        };
        let message = format!("`{key}` must be {expected}, this is {found}");
        self.add(Code::WrongType, message, value.span(), hint);
    }

    fn in_languages(&self, key: &str) -> String {
        let texts = self.languages.iter().map(|lang| format!("{lang} = \"…\""));
        let texts: Vec<String> = texts.collect();
        format!("say in which language: {key} = {{ {} }}", texts.join(", "))
    }
}
