//! Entries counted together: of an owner, of a topic, in a language.

use super::{
    Concern,
    entries::{EntryStatus, Status},
};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// The entries of an owner or a topic, or all.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Group {
    /// The id of the owner or topic; none for those that have none.
    pub id: Option<String>,
    /// How many entries.
    pub entries: usize,
    /// How many of them somebody should look at, for each reason that any has.
    pub concerns: BTreeMap<Concern, usize>,
}

/// The entries that are to be in a language.
#[derive(Clone, Debug, Serialize)]
pub struct InLanguage {
    /// The language.
    pub lang: Lang,
    /// How many are to be in it.
    pub entries: usize,
    /// How many lack nothing, and are as new as their source.
    pub complete: usize,
    /// How many lack something.
    pub lacking: usize,
    /// How many are made from another source than there is now.
    pub stale: usize,
}

impl Status {
    /// All entries together.
    pub fn all(&self) -> Group {
        let mut all = Group::default();
        self.entries.iter().for_each(|entry| all.add(entry));
        all
    }

    /// By owner, those with most to do first.
    pub fn by_owner(&self) -> Vec<Group> {
        self.by(|entry| entry.owner.clone())
    }

    /// By topic, those with most to do first.
    pub fn by_topic(&self) -> Vec<Group> {
        self.by(|entry| entry.topic.clone())
    }

    fn by(&self, id: impl Fn(&EntryStatus) -> Option<String>) -> Vec<Group> {
        let mut groups: BTreeMap<Option<String>, Group> = BTreeMap::new();
        for entry in &self.entries {
            let id = id(entry);
            let group = groups.entry(id.clone()).or_insert(Group {
                id,
                ..Group::default()
            });
            group.add(entry);
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.sort_by_key(|group| Reverse(group.work()));
        groups
    }

    /// By language, in the site's order.
    pub fn by_language(&self) -> Vec<InLanguage> {
        let languages = self.languages.iter().map(|lang| {
            let entries = self.entries.iter();
            let entries = entries.filter(|entry| entry.languages.contains(lang));
            let lacks = |entry: &&&EntryStatus| entry.lacking.contains(lang);
            let is_stale = |entry: &&&EntryStatus| entry.stale.contains(lang);
            let entries: Vec<&EntryStatus> = entries.collect();
            let either = |entry: &&&EntryStatus| lacks(entry) || is_stale(entry);
            InLanguage {
                lang: *lang,
                entries: entries.len(),
                complete: entries.len() - entries.iter().filter(either).count(),
                lacking: entries.iter().filter(lacks).count(),
                stale: entries.iter().filter(is_stale).count(),
            }
        });
        languages.collect()
    }
}

impl Group {
    fn add(&mut self, entry: &EntryStatus) {
        self.entries += 1;
        for concern in &entry.concerns {
            *self.concerns.entry(*concern).or_default() += 1;
        }
    }

    /// How many entries there are of a concern.
    pub fn count(&self, concern: Concern) -> usize {
        self.concerns.get(&concern).copied().unwrap_or_default()
    }

    /// How much there is to do.
    fn work(&self) -> usize {
        self.concerns.values().sum()
    }
}
