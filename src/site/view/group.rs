//! What a hub gathers.

use super::{link::Link, views::Views};
use crate::{
    content::entry::Entry,
    site::pages::{Page, Scope},
};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;

/// How many entries of a kind a page lists before it points to the whole list.
const GROUP: usize = 40;

/// Entries of one kind under a heading, with where the rest of a long list is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) kind: Kind,
    pub(crate) entries: Vec<Link>,
    pub(crate) count: usize,
    /// The list of all, if not all are here.
    pub(crate) more: Option<String>,
}

impl Group {
    /// The entries of one kind, a long list cut; nothing if there are none.
    pub(crate) fn of(views: &Views<'_>, hub: &Entry, kind: Kind, lang: Lang) -> Option<Group> {
        let members = views.graph.members(hub, lang);
        let entries: Vec<&Entry> = members.filter(|entry| entry.kind() == kind).collect();
        let count = entries.len();
        (count > 0).then(|| Group {
            kind,
            count,
            more: (count > GROUP).then(|| Page::List(Scope::Kind(kind), 0).address(lang)),
            entries: views.links(entries.into_iter().take(GROUP), lang),
        })
    }
}
