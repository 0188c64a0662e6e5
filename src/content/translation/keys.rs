//! The keys of an entry's file as they are written, with their places.

use crate::content::{
    front::{self, Format},
    parse::{Head, written},
    source::Source,
};
use toml::de::DeTable;

/// The head of a file: its keys, how they are written and where.
pub(super) struct Keys<'a> {
    pub(super) table: DeTable<'a>,
    pub(super) syntax: Format,
    /// Where the prose begins.
    pub(super) end: usize,
}

impl<'a> Keys<'a> {
    /// The head of a file. None where it cannot be read; a Markdown file without one has no keys,
    /// and no place for any.
    pub(super) fn of(source: &'a Source) -> Option<Keys<'a>> {
        let Head { table, end, .. } = written(source)?;
        if source.path.extension().is_some_and(|ext| ext == "toml") {
            return Some(Keys {
                table,
                syntax: Format::Toml,
                end,
            });
        }
        let front = front::find(&source.text);
        let syntax = match front.as_ref().map(|front| front.format) {
            Some(format) => format,
            None => Format::Yaml,
        };
        Some(Keys { table, syntax, end })
    }

    /// Whether there is a place for keys.
    pub(super) fn is_there(&self) -> bool {
        self.end > 0
    }
}
