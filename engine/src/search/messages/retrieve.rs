//! Candidate generation: from the terms of a paste to the few messages that are worth laying
//! against it.

use super::{
    accumulator::{Accumulator, worth},
    candidate::{Candidate, keep_best},
    windows::{TermLines, windows},
};
use crate::{
    bits::Bits,
    index::reader::Reader,
    search::{paste::Paste, terms::QueryTerm},
    tunable::tunables,
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

tunables! {
    /// A paste of more windows than this is long.
    LONG_WINDOWS: usize = 16;
    /// How many messages are kept of each window of a paste that is not long.
    KEPT_OF_WINDOW: usize = 40;
    /// How many are kept of each window of a long one.
    KEPT_OF_WINDOW_LONG: usize = 10;
    /// How many messages are laid against a paste that is not long.
    KEPT: usize = 64;
    /// How many are laid against a long one.
    KEPT_LONG: usize = 256;
    /// In a long paste a window is judged by its rarest terms: they say what it is about, and a log
    /// of a thousand lines is read in bounded time. So many for each line.
    TERMS_OF_LINE: usize = 10;
    /// A message takes so many lines at the most of a log's width.
    TERMS_LINES: usize = 3;
    /// In a long paste no term is looked at that more messages hold than this.
    TERM_MOST_POSTINGS: usize = 3000;
    /// How many of the best messages of each window lead it.
    LEADERS: usize = 4;
    /// How many leaders are laid against a paste beside the most promising messages of all.
    LEADERS_MOST: usize = 128;
    /// How many of the messages found so are judged again, by all the terms of their lines.
    JUDGED_AGAIN: usize = 2000;
}

/// The messages whose terms stand together in some lines of the paste, the best first.
pub(super) fn candidates(paste: &Paste, terms: &[QueryTerm], reader: &Reader) -> Vec<Candidate> {
    let lines = TermLines::new(paste);
    let windows = windows(paste.skeleton.lines);
    let is_long = windows.len() > LONG_WINDOWS.get();
    let mut accumulator = Accumulator::new(reader.documents());
    let mut best = BestWindows::default();
    let mut seen = HashSet::new();
    let mut leaders = HashSet::new();
    for window in windows {
        let mut numbers = lines.within(&window);
        let most = if is_long {
            keep_rarest(&mut numbers, terms, &window);
            KEPT_OF_WINDOW_LONG.get()
        } else {
            KEPT_OF_WINDOW.get()
        };
        // Logs repeat themselves.
        if numbers.is_empty() || !seen.insert(numbers.clone()) {
            continue;
        }
        let mut found = accumulator.best(&numbers, terms, reader, most);
        found.sort_unstable_by_key(|&(doc, estimate)| (-estimate, doc));
        leaders.extend(found.iter().take(LEADERS.get()).map(|(doc, _)| doc));
        for (doc, estimate) in found {
            best.offer(doc, &window, estimate);
        }
    }
    let mut best: Vec<Candidate> = best.0.into_values().collect();
    if is_long {
        keep_best(&mut best, JUDGED_AGAIN.get());
        judge_again(&mut best, &lines, terms, reader);
        keep_fairly(&mut best, KEPT_LONG.get(), &leaders);
    } else {
        keep_fairly(&mut best, KEPT.get(), &leaders);
    }
    best
}

/// Keeps the most promising ones, and beside them some of those that lead their windows: a message
/// with many relatives would leave no room for a shorter one on the next line.
fn keep_fairly(candidates: &mut Vec<Candidate>, most: usize, leaders: &HashSet<u32>) {
    keep_best(candidates, usize::MAX);
    let mut leading = LEADERS_MOST.get();
    let mut rank = 0;
    candidates.retain(|candidate| {
        rank += 1;
        let is_leader = rank > most && leading > 0 && leaders.contains(&candidate.doc);
        leading -= usize::from(is_leader);
        rank <= most || is_leader
    });
}

/// The best window of each message.
#[derive(Default)]
struct BestWindows(HashMap<u32, Candidate>);

impl BestWindows {
    /// Of two windows that tell the same of a message the one that is offered first stays: a line
    /// before a block.
    fn offer(&mut self, doc: u32, window: &Range<u32>, estimate: Bits) {
        let other = self.0.get(&doc);
        if other.is_none_or(|other| other.estimate < estimate) {
            let lines = window.clone();
            self.0.insert(
                doc,
                Candidate {
                    doc,
                    lines,
                    estimate,
                },
            );
        }
    }
}

/// Keeps the terms of a window that the fewest messages hold.
fn keep_rarest(numbers: &mut Vec<u32>, terms: &[QueryTerm], window: &Range<u32>) {
    let most = TERMS_OF_LINE.get() * window.len().min(TERMS_LINES.get());
    let frequency = |&number: &u32| terms[number as usize].postings.len();
    numbers.retain(|number| (1..=TERM_MOST_POSTINGS.get()).contains(&frequency(number)));
    numbers.sort_by_key(|number| (frequency(number), *number));
    numbers.truncate(most);
    numbers.sort_unstable();
}

/// Estimates each candidate by all the terms of its lines.
fn judge_again(
    candidates: &mut [Candidate],
    lines: &TermLines,
    terms: &[QueryTerm],
    reader: &Reader,
) {
    for candidate in candidates {
        let numbers = lines.within(&candidate.lines);
        let held = numbers.iter().map(|&number| &terms[number as usize]);
        let held = held.filter(|term| term.postings.binary_search(&candidate.doc).is_ok());
        let sum = held.map(QueryTerm::score).sum();
        candidate.estimate = worth(sum, reader.bits(candidate.doc));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_windows_that_tell_the_same_the_first_stays() {
        let mut best = BestWindows::default();
        for (window, estimate) in [(3..4, 10), (3..7, 10), (5..6, 12), (8..9, 11)] {
            best.offer(7, &window, estimate);
            let expected = if estimate == 10 { 3..4 } else { 5..6 };
            assert_eq!(best.0[&7].lines, expected);
        }
    }
}
