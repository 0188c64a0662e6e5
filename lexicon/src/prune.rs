//! Cuts a dictionary down to what given texts can touch.
//!
//! The segmenter weighs every entry whose surface occurs in a line. Whoever has all of these
//! entries, in their order, with the costs between them, gets the very same morphemes for these
//! lines and for any piece of them.
//!
//! What readers will type is like the texts but not the same, so the other inflections of the
//! verbs and adjectives seen come along, and the function words. Their contexts are often not
//! in use, and each further context costs a row and a column of the matrix, which is most of a
//! dictionary's bytes: so such a word takes the seat of the context in use that resembles its own
//! (`seats.rs`). That is nearly as good as its own, and cannot touch the texts: none of these
//! words occurs in them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::characters::Characters;
use crate::compact::encode;
use crate::dictionary::{Class, Dictionary, Entry, Guess, Rules};
use crate::image::{READING, closed_surfaces, form_of};
use crate::seats::Seats;
use crate::segment::Lexicon;

type Words = BTreeMap<String, Vec<Entry>>;

impl Lexicon {
    /// A dictionary, in the compact coding, that segments these texts and every piece of them
    /// exactly as this one does, and most other text as well. The texts have to be normalised in
    /// the way in which text to be segmented will be.
    pub fn prune<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
        let mut words = Words::new();
        let mut characters = Vec::new();
        let mut lines = HashSet::new();
        for line in texts
            .flat_map(str::lines)
            .filter(|line| lines.insert(*line))
        {
            characters.clear();
            characters.extend(line.chars());
            for start in 0..characters.len() {
                self.collect(&characters[start..], &mut words);
            }
        }
        let contexts = self.contexts_in_use(&words);
        let seats = Seats::new(self.rules(), self.matrix(), &contexts);
        self.add_inflections(&seats, &mut words);
        self.add_closed_classes(&seats, &mut words);
        encode(&self.reduced(&contexts, words))
    }

    /// Adds all entries whose surface stands at the beginning of `characters`.
    fn collect(&self, characters: &[char], words: &mut Words) {
        for (readings, length) in self.prefixes().common_prefix_search(characters) {
            let surface: String = characters[..length].iter().collect();
            words
                .entry(surface)
                .or_insert_with(|| self.entries(readings).collect());
        }
    }

    fn entries<'a>(&'a self, readings: &'a [u8]) -> impl Iterator<Item = Entry> + 'a {
        readings.chunks_exact(READING).map(|reading| Entry {
            cost: i16::from_le_bytes([reading[4], reading[5]]),
            context: u16::from_le_bytes([reading[6], reading[7]]),
            form: form_of(
                self.forms(),
                u32::from_le_bytes([reading[0], reading[1], reading[2], reading[3]]),
            ),
        })
    }

    /// Adds the entries of exactly this surface, each in its seat, if one of them is wanted.
    fn add(
        &self,
        surface: &str,
        seats: &Seats,
        wanted: impl Fn(&Entry) -> bool,
        words: &mut Words,
    ) {
        if words.contains_key(surface) {
            return;
        }
        let characters: Vec<char> = surface.chars().collect();
        let whole = self
            .prefixes()
            .common_prefix_search(&characters)
            .find(|(_, length)| *length == characters.len());
        if let Some((readings, _)) = whole {
            let seated = self.entries(readings).filter_map(|entry| {
                let context = seats.seat(entry.context)?;
                Some(Entry { context, ..entry })
            });
            let entries: Vec<Entry> = seated.collect();
            if entries.iter().any(wanted) {
                words.insert(surface.to_owned(), entries);
            }
        }
    }

    fn contexts_in_use(&self, words: &Words) -> BTreeSet<u16> {
        let guesses = self.rules().guesses.iter().map(|guess| guess.context);
        let entries = words.values().flatten().map(|entry| entry.context);
        // The first context is that of a sentence's beginning and end.
        std::iter::once(0).chain(guesses).chain(entries).collect()
    }

    fn add_inflections(&self, seats: &Seats, words: &mut Words) {
        let rules = self.rules();
        let mut bases = BTreeSet::new();
        for (surface, entries) in words.iter() {
            for entry in entries {
                if rules.class(entry.context) == Class::Inflected {
                    bases.extend(rules.form(entry.form).base_of(surface));
                }
            }
        }
        for base in &bases {
            for (number, form) in (0..).zip(&rules.forms) {
                if let Some(surface) = form.surface_of(base) {
                    self.add(&surface, seats, |entry| entry.form == number, words);
                }
            }
        }
    }

    fn add_closed_classes(&self, seats: &Seats, words: &mut Words) {
        let rules = self.rules();
        for surface in closed_surfaces(self.closed()) {
            let wanted = |entry: &Entry| rules.class(entry.context).is_closed();
            self.add(surface, seats, wanted, words);
        }
    }

    /// Renumbers contexts and inflections and takes the costs between what is left.
    fn reduced(&self, contexts: &BTreeSet<u16>, mut words: Words) -> Dictionary {
        let rules = self.rules();
        let forms: BTreeSet<u16> = words
            .values()
            .flatten()
            .map(|entry| entry.form)
            .chain(std::iter::once(0))
            .collect();
        let new_context = numbers(contexts);
        let new_form = numbers(&forms);
        for entry in words.values_mut().flatten() {
            entry.context = new_context[&entry.context];
            entry.form = new_form[&entry.form];
        }
        let costs = self.matrix();
        let matrix = contexts
            .iter()
            .flat_map(|row| {
                let row = costs.row(u32::from(*row));
                contexts.iter().map(|column| row[usize::from(*column)])
            })
            .collect();
        let guesses = rules.guesses.iter().map(|guess| Guess {
            context: new_context[&guess.context],
            ..*guess
        });
        Dictionary {
            rules: Rules {
                classes: contexts
                    .iter()
                    .map(|context| rules.class(*context))
                    .collect(),
                forms: forms.iter().map(|form| rules.form(*form).clone()).collect(),
                characters: Characters::clone(&rules.characters),
                guesses: guesses.collect(),
            },
            matrix,
            words,
        }
    }
}

/// Numbers what is kept from 0 on, in its old order.
fn numbers(kept: &BTreeSet<u16>) -> BTreeMap<u16, u16> {
    kept.iter().copied().zip(0..).collect()
}
