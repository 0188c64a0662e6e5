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
    information::Measured,
    messages::place::{Place, Relation},
    paste::Paste,
    rank::Ranked,
};
use crate::answer::{Found, Gravity, line_of};
use std::{cmp::Reverse, collections::HashSet};

/// A message in the paste.
pub(crate) struct Recognised {
    /// Which evidence it is.
    pub(crate) number: usize,
    place: Place,
    gravity: Gravity,
    /// Other evidence of which the paste says just the same.
    variants: Vec<usize>,
    /// How many others come before it: what it is a detail of, explains or announces.
    below: usize,
}

/// What was recognised, given all evidence, the most telling first: each entry once.
pub(crate) fn recognise(
    ranked: &[Ranked],
    measured: Measured<'_>,
    messages: u32,
) -> Vec<Recognised> {
    let mut recognised: Vec<Recognised> = Vec::new();
    let known = ranked
        .iter()
        .enumerate()
        .filter(|(_, it)| it.is_recognised());
    for (number, Ranked { evidence, .. }) in known {
        let Some(place) = evidence.place(measured, messages) else {
            continue;
        };
        let is_rival = |other: &&mut Recognised| other.place.relation(&place) == Relation::Rival;
        match recognised.iter_mut().find(is_rival) {
            Some(other) if other.place.agrees_with(&place) => other.variants.push(number),
            Some(_) => {}
            None => recognised.push(Recognised {
                number,
                gravity: place.standing.gravity,
                place,
                variants: Vec::new(),
                below: 0,
            }),
        }
    }
    for at in 0..recognised.len() {
        recognised[at].below = below(&recognised, at, measured.paste);
        recognised[at].gravity = gravity(&recognised, at);
    }
    recognised.sort_by_key(|it| {
        let gravity = Reverse(it.gravity);
        let has_code = ranked[it.number].evidence.has_code(measured);
        (gravity, !has_code, it.below, !it.place.complete, it.number)
    });
    let mut seen = Vec::new();
    recognised.retain(|it| {
        let entry = ranked[it.number].evidence.entry;
        let is_new = !seen.contains(&entry);
        seen.push(entry);
        is_new
    });
    recognised
}

/// How grave it is: no more than a message that has it for a value.
fn gravity(all: &[Recognised], at: usize) -> Gravity {
    let place = &all[at].place;
    let around = all
        .iter()
        .filter(|other| other.place.relation(place) == Relation::Within);
    let gravities = around.map(|around| around.place.standing.gravity);
    gravities.fold(place.standing.gravity, Gravity::min)
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
    pub(crate) ranked: &'a [Ranked],
    recognised: Vec<Recognised>,
    /// Numbers of what was ranked, of each entry one.
    pub(crate) shown: Vec<usize>,
    /// How many of them, the first ones, were recognised or are variants of what was.
    pub(crate) known: usize,
}

impl<'a> Order<'a> {
    /// The order of all that was ranked, which has the most telling first.
    pub(crate) fn new(recognised: Vec<Recognised>, ranked: &'a [Ranked]) -> Order<'a> {
        let mut seen = HashSet::new();
        let mut is_new = |number: &usize| seen.insert(ranked[*number].evidence.entry);
        let firsts = recognised.iter().map(|it| it.number);
        let variants = recognised.iter().flat_map(|it| it.variants.iter().copied());
        let mut shown: Vec<usize> = firsts.chain(variants).filter(&mut is_new).collect();
        let known = shown.len();
        shown.extend((0..ranked.len()).filter(&mut is_new));
        Order {
            ranked,
            recognised,
            shown,
            known,
        }
    }

    /// Whether the recognised messages are less of the paste than what is left: it may be about
    /// something else as well.
    pub(crate) fn is_lesser_part(&self, paste: &Paste) -> bool {
        Place::are_lesser_part(self.recognised.iter().map(|it| &it.place), paste)
    }

    /// The recognised messages among the entries, for a paste with this text.
    pub(crate) fn messages(&self, text: &str, paste: &Paste) -> Vec<Found> {
        let found = self.recognised.iter().filter_map(|it| {
            let hit = self.place_of(it.number)?;
            let others = it.variants.iter().filter_map(|&it| self.place_of(it));
            let mut variants: Vec<usize> = others.filter(|&other| other > hit).collect();
            variants.dedup();
            let start = it.place.origin(paste);
            Some(Found {
                hit,
                line: line_of(text, start),
                start,
                gravity: it.gravity,
                variants,
            })
        });
        found.collect()
    }

    /// Where an evidence's entry is shown.
    fn place_of(&self, number: usize) -> Option<usize> {
        let entry = self.ranked[number].evidence.entry;
        let is_it = |&shown: &usize| self.ranked[shown].evidence.entry == entry;
        self.shown.iter().position(is_it)
    }
}
