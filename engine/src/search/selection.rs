//! Which of the ranked entries an answer lists: few enough to be judged.

use super::evidence::Evidence;
use crate::{answer::Verdict, bits::Bits, index::reader::Reader, tunable::tunables};
use std::collections::BTreeSet;

tunables! {
    /// How much of the best entry's score an entry has at least, in percent. Half: what says half
    /// as much about the paste is about something else. Of 160 questions to a real knowledge base
    /// it cut no right answer (docs/measuring.md).
    LEAST_OF_BEST: Bits = 50;
    /// How many entries are shown where nothing fits: as many as one sees at a glance.
    NEAREST: usize = 3;
}

/// The entries to list. Below a message that was recognised these are its relatives: what else has
/// its words in common with the paste is about something else.
pub(crate) fn select(
    mut ranked: Vec<(Bits, Evidence)>,
    verdict: Verdict,
    limit: usize,
    reader: &Reader,
) -> Vec<(Bits, Evidence)> {
    let Some((best, first)) = ranked.first().map(|(score, first)| (*score, first.entry)) else {
        return ranked;
    };
    let is_near =
        |score: Bits| i64::from(score) * 100 >= i64::from(best) * i64::from(LEAST_OF_BEST.get());
    match verdict {
        Verdict::Recognised => {
            let relatives: BTreeSet<u32> = reader.relatives(first).collect();
            ranked.retain(|(_, other)| other.entry == first || relatives.contains(&other.entry));
            ranked.truncate(limit);
        }
        Verdict::Words => {
            ranked.retain(|&(score, _)| is_near(score));
            ranked.truncate(limit);
        }
        Verdict::Nothing => {
            ranked.retain(|&(score, _)| is_near(score));
            ranked.truncate(limit.min(NEAREST.get()));
        }
    }
    ranked
}
