//! The order of the entries: by score, of equal ones by trust, then by id.

use super::{codes::CodeHit, evidence::Evidence, messages::hit::MessageHit, words::WordHit};
use crate::bits::Bits;
use std::collections::BTreeMap;

/// Entries by their document numbers, each with the best that was found for it.
#[derive(Default)]
pub(crate) struct Ranking {
    entries: BTreeMap<u32, Evidence>,
}

impl Ranking {
    /// Takes a message of an entry, with the code that it has in the paste. The best of its
    /// messages stands for an entry; of two that are equal the one that is `preferred`.
    pub(crate) fn offer(
        &mut self,
        entry: u32,
        message: Option<MessageHit>,
        code: Option<CodeHit>,
        preferred: bool,
    ) {
        let offered = Evidence {
            message,
            code,
            ..Evidence::new(entry)
        };
        let score = offered.score();
        let better = self.entries.get(&entry).is_none_or(|other| {
            let best = other.score();
            score > best || score == best && preferred
        });
        if score > 0 && better {
            self.entries.insert(entry, offered);
        }
    }

    /// Takes words that an entry has in common with the paste, if they tell more than those that
    /// it has already.
    pub(crate) fn add_words(&mut self, entry: u32, words: WordHit) {
        let evidence = self
            .entries
            .entry(entry)
            .or_insert_with(|| Evidence::new(entry));
        let other = evidence.words.as_ref();
        if other.is_none_or(|other| other.score < words.score) {
            evidence.words = Some(words);
        }
    }

    /// The first entry so far.
    pub(crate) fn first(&self) -> Option<&Evidence> {
        self.entries.values().min_by_key(|evidence| key(evidence))
    }

    /// The entries in order, each with its score: those whose message or code `is_recognised`, by
    /// what messages and codes save; then the others, by words too. `chance` is what a message may
    /// save by chance.
    pub(crate) fn into_ordered(
        self,
        chance: Bits,
        is_recognised: impl Fn(&Evidence) -> bool,
        trust: impl Fn(u32) -> u64,
    ) -> Vec<(Bits, Evidence)> {
        let entries = self.entries.into_values().map(|evidence| {
            let recognised = is_recognised(&evidence);
            let score = match recognised {
                true => evidence.score(),
                false => evidence.score_with_words(chance),
            };
            (recognised, score, evidence)
        });
        let mut ordered: Vec<(bool, Bits, Evidence)> = entries.collect();
        // What chance makes equal stays in the order in which messages fit.
        ordered.sort_by_cached_key(|(recognised, score, evidence)| {
            let (message, entry) = key(evidence);
            (!recognised, -score, message, trust(entry), entry)
        });
        ordered
            .into_iter()
            .map(|(_, score, evidence)| (score, evidence))
            .collect()
    }
}

/// Entries are numbered in the order of their ids.
fn key(evidence: &Evidence) -> (i32, u32) {
    (-evidence.score(), evidence.entry)
}
