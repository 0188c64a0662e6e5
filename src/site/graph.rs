//! Who names whom: the links between entries, seen from their other end.

use super::options::Shown;
use crate::content::{
    entry::{Entry, Remedy},
    library::Library,
};
use naosu_vocabulary::{Kind, Lang, SynonymGroup};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that a site shows, and which of them name each other.
pub(crate) struct Graph<'a> {
    library: &'a Library,
    shown: Shown,
    named_by: BTreeMap<&'a str, BTreeSet<(Kind, &'a str)>>,
    by_alias: BTreeMap<&'a str, &'a str>,
    has_dates: bool,
}

impl<'a> Graph<'a> {
    /// The graph of what a site shows of a library.
    pub(crate) fn new(library: &'a Library, shown: Shown) -> Graph<'a> {
        let mut graph = Graph {
            library,
            shown,
            named_by: BTreeMap::new(),
            by_alias: BTreeMap::new(),
            has_dates: false,
        };
        graph.has_dates = graph.entries().any(|entry| entry.latest().is_some());
        for entry in library.entries() {
            for alias in &entry.aliases {
                graph.by_alias.insert(&alias.id, &entry.id);
            }
        }
        let entries: Vec<&Entry> = graph.entries().collect();
        for entry in entries {
            for id in names(entry) {
                if let Some(named) = graph.get(id).filter(|named| named.id != entry.id) {
                    graph
                        .named_by
                        .entry(&named.id)
                        .or_default()
                        .insert((entry.kind(), &entry.id));
                }
            }
        }
        graph
    }

    /// The words that the site's readers use for one another.
    pub(crate) fn synonyms(&self) -> &'a [SynonymGroup] {
        &self.library.synonyms
    }

    /// Every entry that is shown, by id.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let shown = self.shown;
        let entries = self.library.entries();
        entries.filter(move |entry| shown.holds(entry))
    }

    /// Every entry that lists in a language hold, by id.
    pub(crate) fn entries_in(&self, lang: Lang) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.entries().filter(move |entry| entry.is_in(lang))
    }

    /// Whether any entry tells when it was written, changed or checked.
    pub(crate) fn has_dates(&self) -> bool {
        self.has_dates
    }

    /// The entry with this id or old id, if it is shown.
    pub(crate) fn get(&self, id: &str) -> Option<&'a Entry> {
        let aliased = || self.library.get(self.by_alias.get(id)?);
        self.library
            .get(id)
            .or_else(aliased)
            .filter(|entry| self.shown.holds(entry))
    }

    /// The entries that name this one, by kind and id.
    pub(crate) fn named_by(&self, id: &str) -> impl Iterator<Item = &'a Entry> {
        self.named_by
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|(_, id)| self.get(id))
    }

    /// The entries that it names as related, or that name it so and in no other way.
    pub(crate) fn related(&self, entry: &Entry) -> Vec<&'a Entry> {
        let back = self
            .named_by(&entry.id)
            .filter(|other| other.related.iter().any(|named| named.id == entry.id));
        let mut seen = BTreeSet::new();
        entry
            .related
            .iter()
            .filter_map(|named| self.get(&named.id))
            .chain(back)
            .filter(|other| other.id != entry.id && seen.insert(other.id.clone()))
            .collect()
    }

    /// The other entries of a hub's topic, and the hubs of the topics within it.
    pub(crate) fn members(&self, hub: &Entry, lang: Lang) -> impl Iterator<Item = &'a Entry> {
        let entries = self.entries_in(lang);
        entries.filter(move |entry| {
            let around = match entry.kind() {
                Kind::Topic => &entry.above,
                _ => &entry.topic,
            };
            around.as_deref() == Some(&hub.id)
        })
    }

    /// The entries that name this one as their cause or fix; a topic's are told by its page.
    pub(crate) fn served_by(&self, entry: &Entry) -> impl Iterator<Item = &'a Entry> {
        self.named_by(&entry.id).filter(move |other| {
            let causes = other.causes().iter();
            let fixes = other.fixes().iter().filter_map(|remedy| match remedy {
                Remedy::Fix(fix) => Some(fix),
                Remedy::Text(_) => None,
            });
            other.kind() != Kind::Topic && causes.chain(fixes).any(|named| named.id == entry.id)
        })
    }

    /// The ids of the entries that its page leads to: those that it names, and those that name it.
    pub(crate) fn relatives(&self, entry: &Entry) -> Vec<String> {
        let named = names(entry).filter_map(|id| self.get(id));
        let relatives = named.chain(self.named_by(&entry.id));
        let relatives: BTreeSet<&String> = relatives.map(|other| &other.id).collect();
        relatives.into_iter().cloned().collect()
    }

    /// The hub of the entry's topic; of a hub, that of the topic around its own.
    pub(crate) fn hub(&self, entry: &Entry) -> Option<&'a Entry> {
        let around = match entry.kind() {
            Kind::Topic => &entry.above,
            _ => &entry.topic,
        };
        let hub = self.get(around.as_deref()?)?;
        (hub.kind() == Kind::Topic && hub.id != entry.id).then_some(hub)
    }

    /// The hubs around an entry, the outermost first.
    pub(crate) fn hubs(&self, entry: &Entry) -> Vec<&'a Entry> {
        // Folders end: each hub stands in one above the last.
        let mut hubs: Vec<&Entry> =
            std::iter::successors(self.hub(entry), |hub| self.hub(hub)).collect();
        hubs.reverse();
        hubs
    }
}

/// The ids that an entry names as its causes and fixes, or as related.
fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    let fixes = entry.fixes().iter().filter_map(|remedy| match remedy {
        Remedy::Fix(fix) => Some(fix),
        Remedy::Text(_) => None,
    });
    entry
        .causes()
        .iter()
        .chain(fixes)
        .chain(&entry.related)
        .map(|named| named.id.as_str())
}
