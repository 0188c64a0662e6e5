//! Which ids there are; none may be taken twice, as an id or as an old one.

use super::{Checks, Site, at};
use crate::content::{
    entry::Entry,
    files::{good_id, id_fault},
    finding::{Finding, Location},
};
use naosu_vocabulary::Kind;
use std::collections::{BTreeMap, btree_map::Entry as Slot};

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

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    let mut taken: BTreeMap<&str, Location> = BTreeMap::new();
    let mut take =
        |id, what: &str, location: Location, findings: &mut Vec<Finding>| match taken.entry(id) {
            Slot::Vacant(slot) => {
                slot.insert(location);
            }
            Slot::Occupied(slot) => {
                let message = format!("the {what} `{id}` is taken");
                let hint = format!("it stands in {} already", slot.get());
                findings.push(Finding::error("duplicate-id", message, location).hint(hint));
            }
        };
    // Ids first: of an id and an equal alias it is the alias that is wrong.
    for (entry, _) in checks.entries() {
        let location = Location::Path(entry.source.path.clone());
        take(&entry.id, "id", location, findings);
    }
    for (entry, _) in checks.entries() {
        for alias in &entry.aliases {
            let location = at(&entry.source, &alias.span);
            match id_fault(&alias.id) {
                Some(fault) => {
                    let message = format!("`{}` is no id: {fault}", alias.id);
                    let mut finding = Finding::error("bad-id", message, location);
                    finding.hint = good_id(&alias.id);
                    findings.push(finding);
                }
                None => take(&alias.id, "alias", location, findings),
            }
        }
    }
}
