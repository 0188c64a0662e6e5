//! Why somebody should look at which entry.

use super::{
    Concern,
    feedback::{Feedback, InVain},
};
use crate::content::{
    Entry, Finding, Library,
    entry::{Details, Text},
    path,
    translation::stale,
};
use jiff::civil::Date;
use naosu_vocabulary::{Kind, Lang, State};
use serde::Serialize;
use std::{collections::BTreeSet, path::PathBuf};

/// How a site, or a part of it, is kept as of a day. Archived entries are out of use: nobody need
/// look at them.
#[derive(Clone, Debug)]
pub struct Status {
    /// The day.
    pub date: Date,
    /// The languages of the site.
    pub languages: Vec<Lang>,
    /// Whether the search was asked for everything.
    pub is_searched: bool,
    /// What was searched for in vain, the most frequent first.
    pub in_vain: Vec<InVain>,
    /// Its entries, by id.
    pub entries: Vec<EntryStatus>,
}

/// What is known of a site beside what its files say.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// What asking the search for everything has found, if anybody has asked.
    pub not_found: Option<Vec<Finding>>,
    /// What readers have said.
    pub feedback: Feedback,
}

/// Which part of a site.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The entries of this owner alone.
    pub owner: Option<String>,
    /// The entries of this topic alone.
    pub topic: Option<String>,
}

/// How an entry is kept.
#[derive(Clone, Debug, Serialize)]
pub struct EntryStatus {
    /// Its id.
    pub id: String,
    /// The file that says what it is, below the site's root.
    pub path: String,
    /// What it is called.
    pub title: Text,
    /// What it is.
    pub kind: Kind,
    /// The topic that it belongs to.
    pub topic: Option<String>,
    /// Who looks after it.
    pub owner: Option<String>,
    /// Why somebody should look at it.
    pub concerns: BTreeSet<Concern>,
    /// The languages that it is to be in.
    pub languages: Vec<Lang>,
    /// Those that lack something of it.
    pub lacking: BTreeSet<Lang>,
    /// Those whose text is made from another source than there is now.
    pub stale: BTreeSet<Lang>,
    /// The day by which somebody was to check it, if that is over.
    pub due: Option<Date>,
}

impl Status {
    /// The status of a library as of a day.
    pub fn of(library: &Library, date: Date, heard: &Heard, scope: &Scope) -> Status {
        let missed = heard.not_found.iter().flatten();
        let missed: BTreeSet<PathBuf> = missed
            .map(|finding| finding.location.path().to_owned())
            .collect();
        let languages = &library.config.languages;
        let entries = library.entries().filter(|entry| scope.has(entry));
        let entries = entries.filter(|entry| entry.state != State::Archived);
        Status {
            date,
            languages: languages.clone(),
            is_searched: heard.not_found.is_some(),
            in_vain: heard.feedback.in_vain(),
            entries: entries
                .map(|entry| EntryStatus::of(entry, languages, date, &missed, &heard.feedback))
                .collect(),
        }
    }

    /// The entries with a concern.
    pub fn with(&self, concern: Concern) -> impl Iterator<Item = &EntryStatus> {
        let entries = self.entries.iter();
        entries.filter(move |entry| entry.concerns.contains(&concern))
    }
}

impl Scope {
    fn has(&self, entry: &Entry) -> bool {
        let owner = entry.owner.as_ref().map(|owner| &owner.id);
        let is_or_none = |wanted: &Option<String>, is: Option<&String>| {
            wanted.is_none() || wanted.as_ref() == is
        };
        is_or_none(&self.owner, owner) && is_or_none(&self.topic, entry.topic.as_ref())
    }
}

impl EntryStatus {
    fn of(
        entry: &Entry,
        languages: &[Lang],
        date: Date,
        missed: &BTreeSet<PathBuf>,
        feedback: &Feedback,
    ) -> EntryStatus {
        let ids = entry.aliases.iter().map(|alias| alias.id.as_str());
        let ids = ids.chain([entry.id.as_str()]);
        let languages = languages.iter().copied();
        let languages: Vec<Lang> = languages.filter(|lang| entry.is_in(*lang)).collect();
        let is_stale = |lang: &&Lang| stale(entry, **lang).is_some();
        let stale: BTreeSet<Lang> = languages.iter().filter(is_stale).copied().collect();
        let due = entry.review_due().filter(|due| *due < date);
        let has_no_sample = match &entry.details {
            Details::Error(error) => error.samples.is_empty(),
            _ => false,
        };
        let concerns = [
            (Concern::Untranslated, !entry.lacking.is_empty()),
            (Concern::Stale, !stale.is_empty()),
            (Concern::Overdue, due.is_some()),
            (Concern::NoOwner, entry.owner.is_none()),
            (Concern::NoSample, has_no_sample),
            (Concern::NotFound, missed.contains(&entry.source.path)),
            (Concern::NotHelped, feedback.says_not_helped(ids)),
        ];
        let concerns = concerns.into_iter().filter(|(_, is_so)| *is_so);
        EntryStatus {
            id: entry.id.clone(),
            path: path::shown(&entry.source.path),
            title: entry.title.clone(),
            kind: entry.kind(),
            topic: entry.topic.clone(),
            owner: entry.owner.as_ref().map(|owner| owner.id.clone()),
            concerns: concerns.map(|(concern, _)| concern).collect(),
            lacking: entry.lacking.clone(),
            languages,
            stale,
            due,
        }
    }
}
