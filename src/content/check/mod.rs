//! What is wrong with a site as a whole: one family of rules a file.

mod dates;
mod fixes;
mod ids;
mod links;
mod messages;
mod prose;
mod references;
mod topics;
mod translations;

use super::{
    config::Config,
    entry::Entry,
    finding::{Finding, Location},
    parse::Gap,
    source::{Place, Source},
};
use crate::markdown::{Outline, outline};
use jiff::civil::Date;
use naosu_vocabulary::{Lang, Localised};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::PathBuf,
    sync::Arc,
};

/// Everything that was read, to be checked.
pub(super) struct Site {
    pub(super) config: Config,
    /// Whether the settings could be read; if not, ids of products and owners are unknown.
    pub(super) config_is_known: bool,
    /// Entries in the order of their paths, with what they lack in a language.
    pub(super) entries: Vec<(Entry, Vec<Gap>)>,
    /// Ids of entries that could not be read: they exist all the same.
    pub(super) unread: Vec<String>,
    /// Prose without a TOML file, by folder and id.
    pub(super) orphans: BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Pictures and downloads, below the root.
    pub(super) assets: BTreeSet<PathBuf>,
    pub(super) today: Date,
}

/// Adds what every rule finds.
pub(super) fn check(site: &Site, findings: &mut Vec<Finding>) {
    let known = ids::Known::of(site);
    let outlines: Vec<Localised<Outline>> = site
        .entries
        .par_iter()
        .map(|(entry, _)| entry.prose.map(|_, source| outline(&source.text)))
        .collect();
    let checks = Checks {
        site,
        known,
        outlines,
        message_slots: messages::slots(site),
    };
    ids::check(&checks, findings);
    prose::check(&checks, findings);
    messages::check(&checks, findings);
    topics::check(&checks, findings);
    for (entry, outline) in checks.entries() {
        references::check(&checks, entry, findings);
        fixes::check(&checks, entry, outline, findings);
        links::check(&checks, entry, outline, findings);
        dates::check(&checks, entry, findings);
    }
    for (entry, gaps) in &site.entries {
        translations::check(entry, gaps, findings);
    }
}

/// A site with what several rules ask of it.
struct Checks<'a> {
    site: &'a Site,
    known: ids::Known<'a>,
    /// What the prose of each entry is made of.
    outlines: Vec<Localised<Outline>>,
    /// The names of the slots of all messages.
    message_slots: BTreeSet<&'a str>,
}

impl<'a> Checks<'a> {
    fn entries(&self) -> impl Iterator<Item = (&'a Entry, &Localised<Outline>)> {
        let entries = self.site.entries.iter().map(|(entry, _)| entry);
        entries.zip(&self.outlines)
    }
}

fn at(source: &Arc<Source>, span: &Range<usize>) -> Location {
    Location::Place(Place {
        source: source.clone(),
        span: span.clone(),
    })
}

/// `Japanese`: languages as findings name them.
fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "Japanese",
        Lang::En => "English",
    }
}
