//! The order of what was found: by score, and of equals by the entries' ids.

use super::{codes::CodeHit, evidence::Evidence, messages::hit::MessageHit, words::WordHit};
use std::collections::BTreeMap;

/// What was found of each entry, by its document number: each of its messages by itself.
#[derive(Default)]
pub(crate) struct Ranking(BTreeMap<u32, Vec<Evidence>>);

impl Ranking {
    /// Takes a message of an entry, with the code that it has in the paste. Of two that are equal
    /// the one that is `preferred` comes first.
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
            preferred,
            ..Evidence::new(entry)
        };
        if offered.score() > 0 {
            self.0.entry(entry).or_default().push(offered);
        }
    }

    /// Takes words that an entry has in common with the paste, if they tell more than those that
    /// it has already.
    pub(crate) fn add_words(&mut self, entry: u32, words: &WordHit) {
        let of_entry = self.0.entry(entry).or_default();
        if of_entry.is_empty() {
            of_entry.push(Evidence::new(entry));
        }
        for evidence in of_entry {
            let other = evidence.words.as_ref();
            if other.is_none_or(|other| other.score < words.score) {
                evidence.words = Some(words.clone());
            }
        }
    }

    /// The first so far.
    pub(crate) fn first(&self) -> Option<&Evidence> {
        let all = self.0.values().flatten();
        all.min_by_key(|evidence| key(evidence))
    }

    /// Everything, in order.
    pub(crate) fn into_ordered(self) -> Vec<Evidence> {
        let mut ordered: Vec<Evidence> = self.0.into_values().flatten().collect();
        ordered.sort_by_key(key);
        ordered
    }
}

/// Entries are numbered in the order of their ids.
fn key(evidence: &Evidence) -> (i32, u32, bool) {
    (-evidence.score(), evidence.entry, !evidence.preferred)
}
