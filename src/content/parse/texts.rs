//! Texts by language, and what one language has and another has not.

use super::{
    fields::Fields,
    report::{Gap, Report},
    values::Value,
};
use crate::content::{
    code::Code,
    entry::{Remedy, Text},
    id,
    shape::{Shape, Whose},
    suggest,
};
use naosu_vocabulary::{Kind, Lang};
use std::ops::Range;
use toml::de::DeValue;

/// A text that may say nothing.
const BLANK: Shape = Shape::Text { may_be_blank: true };

/// A text that says something.
pub(super) const SAID: Shape = Shape::Text {
    may_be_blank: false,
};

/// How many characters a short text may have: it stands on many pages.
const LONGEST: usize = 10_000;

/// How many a title may have: it stands wherever something leads to the entry.
const LONGEST_TITLE: usize = 500;

impl Fields<'_> {
    /// A text in the site's languages; what one of them lacks is noted as a gap.
    pub(super) fn text(&mut self, key: &'static str, doc: &'static str) -> Text {
        let Some(value) = self.ask(key, doc, || BLANK) else {
            return Text::default();
        };
        let text = self.report.as_text(key, value);
        self.report.add_gaps(key, &text, value.span());
        text
    }

    /// A text that must be there and say something. `hint` says what is wanted.
    pub(super) fn needed_text(&mut self, key: &'static str, doc: &'static str, hint: &str) -> Text {
        let text = self.text(key, doc);
        self.describe_as_needed(key);
        self.describe_as_said(key);
        if !self.says_something(key) {
            self.report_missing(key, hint);
        }
        text
    }

    /// A text without a look at what is missing.
    pub(super) fn loose_text(&mut self, key: &'static str, doc: &'static str) -> Text {
        let value = self.ask(key, doc, || BLANK);
        value
            .map(|value| self.report.as_text(key, value))
            .unwrap_or_default()
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str, doc: &'static str) -> Vec<Text> {
        self.list(key, doc, || SAID.list())
            .map(|value| self.report.as_listed_text(key, value))
            .collect()
    }

    /// Whether `key` is there and not blank, even if what it says is wrong: then it is not
    /// missing as well.
    pub(super) fn says_something(&self, key: &str) -> bool {
        self.peek(key).is_some_and(|value| !is_blank(value))
    }

    /// What to do: ids of fixes and one-line remedies.
    pub(super) fn remedies(&mut self, key: &'static str, doc: &'static str) -> Vec<Remedy> {
        let fix = Shape::Name(Whose::Entry(Some(Kind::Fix)));
        self.list(key, doc, || fix.or(SAID).list())
            .filter_map(|value| match value.get_ref() {
                // A sentence is no id.
                DeValue::String(said) if self.report.lang.is_some() && !is_id(said) => {
                    Some(Remedy::Text(self.report.as_listed_text(key, value)))
                }
                DeValue::String(_) => self.report.as_reference(key, value).map(Remedy::Fix),
                DeValue::Table(_) => Some(Remedy::Text(self.report.as_listed_text(key, value))),
                _ => {
                    let expected = "the id of a fix or a text";
                    self.report.wrong_type(key, expected, value);
                    None
                }
            })
            .collect()
    }
}

impl Report<'_> {
    fn as_text(&self, key: &str, value: &Value) -> Text {
        let mut text = Text::default();
        if let (Some(lang), DeValue::String(_)) = (self.lang, value.get_ref()) {
            let said = self.as_string(key, value);
            let said = said.filter(|said| self.is_short(key, said, value));
            if let Some(said) = said.filter(|said| !said.trim().is_empty()) {
                text.set(lang, said.to_owned());
            }
            return text;
        }
        let Some(table) = self.as_text_table(key, value) else {
            return text;
        };
        for (tag, value) in table.iter() {
            let lang = Lang::from_name(tag.get_ref());
            let Some(lang) = lang.filter(|lang| self.languages.contains(lang)) else {
                let known = self.languages.iter().map(|lang| lang.name());
                let message = format!("the site has no language `{}`", tag.get_ref());
                let hint = suggest::hint(tag.get_ref(), known);
                self.add(Code::UnknownLanguage, message, tag.span(), hint);
                continue;
            };
            let said = self.as_string(key, value);
            let said = said.filter(|said| self.is_short(key, said, value));
            if let Some(said) = said.filter(|said| !said.trim().is_empty()) {
                text.set(lang, said.to_owned());
            }
        }
        text
    }

    /// Whether a text is not too long to stand in every list that names the entry.
    fn is_short(&self, key: &str, said: &str, value: &Value) -> bool {
        let most = if key == "title" {
            LONGEST_TITLE
        } else {
            LONGEST
        };
        let length = said.chars().count();
        if length > most {
            let message = format!("`{key}` is too long: {length} characters");
            let hint = format!("{most} at most: the rest is for the Markdown");
            self.add(Code::TooMuch, message, value.span(), hint);
        }
        length <= most
    }

    /// A text of a list, where one that says nothing must not stand.
    pub(super) fn as_listed_text(&self, key: &str, value: &Value) -> Text {
        let text = self.as_text(key, value);
        if is_blank(value) {
            let message = format!("a text of `{key}` says nothing");
            self.add(Code::WrongValue, message, value.span(), None);
        }
        self.add_gaps(key, &text, value.span());
        text
    }

    fn add_gaps(&self, key: &str, text: &Text, span: Range<usize>) {
        let lacking = self.languages.iter().copied();
        for lang in lacking.filter(|lang| !text.is_empty() && text.get(*lang).is_none()) {
            self.add_gap(Gap {
                lang,
                what: key.to_owned(),
                span: span.clone(),
            });
        }
    }
}

/// Whether a word is what an id looks like.
pub(super) fn is_id(word: &str) -> bool {
    id::fault(word).is_none()
}

/// Whether a value is a text without a word in any language.
fn is_blank(value: &Value) -> bool {
    let says_nothing = |text: &Value| {
        text.get_ref()
            .as_str()
            .is_some_and(|text| text.trim().is_empty())
    };
    match value.get_ref() {
        DeValue::Table(table) => table.iter().all(|(_, text)| says_nothing(text)),
        DeValue::String(_) => says_nothing(value),
        _ => false,
    }
}
