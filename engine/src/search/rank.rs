//! The order of the entries: those that a code names, then by score, of equal ones by trust, then by
//! id.

use super::{
    codes::CodeHit,
    confidence::{ENOUGH, RECOGNISED},
    evidence::Evidence,
    messages::hit::MessageHit,
    words::WordHit,
};
use crate::bits::Bits;
use std::collections::{BTreeMap, BTreeSet};

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
        let mut offered = Evidence {
            message,
            code,
            ..Evidence::new(entry)
        };
        let other = self.entries.get_mut(&entry);
        let better = other.is_none_or(|other| {
            // A code of the entry is its code whichever of its messages declares it.
            let code = better_code(offered.code.take(), other.code.take());
            offered.code.clone_from(&code);
            other.code = code;
            let (score, best) = (offered.score(), other.score());
            score > best || score == best && preferred
        });
        if better && offered.score() > 0 {
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
        let named = BTreeSet::new();
        let key = |evidence: &&Evidence| key(evidence, &named);
        self.entries.values().min_by_key(key)
    }

    /// The entries in order, each with its score: those that a code names; those whose message
    /// `is_recognised`, by what messages and codes save; then the others, by words too. `chance` is
    /// what a message may save by chance.
    ///
    /// A message that tells much more than a code is more than words beside it, and gives way only
    /// where the code's message is certain too. `confidence` says how sure an entry is.
    pub(crate) fn into_ordered(
        self,
        chance: Bits,
        confidence: impl Fn(&Evidence) -> u8,
        trust: impl Fn(u32) -> u64,
    ) -> Vec<(Bits, Evidence)> {
        let is_certain = |evidence: &Evidence| {
            evidence.message.is_some() && confidence(evidence) >= ENOUGH.get()
        };
        let mut named = self.named();
        if let Some(first) = self.first().filter(|first| is_certain(first)) {
            named.retain(|entry| {
                let named = &self.entries[entry];
                !first.outweighs_code_of(named) || is_certain(named)
            });
        }
        let entries = self.entries.into_values().map(|evidence| {
            let recognised = confidence(&evidence) >= RECOGNISED.get();
            let score = match recognised {
                true => evidence.score(),
                false => evidence.score_with_words(chance),
            };
            (recognised, score, evidence)
        });
        let mut ordered: Vec<(bool, Bits, Evidence)> = entries.collect();
        // What chance makes equal stays in the order in which messages fit.
        ordered.sort_by_cached_key(|(recognised, score, evidence)| {
            let (named, message, entry) = key(evidence, &named);
            (named, !recognised, -score, message, trust(entry), entry)
        });
        ordered
            .into_iter()
            .map(|(_, score, evidence)| (score, evidence))
            .collect()
    }

    /// The entries that a code in the paste names: one that says enough by itself, and that no
    /// other entry has.
    fn named(&self) -> BTreeSet<u32> {
        let mut entries: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (&entry, evidence) in &self.entries {
            if let Some(code) = evidence.code.as_ref().and_then(CodeHit::decisive) {
                entries.entry(code).or_default().push(entry);
            }
        }
        let alone = entries.into_values().filter(|entries| entries.len() == 1);
        alone.flatten().collect()
    }
}

/// Entries that a code names come first, whatever words the paste has beside it; then all by score.
/// Entries are numbered in the order of their ids.
fn key(evidence: &Evidence, named: &BTreeSet<u32>) -> (bool, i32, u32) {
    let is_named = named.contains(&evidence.entry);
    (!is_named, -evidence.score(), evidence.entry)
}

fn better_code(one: Option<CodeHit>, other: Option<CodeHit>) -> Option<CodeHit> {
    let both = one.into_iter().chain(other);
    both.max_by_key(|code| code.score)
}
