//! The order of what was found: entries that a code names, then by score, of equal ones by trust,
//! then by id.

use super::{
    codes::CodeHit,
    confidence::{ENOUGH, RECOGNISED},
    evidence::Evidence,
    messages::hit::MessageHit,
    words::WordHit,
};
use crate::bits::Bits;
use std::collections::{BTreeMap, BTreeSet};

/// What was found, with what it counts in the order.
pub(crate) struct Ranked {
    pub(crate) score: Bits,
    /// How sure it is.
    pub(crate) confidence: u8,
    pub(crate) evidence: Evidence,
}

impl Ranked {
    pub(crate) fn is_recognised(&self) -> bool {
        self.confidence >= RECOGNISED.get()
    }
}

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
        let mut offered = Evidence {
            message,
            code,
            preferred,
            ..Evidence::new(entry)
        };
        if offered.score() == 0 {
            return;
        }
        // A code of the entry is its code whichever of its messages declares it.
        let of_entry = self.0.entry(entry).or_default();
        let codes = of_entry.iter().filter_map(|other| other.code.clone());
        let code = codes
            .chain(offered.code.take())
            .max_by_key(|code| code.score);
        of_entry.push(offered);
        for evidence in of_entry {
            evidence.code.clone_from(&code);
        }
    }

    /// Takes the words that an entry has in common with the paste.
    pub(crate) fn add_words(&mut self, entry: u32, words: &WordHit) {
        let of_entry = self.0.entry(entry).or_default();
        if of_entry.is_empty() {
            of_entry.push(Evidence::new(entry));
        }
        for evidence in of_entry {
            evidence.words = Some(words.clone());
        }
    }

    /// Whether anything was found of an entry.
    pub(crate) fn has(&self, entry: u32) -> bool {
        self.0.contains_key(&entry)
    }

    /// The first so far.
    pub(crate) fn first(&self) -> Option<&Evidence> {
        let named = BTreeSet::new();
        let all = self.0.values().flatten();
        all.min_by_key(|evidence| key(evidence, &named))
    }

    /// Everything in order, each with its score: entries that a code names; those whose message is
    /// recognised, by what messages and codes save; then the others, by words too. `chance` is what
    /// a message may save by chance.
    ///
    /// A message that tells much more than a code is more than words beside it, and gives way only
    /// where the code's message is certain too. `confidence` says how sure an evidence is.
    pub(crate) fn into_ordered(
        self,
        chance: Bits,
        confidence: impl Fn(&Evidence) -> u8,
        trust: impl Fn(u32) -> u64,
    ) -> Vec<Ranked> {
        let is_certain = |evidence: &Evidence| {
            evidence.message.is_some() && confidence(evidence) >= ENOUGH.get()
        };
        let mut named = self.named();
        if let Some(first) = self.first().filter(|first| is_certain(first)) {
            named.retain(|entry| {
                let mut named = self.0[entry].iter();
                named.any(|named| !first.outweighs_code_of(named) || is_certain(named))
            });
        }
        let all = self.0.into_values().flatten().map(|evidence| {
            let confidence = confidence(&evidence);
            let score = match confidence >= RECOGNISED.get() {
                true => evidence.score(),
                false => evidence.score_with_words(chance),
            };
            Ranked {
                score,
                confidence,
                evidence,
            }
        });
        let mut ordered: Vec<Ranked> = all.collect();
        // What chance makes equal stays in the order in which messages fit.
        ordered.sort_by_cached_key(|ranked| {
            let (named, message, entry, preferred) = key(&ranked.evidence, &named);
            let recognised = ranked.is_recognised();
            let entry = (trust(entry), entry, preferred);
            (named, !recognised, -ranked.score, message, entry)
        });
        ordered
    }

    /// The entries that a code in the paste names: one that says enough by itself, and that no
    /// other entry has.
    fn named(&self) -> BTreeSet<u32> {
        let mut entries: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for evidence in self.0.values().flatten() {
            if let Some(code) = evidence.code.as_ref().and_then(CodeHit::decisive) {
                entries.entry(code).or_default().insert(evidence.entry);
            }
        }
        let alone = entries.into_values().filter(|entries| entries.len() == 1);
        alone.flatten().collect()
    }
}

/// Entries that a code names come first, whatever words the paste has beside it; then all by score.
/// Entries are numbered in the order of their ids.
fn key(evidence: &Evidence, named: &BTreeSet<u32>) -> (bool, i32, u32, bool) {
    let is_named = named.contains(&evidence.entry);
    (
        !is_named,
        -evidence.score(),
        evidence.entry,
        !evidence.preferred,
    )
}
