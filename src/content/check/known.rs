//! Which ids there are, and what each stands for.

use super::site::Site;
use crate::content::entry::Entry;
use naosu_vocabulary::Kind;
use std::collections::BTreeMap;

/// Every id of a site.
pub(super) struct Known<'a> {
    /// The position of the first entry with an id; none where it could not be read.
    ids: BTreeMap<&'a str, Option<(usize, &'a Entry)>>,
    /// Old ids, with the ids that they have become.
    aliases: BTreeMap<&'a str, &'a str>,
}

/// What an id stands for.
pub(super) enum Named<'a> {
    Entry(usize, &'a Entry),
    /// An entry that could not be read: it may be anything.
    Unread,
    /// The old id of this one.
    Alias(&'a str),
    Nothing,
}

impl<'a> Known<'a> {
    pub(super) fn of(site: &'a Site) -> Known<'a> {
        let mut ids = BTreeMap::new();
        let mut aliases = BTreeMap::new();
        for (at, (entry, _)) in site.entries.iter().enumerate() {
            ids.entry(entry.id.as_str()).or_insert(Some((at, entry)));
            for alias in &entry.aliases {
                aliases
                    .entry(alias.id.as_str())
                    .or_insert(entry.id.as_str());
            }
        }
        for id in &site.unread {
            ids.insert(id, None);
        }
        Known { ids, aliases }
    }

    pub(super) fn get(&self, id: &str) -> Named<'a> {
        match (self.ids.get(id), self.aliases.get(id)) {
            (Some(Some((at, entry))), _) => Named::Entry(*at, entry),
            (Some(None), _) => Named::Unread,
            (None, Some(now)) => Named::Alias(now),
            (None, None) => Named::Nothing,
        }
    }

    /// The ids of entries of a kind, or of all.
    pub(super) fn of_kind(&self, kind: Option<Kind>) -> impl Iterator<Item = &'a str> + Clone + '_ {
        self.ids.iter().filter_map(move |(id, entry)| {
            let fits = |(_, entry): &(usize, &Entry)| kind.is_none_or(|kind| entry.kind() == kind);
            entry.as_ref().is_none_or(fits).then_some(*id)
        })
    }
}
