//! What a table is asked for again and again: strings, ids, numbers, words.

use super::{
    fields::Fields,
    values::{MOST, Value},
};
use crate::content::{
    entry::Ref,
    shape::{Shape, Whose, Words},
};
use jiff::civil::Date;
use naosu_vocabulary::Vocabulary;

impl<'a> Fields<'a> {
    pub(super) fn string(&mut self, key: &'static str, doc: &'static str) -> Option<String> {
        self.reference(key, doc).map(|string| string.id)
    }

    /// A string with anything in it.
    pub(super) fn paste(&mut self, key: &'static str, doc: &'static str) -> Option<String> {
        let value = self.ask(key, doc, || Shape::String)?;
        match value.get_ref().as_str() {
            Some(paste) => Some(paste.to_owned()),
            None => self.report.as_string(key, value).map(str::to_owned),
        }
    }

    pub(super) fn strings(&mut self, key: &'static str, doc: &'static str) -> Vec<String> {
        let strings = self.refs(key, doc).into_iter();
        strings.map(|string| string.id).collect()
    }

    /// A string, or a list of them.
    pub(super) fn string_or_strings(
        &mut self,
        key: &'static str,
        doc: &'static str,
    ) -> Vec<String> {
        let shape = || Shape::String.or(Shape::String.list());
        let Some(value) = self.ask(key, doc, shape) else {
            return Vec::new();
        };
        let all: Vec<&Value> = match value.get_ref().as_array() {
            Some(list) => list.iter().take(MOST).collect(),
            None => vec![value],
        };
        self.report.see_to_length(key, value);
        let strings = all.into_iter();
        strings
            .filter_map(|value| self.report.as_string(key, value).map(str::to_owned))
            .collect()
    }

    /// `true` or `false`; `false` if left out or wrong.
    pub(super) fn flag(&mut self, key: &'static str, doc: &'static str) -> bool {
        let value = self.ask(key, doc, || Shape::Flag);
        value
            .and_then(|value| self.report.as_flag(key, value))
            .unwrap_or_default()
    }

    /// The name of something in the site, with its place.
    pub(super) fn name(
        &mut self,
        key: &'static str,
        doc: &'static str,
        whose: Whose,
    ) -> Option<Ref> {
        self.reference_like(key, doc, || Shape::Name(whose))
    }

    /// Names of things in the site, with their places.
    pub(super) fn names(&mut self, key: &'static str, doc: &'static str, whose: Whose) -> Vec<Ref> {
        self.refs_like(key, doc, || Shape::Name(whose).list())
    }

    /// An id with its place.
    pub(super) fn reference(&mut self, key: &'static str, doc: &'static str) -> Option<Ref> {
        self.reference_like(key, doc, || Shape::String)
    }

    /// A string of a certain shape with its place. Whether it has the shape is for the caller to
    /// see.
    pub(super) fn reference_like(
        &mut self,
        key: &'static str,
        doc: &'static str,
        shape: impl FnOnce() -> Shape,
    ) -> Option<Ref> {
        let value = self.ask(key, doc, shape)?;
        self.report.as_reference(key, value)
    }

    pub(super) fn refs(&mut self, key: &'static str, doc: &'static str) -> Vec<Ref> {
        self.refs_like(key, doc, || Shape::String.list())
    }

    /// Strings of a certain shape with their places. `shape` is that of the whole.
    pub(super) fn refs_like(
        &mut self,
        key: &'static str,
        doc: &'static str,
        shape: impl FnOnce() -> Shape,
    ) -> Vec<Ref> {
        self.list(key, doc, shape)
            .filter_map(|value| self.report.as_reference(key, value))
            .collect()
    }

    pub(super) fn count(&mut self, key: &'static str, doc: &'static str) -> Option<u32> {
        let value = self.ask(key, doc, || Shape::Count)?;
        self.report.as_count(key, value)
    }

    pub(super) fn date(&mut self, key: &'static str, doc: &'static str) -> Option<Date> {
        let value = self.ask(key, doc, || Shape::Date)?;
        self.report.as_date(key, value)
    }

    /// One of a few words.
    pub(super) fn choice<T: Vocabulary>(
        &mut self,
        key: &'static str,
        doc: &'static str,
    ) -> Option<T> {
        let value = self.ask(key, doc, || Shape::Word(Words::of::<T>(None)))?;
        self.report.as_choice(key, value)
    }

    /// One of a few words, of which one counts where none is chosen.
    pub(super) fn choice_or_default<T: Vocabulary + Default>(
        &mut self,
        key: &'static str,
        doc: &'static str,
    ) -> T {
        let shape = || Shape::Word(Words::of(Some(T::default())));
        let value = self.ask(key, doc, shape);
        value
            .and_then(|value| self.report.as_choice(key, value))
            .unwrap_or_default()
    }

    /// Any of a few words.
    pub(super) fn choices<T: Vocabulary>(
        &mut self,
        key: &'static str,
        doc: &'static str,
    ) -> Vec<T> {
        let shape = || Shape::Word(Words::of::<T>(None)).list();
        self.list(key, doc, shape)
            .filter_map(|value| self.report.as_choice(key, value))
            .collect()
    }
}
