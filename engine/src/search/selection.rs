//! Which of the ranked entries an answer lists: few enough to be judged.

use super::{
    confidence::{NEARBY, RECOGNISED},
    rank::Ranked,
    recognised::Order,
};
use crate::{
    answer::{Sureness, Verdict},
    bits::Bits,
    tunable::tunables,
};
use std::collections::BTreeSet;

tunables! {
    /// How much of the best entry's score an entry has at least, in percent. Half: what says half
    /// as much about the paste is about something else. Of 124 questions in words to a real
    /// knowledge base it cuts the right answer out of the first three of two.
    LEAST_OF_BEST: Bits = 50;
    /// How many entries are shown where nothing fits: as many as one sees at a glance.
    NEAREST: usize = 3;
}

/// The entries to list; `relatives` gives those of an entry. Below messages that were recognised
/// stand the relatives of the first alone: what else has words in common with the paste is about
/// something else. What comes near stays where it is no more than possible that the paste is this
/// message, and where the messages are a `lesser_part` of the paste.
pub(crate) fn select<'a>(
    mut order: Order<'a>,
    confidence: u8,
    lesser_part: bool,
    limit: usize,
    relatives: impl FnOnce(u32) -> BTreeSet<u32>,
) -> Order<'a> {
    let Some(&first) = order.shown.first() else {
        return order;
    };
    let Ranked {
        score, evidence, ..
    } = &order.ranked[first];
    let verdict = verdict(confidence);
    let is_possible = Sureness::of(confidence) == Sureness::Possible;
    let is_sure = verdict == Verdict::Recognised && !is_possible && !lesser_part;
    let kin = match verdict {
        Verdict::Recognised => relatives(evidence.entry),
        Verdict::Words | Verdict::Nothing => BTreeSet::new(),
    };
    let least = i64::from(*score) * i64::from(LEAST_OF_BEST.get());
    let (ranked, known) = (order.ranked, order.known);
    let shown = order.shown.iter().enumerate().filter(|&(at, &number)| {
        let Ranked {
            score, evidence, ..
        } = &ranked[number];
        let is_near = i64::from(*score) * 100 >= least;
        at == 0 || at < known || kin.contains(&evidence.entry) || (is_near && !is_sure)
    });
    let most = match verdict {
        Verdict::Recognised | Verdict::Words => limit,
        Verdict::Nothing => limit.min(NEAREST.get()),
    };
    order.shown = shown.map(|(_, &number)| number).take(most).collect();
    order
}

/// How far the paste is known whose first entry is so sure.
pub(crate) fn verdict(confidence: u8) -> Verdict {
    match confidence {
        first if first >= RECOGNISED.get() => Verdict::Recognised,
        first if first >= NEARBY.get() => Verdict::Words,
        _ => Verdict::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::evidence::Evidence;

    /// The entries listed of four, of which the third is a relative of the first.
    fn listed(confidence: u8, lesser_part: bool) -> Vec<u32> {
        let scores = [(100, 0), (60, 1), (30, 2), (20, 3)];
        let ranked = scores.map(|(score, entry)| Ranked {
            score,
            confidence,
            evidence: Evidence::new(entry),
        });
        let relatives = |_| BTreeSet::from([2]);
        let order = Order::new(Vec::new(), &ranked);
        let selected = select(order, confidence, lesser_part, 10, relatives);
        let listed = selected.shown.iter();
        listed.map(|&at| ranked[at].evidence.entry).collect()
    }

    #[test]
    fn below_a_message_stand_its_relatives_and_what_comes_near_where_it_is_not_sure() {
        assert_eq!(listed(99, false), [0, 2]);
        assert_eq!(listed(99, true), [0, 1, 2]);
        assert_eq!(listed(RECOGNISED.get(), false), [0, 1, 2]);
    }

    #[test]
    fn a_list_ends_where_entries_say_less_than_half_of_the_best() {
        assert_eq!(listed(NEARBY.get(), false), [0, 1]);
        assert_eq!(listed(0, false), [0, 1]);
    }
}
