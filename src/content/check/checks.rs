//! A site with what several rules ask of it.

use super::{known::Known, site::Site};
use crate::{
    content::{
        config::Named,
        entry::Entry,
        source::Source,
        suggest::{Suggestions, nearest},
    },
    markdown::Outline,
};
use naosu_vocabulary::{Kind, Lang, Localised};
use std::{collections::BTreeSet, sync::Arc};

/// A site with what several rules ask of it.
pub(super) struct Checks<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) known: Known<'a>,
    /// The names of the slots of all messages.
    pub(super) message_slots: BTreeSet<&'a str>,
    /// The ids of the owners in the settings.
    pub(super) owners: BTreeSet<&'a str>,
    /// The ids of the products in the settings.
    pub(super) products: BTreeSet<&'a str>,
    /// What a word may have been meant for.
    pub(super) suggestions: Suggestions,
}

impl<'a> Checks<'a> {
    /// Looks at everything once.
    pub(super) fn of(site: &'a Site<'a>) -> Checks<'a> {
        Checks {
            site,
            known: Known::of(site),
            message_slots: site.read().flat_map(|(entry, _)| slots(entry)).collect(),
            owners: ids(&site.config.owners),
            products: ids(&site.config.products),
            suggestions: Suggestions::default(),
        }
    }

    /// The id that was meant by one that nobody has.
    pub(super) fn meant(&self, id: &str, kind: Option<Kind>) -> Option<String> {
        let look = || nearest(id, self.known.of_kind(kind));
        let may_look = self.suggestions.may_look();
        may_look.then(|| self.site.guesses.meant(id, kind, look))?
    }

    /// Every entry with what its prose is made of.
    pub(super) fn entries(
        &self,
    ) -> impl Iterator<Item = (&'a Entry, &'a Localised<Outline>)> + use<'a> {
        let read = self.site.read();
        read.map(|(entry, one)| (entry, &one.outlines))
    }
}

/// The prose of an entry in each of its languages, with what it is made of.
pub(super) fn texts<'e>(
    entry: &'e Entry,
    outlines: &'e Localised<Outline>,
) -> impl Iterator<Item = (Lang, &'e Arc<Source>, &'e Outline)> {
    let outlines = outlines.iter();
    outlines.filter_map(|(lang, outline)| Some((lang, entry.prose.get(lang)?, outline)))
}

fn ids(named: &[Named]) -> BTreeSet<&str> {
    named.iter().map(|one| one.id.as_str()).collect()
}

fn slots(entry: &Entry) -> impl Iterator<Item = &str> {
    let messages = entry.problem().into_iter();
    let messages = messages.flat_map(|problem| &problem.messages);
    let templates = messages.flat_map(|shown| shown.message.wordings());
    templates.flat_map(|(_, template)| template.slots())
}
