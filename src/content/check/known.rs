//! Which ids there are, and what each stands for.

use super::site::Site;
use crate::{content::entry::Entry, markdown::Outline};
use naosu_vocabulary::{Kind, Localised};
use std::collections::BTreeMap;

/// Every id of a site.
pub(super) struct Known<'a> {
    /// The first entry with an id; none where it could not be read.
    ids: BTreeMap<&'a str, Option<Read<'a>>>,
    /// Old ids, with the ids that they have become.
    aliases: BTreeMap<&'a str, &'a str>,
}

/// An entry with what its prose is made of.
type Read<'a> = (&'a Entry, &'a Localised<Outline>);

/// What an id stands for.
pub(super) enum Named<'a> {
    Entry(&'a Entry, &'a Localised<Outline>),
    /// An entry that could not be read: it may be anything.
    Unread,
    /// The old id of this one.
    Alias(&'a str),
    Nothing,
}

impl<'a> Known<'a> {
    pub(super) fn of(site: &'a Site<'a>) -> Known<'a> {
        let mut ids = BTreeMap::new();
        let mut aliases = BTreeMap::new();
        for (entry, one) in site.read() {
            let read = (entry, &one.outlines);
            ids.entry(entry.id.as_str()).or_insert(Some(read));
            for alias in &entry.aliases {
                aliases
                    .entry(alias.id.as_str())
                    .or_insert(entry.id.as_str());
            }
        }
        for id in site.unread() {
            ids.insert(id, None);
        }
        Known { ids, aliases }
    }

    pub(super) fn get(&self, id: &str) -> Named<'a> {
        match (self.ids.get(id), self.aliases.get(id)) {
            (Some(Some((entry, outlines))), _) => Named::Entry(entry, outlines),
            (Some(None), _) => Named::Unread,
            (None, Some(now)) => Named::Alias(now),
            (None, None) => Named::Nothing,
        }
    }

    /// The ids of entries of a kind, or of all.
    pub(super) fn of_kind(&self, kind: Option<Kind>) -> impl Iterator<Item = &'a str> + Clone + '_ {
        self.ids.iter().filter_map(move |(id, entry)| {
            let fits = |(entry, _): &Read| kind.is_none_or(|kind| entry.kind() == kind);
            entry.as_ref().is_none_or(fits).then_some(*id)
        })
    }
}
