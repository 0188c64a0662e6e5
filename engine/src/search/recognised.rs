//! The messages that stand in a paste, each once, in the order in which they matter.
//!
//! Of several messages that claim the same letters the one that tells most is meant. Those that
//! are left are put in order:
//!
//! - The gravest first: programs say themselves what stopped them.
//! - Of equals the one whose code is there: programs number their errors, not what explains them.
//! - The one that others hang on. A value that is a message is a detail of the message
//!   around it. What stands behind `connection failed: ` is what the failure consists in. What is
//!   indented below a line explains it.
//! - A message that is there as a whole before a piece of one: a paste is cut where it was of no
//!   more interest.
//! - The one that tells most: it is the most particular.

use super::{
    confidence::RECOGNISED,
    evidence::Evidence,
    information::Measured,
    messages::place::{Place, Relation},
    paste::Paste,
};
use crate::answer::Found;
use std::{cmp::Reverse, collections::HashSet};

/// A message in the paste.
pub(crate) struct Recognised {
    /// Which evidence it is.
    pub(crate) number: usize,
    place: Place,
    /// Other evidence of which the paste says just the same.
    variants: Vec<usize>,
    /// How many others come before it: what it is a detail of, explains or announces.
    below: usize,
}

/// What was recognised, given all evidence, the most telling first: each entry once.
pub(crate) fn recognise(
    evidence: &[Evidence],
    measured: Measured<'_>,
    messages: u32,
) -> Vec<Recognised> {
    let mut recognised: Vec<Recognised> = Vec::new();
    for (number, evidence) in evidence.iter().enumerate() {
        if evidence.confidence(measured, messages) < RECOGNISED.get() {
            continue;
        }
        let Some(place) = evidence.place(measured, messages) else {
            continue;
        };
        let is_rival = |other: &&mut Recognised| other.place.relation(&place) == Relation::Rival;
        match recognised.iter_mut().find(is_rival) {
            Some(other) if other.place.agrees_with(&place) => other.variants.push(number),
            Some(_) => {}
            None => recognised.push(Recognised {
                number,
                place,
                variants: Vec::new(),
                below: 0,
            }),
        }
    }
    for at in 0..recognised.len() {
        recognised[at].below = below(&recognised, at, measured.paste);
    }
    recognised.sort_by_key(|it| {
        let gravity = Reverse(it.place.standing.gravity);
        let has_code = evidence[it.number].has_code(measured);
        (gravity, !has_code, it.below, !it.place.complete, it.number)
    });
    let mut seen = Vec::new();
    recognised.retain(|it| {
        let entry = evidence[it.number].entry;
        let is_new = !seen.contains(&entry);
        seen.push(entry);
        is_new
    });
    recognised
}

/// How many of the others come before this one.
fn below(all: &[Recognised], at: usize, paste: &Paste) -> usize {
    let place = &all[at].place;
    let before = |other: &Place| match other.relation(place) {
        Relation::Within => true,
        Relation::Apart => place.hangs_on(other) || place.announces(other, paste),
        Relation::Around | Relation::Rival => false,
    };
    let others = all.iter().enumerate().filter(|(other, _)| *other != at);
    others.filter(|(_, other)| before(&other.place)).count()
}

/// The entries of an answer in order: what was recognised, its variants, then the rest.
pub(crate) struct Order<'a> {
    evidence: &'a [Evidence],
    recognised: Vec<Recognised>,
    /// Numbers of evidence, of each entry one.
    pub(crate) shown: Vec<usize>,
}

impl<'a> Order<'a> {
    /// The first `limit` entries of all the evidence, which has the most telling first.
    pub(crate) fn new(
        recognised: Vec<Recognised>,
        evidence: &'a [Evidence],
        limit: usize,
    ) -> Order<'a> {
        let firsts = recognised.iter().map(|it| it.number);
        let variants = recognised.iter().flat_map(|it| it.variants.iter().copied());
        let mut seen = HashSet::new();
        let all = firsts.chain(variants).chain(0..evidence.len());
        let of_new_entries = all.filter(|&number| seen.insert(evidence[number].entry));
        let shown = of_new_entries.take(limit).collect();
        Order {
            evidence,
            recognised,
            shown,
        }
    }

    /// The recognised messages among the entries, for a paste with this text.
    pub(crate) fn messages(&self, text: &str, paste: &Paste) -> Vec<Found> {
        let found = self.recognised.iter().filter_map(|it| {
            let hit = self.place_of(it.number)?;
            let others = it.variants.iter().filter_map(|&it| self.place_of(it));
            let mut variants: Vec<usize> = others.filter(|&other| other > hit).collect();
            variants.dedup();
            Some(Found {
                hit,
                line: it.place.line_of(text, paste),
                gravity: it.place.standing.gravity,
                variants,
            })
        });
        found.collect()
    }

    /// Where an evidence's entry is shown.
    fn place_of(&self, number: usize) -> Option<usize> {
        let entry = self.evidence[number].entry;
        let is_it = |&shown: &usize| self.evidence[shown].entry == entry;
        self.shown.iter().position(is_it)
    }
}
