//! One TOML table being read: every key is asked for by name, what is wrong is noted and left
//! out, and what nobody asked for is an unknown key.

use super::{
    report::Report,
    values::{MOST, Value},
};
use crate::content::{
    code::Code,
    shape::{Key, Shape},
};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeString, DeTable},
};

/// A table and the keys that were asked for so far.
///
/// *Invariant*: every key that is read is asked for through [`Fields::ask`], so that what is
/// described is what is read.
pub(super) struct Fields<'a> {
    pub(super) report: &'a Report<'a>,
    table: &'a DeTable<'a>,
    /// Where the table stands: what lacks a key is reported here.
    pub(super) span: Range<usize>,
    asked: Vec<&'static str>,
    /// The keys with their shapes, where the table is described and not read.
    described: Option<Vec<Key>>,
}

impl<'a> Fields<'a> {
    /// A table to read.
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
            described: None,
        }
    }

    /// An empty table that notes what it is asked for. Readers go through tables within it as if
    /// they were there.
    pub(super) fn describing(report: &'a Report<'a>, empty: &'a DeTable<'a>) -> Fields<'a> {
        Fields {
            described: Some(Vec::new()),
            ..Fields::new(report, empty, 0..0)
        }
    }

    /// The keys that were asked for, if the table was described.
    pub(super) fn described(self) -> Vec<Key> {
        self.described.unwrap_or_default()
    }

    /// The value of `key`, which is known from now on. `doc` says what the key is for, `shape`
    /// what its value should look like.
    pub(super) fn ask(
        &mut self,
        name: &'static str,
        doc: &'static str,
        shape: impl FnOnce() -> Shape,
    ) -> Option<&'a Value<'a>> {
        self.asked.push(name);
        if let Some(keys) = &mut self.described {
            keys.push(Key {
                name,
                doc,
                shape: shape(),
                needed: false,
            });
        }
        self.table.get(name)
    }

    /// The value of a key that is asked for elsewhere.
    pub(super) fn peek(&self, key: &str) -> Option<&'a Value<'a>> {
        self.table.get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the value of each key stands that the first file says.
    pub(super) fn places(&self) -> impl Iterator<Item = (String, Range<usize>)> {
        let length = self.report.source.text.len();
        let places = self.table.iter().map(|(key, value)| (key, value.span()));
        let places = places.filter(move |(_, span)| span.end <= length);
        places.map(|(key, span)| (key.get_ref().to_string(), span))
    }

    /// Reports that `key`, which was asked for, is not there. `hint` says what is wanted.
    pub(super) fn require(&mut self, key: &str, hint: &str) {
        self.describe_as_needed(key);
        if !self.has(key) {
            self.report_missing(key, hint);
        }
    }

    pub(super) fn report_missing(&self, key: &str, hint: &str) {
        let message = format!("`{key}` is missing");
        let span = self.span.clone();
        self.report
            .add(Code::MissingKey, message, span, hint.to_owned());
    }

    /// Where the table is described: `key` must be there.
    pub(super) fn describe_as_needed(&mut self, key: &str) {
        let mut keys = self.described.iter_mut().flatten();
        if let Some(key) = keys.find(|known| known.name == key) {
            key.needed = true;
        }
    }

    /// Where the table is described: the text of `key` must say something.
    pub(super) fn describe_as_said(&mut self, key: &str) {
        let mut keys = self.described.iter_mut().flatten();
        if let Some(key) = keys.find(|known| known.name == key) {
            key.shape = Shape::Text {
                may_be_blank: false,
            };
        }
    }

    /// Reports what nobody asked for. `of` says whose keys these are: "an error".
    pub(super) fn finish(&self, of: &str) {
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let message = format!("{of} has no key `{name}`");
                let suggestions = &self.report.suggestions;
                let meant = suggestions.nearest(name, self.asked.iter().copied());
                let hint = meant.map(|known| format!("did you mean `{known}`?"));
                self.report.add(Code::UnknownKey, message, key.span(), hint);
            }
        }
    }

    /// A table within this one, read by `read`. `of` says whose keys these are.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        doc: &'static str,
        of: &str,
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<T> {
        let value = self.ask(key, doc, || Shape::Table(Vec::new()));
        let mut within = match value {
            Some(value) => self.within(key, value)?,
            None => self.described_within()?,
        };
        let read = read(&mut within);
        within.finish(of);
        self.describe_within(Shape::Table, within);
        Some(read)
    }

    /// A list of tables, `[[key]]`, each read by `read`. `of` says whose keys these are.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        doc: &'static str,
        of: &str,
        mut read: impl FnMut(&mut Fields<'a>) -> T,
    ) -> Vec<T> {
        let list = self.list(key, doc, || Shape::Table(Vec::new()).list());
        let mut all: Vec<Fields> = list
            .filter_map(|value| self.within(key, value))
            .chain(self.described_within())
            .collect();
        let read = all.iter_mut().map(|within| {
            let read = read(within);
            within.finish(of);
            read
        });
        let read = read.collect();
        if let Some(within) = all.pop() {
            self.describe_within(|keys| Shape::Table(keys).list(), within);
        }
        read
    }

    /// The elements of a list, up to a bound. `shape` is that of the whole.
    pub(super) fn list<S: FnOnce() -> Shape>(
        &mut self,
        key: &'static str,
        doc: &'static str,
        shape: S,
    ) -> impl Iterator<Item = &'a Value<'a>> + use<'a, S> {
        let all = self.long_list(key, doc, shape);
        if let Some(value) = self.peek(key) {
            self.report.see_to_length(key, value);
        }
        all.take(MOST)
    }

    /// The elements of a list, however many.
    pub(super) fn long_list<S: FnOnce() -> Shape>(
        &mut self,
        key: &'static str,
        doc: &'static str,
        shape: S,
    ) -> impl Iterator<Item = &'a Value<'a>> + use<'a, S> {
        let value = self.ask(key, doc, shape);
        // Where values are as they are written, one stands for a list of one.
        let is_one = |value: &Value| self.report.is_untyped && value.get_ref().as_str().is_some();
        let list = value.and_then(|value| match is_one(value) {
            true => Some(std::slice::from_ref(value)),
            false => self.report.as_list(key, value).map(|list| &list[..]),
        });
        list.into_iter().flatten()
    }

    /// Every key with its value, for a table whose keys are free. `each` is the values' shape.
    pub(super) fn named<S: FnOnce() -> Shape>(
        &mut self,
        key: &'static str,
        doc: &'static str,
        each: S,
    ) -> impl Iterator<Item = (&'a Spanned<DeString<'a>>, &'a Value<'a>)> + use<'a, S> {
        let value = self.ask(key, doc, || Shape::Named(Box::new(each())));
        let within = value.and_then(|value| self.within(key, value));
        within.into_iter().flat_map(|within| within.table.iter())
    }

    fn within(&self, key: &str, value: &'a Value<'a>) -> Option<Fields<'a>> {
        let table = self.report.as_table(key, value)?;
        Some(Fields::new(self.report, table, value.span()))
    }

    fn described_within(&self) -> Option<Fields<'a>> {
        let described = self.described.is_some();
        described.then(|| Fields::describing(self.report, self.table))
    }

    /// Gives the last key its shape, now that the table within it was gone through.
    fn describe_within(&mut self, shape: impl FnOnce(Vec<Key>) -> Shape, within: Fields) {
        if let (Some(keys), Some(of)) = (&mut self.described, within.described)
            && let Some(key) = keys.last_mut()
        {
            key.shape = shape(of);
        }
    }
}
