//! Whatever in a paste may be a code.

use super::{
    declared::{BARE_LEAST, PART_LEAST},
    key::{Sign, digit_for, joined, scanned, without_zeros},
    number::Number,
    runs::{Run, adjoin, announced, runs},
};
use crate::{text::folded::Folded, tunable::tunables};
use std::ops::Range;

tunables! {
    /// How many runs of letters and digits one code is made of at the most
    /// (`cvc-complex-type.2.4.a` has six).
    CODE_RUNS: usize = 6;
    /// How long a key is at the most, in bytes.
    CODE_LONGEST: usize = 40;
    /// How many runs are looked up as a part of a code or as a scanned one: in a log nearly all
    /// that has digits would be otherwise.
    PART_RUNS: usize = 3;
}

/// What may be a code. Most of it is none: those that are, the index knows.
#[derive(Clone, Debug)]
pub(crate) struct Possible {
    pub(crate) key: String,
    /// The characters of the text that it covers.
    pub(crate) place: Range<usize>,
    /// Whether a word beside it says that it is a code, or its form does.
    pub(crate) is_announced: bool,
}

/// Every key that a code in this text could have.
pub(crate) fn possible_keys(folded: &Folded) -> Vec<Possible> {
    let runs = runs(folded);
    let mut reading = Reading {
        folded,
        runs: &runs,
        announced: announced(folded, &runs),
        found: Vec::new(),
    };
    for start in 0..runs.len() {
        reading.joined_from(start);
        reading.number_at(start);
        reading.scanned_number_at(start);
    }
    reading.found
}

struct Reading<'a> {
    folded: &'a Folded,
    runs: &'a [Run],
    announced: Vec<(bool, bool)>,
    found: Vec<Possible>,
}

impl Reading<'_> {
    fn is_announced(&self, first: usize, last: usize) -> bool {
        self.announced[first].0 || self.announced[last].1
    }

    fn add(&mut self, key: String, start: usize, count: usize, is_sure: bool) {
        let last = start + count - 1;
        self.found.push(Possible {
            key,
            place: self.runs[start].range.start..self.runs[last].range.end,
            is_announced: is_sure || self.is_announced(start, last),
        });
    }

    /// Runs that may be one code, as they are.
    fn joined_from(&mut self, start: usize) {
        let runs = self.runs;
        for end in start + 1..=(start + CODE_RUNS.get()).min(runs.len()) {
            if end > start + 1 && !adjoin(self.folded, &runs[end - 2], &runs[end - 1]) {
                break;
            }
            let key = joined(&runs[start..end]);
            if key.len() > CODE_LONGEST.get() {
                break;
            }
            let count = end - start;
            if count == 1 && runs[start].is_digits() {
                self.bare(&key, start);
            }
            let is_short = count <= PART_RUNS.get();
            if is_short && is_worth_a_part(&key) {
                self.add(Sign::Part.of(&key), start, count, false);
            }
            if is_short && may_be_scanned(&key) {
                self.add(Sign::Scanned.of(&scanned(&key)), start, count, false);
            }
            self.add(key, start, count, false);
        }
    }

    /// A number whose letters may be missing. One of a digit or two is everywhere, and counts where
    /// it is said to be a code.
    fn bare(&mut self, digits: &str, start: usize) {
        if digits.len() >= BARE_LEAST || self.is_announced(start, start) {
            self.add(Sign::Bare.of(without_zeros(digits)), start, 1, false);
        }
    }

    fn number_at(&mut self, start: usize) {
        let Some(number) = Number::read(self.folded, self.runs, start) else {
            return;
        };
        let key = number.key();
        self.add(Sign::Part.of(&key), start, number.runs, false);
        self.add(Sign::Scanned.of(&scanned(&key)), start, number.runs, false);
        if number.value <= 0xFFFF {
            self.add(Sign::Bare.of(&key), start, number.runs, true);
        }
        self.add(key, start, number.runs, false);
        if let Some(error) = number.system_error() {
            self.add(error.to_string(), start, number.runs, true);
        }
    }

    /// A number with letters that a scanner took for digits.
    fn scanned_number_at(&mut self, start: usize) {
        let run = &self.runs[start];
        let repaired: String = run
            .text
            .chars()
            .map(|c| digit_for(c).unwrap_or(c))
            .collect();
        if repaired == run.text || !run.text.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let run = Run {
            text: repaired,
            range: run.range.clone(),
        };
        if let Some(number) = Number::read(self.folded, &[run], 0) {
            self.add(Sign::Scanned.of(&scanned(&number.key())), start, 1, false);
        }
    }
}

/// Whether a part of a code may be quoted so: what is too short, or letters alone, says nothing.
fn is_worth_a_part(key: &str) -> bool {
    let has = |of: fn(&u8) -> bool| key.bytes().any(|b| of(&b));
    let is_mixed = has(|b| b.is_ascii_alphabetic()) || key.contains('-');
    key.len() >= PART_LEAST && is_mixed && has(|b| b.is_ascii_digit())
}

/// Whether a scanner may have read a code so: it has digits, and not all of it is look-alikes.
fn may_be_scanned(key: &str) -> bool {
    const LEAST: usize = 5;
    let slips = key
        .chars()
        .filter(|c| digit_for(*c).is_some() || *c == 'b')
        .count();
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    key.len() >= LEAST && digits > 0 && slips * 2 <= key.len()
}
