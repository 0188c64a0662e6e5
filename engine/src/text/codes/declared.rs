//! The keys of a code as an entry declares it: what the index knows.

use super::{
    key::{Sign, joined, of_one, scanned},
    number::Number,
    runs::{Run, between, runs},
};
use crate::text::folded::Folded;

/// A number that stands for a code by itself has so many digits at the least.
pub(super) const BARE_LEAST: usize = 3;

/// A part that stands for a code has so many letters and digits at the least.
pub(super) const PART_LEAST: usize = 4;

/// The keys of a code as an entry declares it, the whole one first. None for a code without letters
/// and digits.
pub(crate) fn declared_keys(code: &str) -> Vec<String> {
    let folded = Folded::new(code);
    let runs = code_runs(&folded);
    let Some(whole) = whole(&folded, &runs) else {
        return Vec::new();
    };
    let run_together = of_one(&whole.replace('-', ""));
    let mut keys = vec![whole.clone()];
    keys.extend(alternatives(&folded, &runs));
    if runs.len() > 1 {
        keys.push(run_together.clone());
    }
    keys.extend(bare(&whole).map(|number| Sign::Bare.of(number)));
    if let Some(number) = Number::read(&folded, &runs, 0).filter(|it| it.runs == runs.len())
        && let Some(error) = number.system_error()
    {
        keys.push(Sign::Bare.of(&error.to_string()));
    }
    keys.extend(parts(&folded, &runs).map(|part| Sign::Part.of(&part)));
    keys.push(Sign::Scanned.of(&scanned(&whole)));
    if runs.len() > 1 {
        keys.push(Sign::Scanned.of(&scanned(&run_together)));
    }
    keys
}

/// The key of the whole code.
pub(crate) fn declared_key(code: &str) -> Option<String> {
    let folded = Folded::new(code);
    whole(&folded, &code_runs(&folded))
}

/// The runs of a code without the words that announce it.
fn code_runs(folded: &Folded) -> Vec<Run> {
    let mut runs = runs(folded);
    // A hyphen makes the word a part of the code: `ERROR-001`.
    let is_apart = |runs: &[Run]| between(folded, &runs[0], &runs[1]) != "-";
    while runs.len() > 1 && runs[0].is_announcing() && is_apart(&runs) {
        runs.remove(0);
    }
    runs
}

fn whole(folded: &Folded, runs: &[Run]) -> Option<String> {
    if runs.is_empty() {
        return None;
    }
    let number = Number::read(folded, runs, 0).filter(|number| number.runs == runs.len());
    Some(number.map_or_else(|| joined(runs), Number::key))
}

/// The number behind a code's letters.
fn bare(key: &str) -> Option<&str> {
    let number = key.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_bare = number.len() >= BARE_LEAST
        && number.len() < key.len()
        && number.bytes().all(|b| b.is_ascii_digit());
    is_bare.then_some(number)
}

/// The codes of a list: `JST-310039 / XTK-170016` is either of them.
fn alternatives(folded: &Folded, runs: &[Run]) -> Vec<String> {
    let parts = split(folded, runs, |mark| {
        mark.contains(['/', ',', ';', '|']) && mark.contains(' ')
    });
    let codes = parts
        .iter()
        .filter(|part| part.len() < runs.len() && names_a_code(part));
    codes.filter_map(|part| whole(folded, part)).collect()
}

/// What may be quoted of a code in its stead: its beginnings, and what stands between spaces.
fn parts<'a>(folded: &'a Folded, runs: &'a [Run]) -> impl Iterator<Item = String> + 'a {
    let beginnings = (1..runs.len())
        .map(|end| &runs[..end])
        .filter(|part| names_a_code(part));
    let words = split(folded, runs, |mark| mark.contains(' ')).into_iter();
    let words = words.filter(|part| part.len() < runs.len());
    beginnings
        .chain(words)
        .filter(|part| length(part) >= PART_LEAST)
        .filter_map(|part| whole(folded, part))
}

fn split<'a>(folded: &Folded, runs: &'a [Run], at: impl Fn(&str) -> bool) -> Vec<&'a [Run]> {
    let mut parts = Vec::new();
    let mut start = 0;
    for end in 1..=runs.len() {
        if end == runs.len() || at(&between(folded, &runs[end - 1], &runs[end])) {
            parts.push(&runs[start..end]);
            start = end;
        }
    }
    parts
}

/// Whether it looks like a code by itself: letters and digits.
fn names_a_code(runs: &[Run]) -> bool {
    let has = |of: fn(&u8) -> bool| runs.iter().any(|run| run.text.bytes().any(|b| of(&b)));
    has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit)
}

fn length(runs: &[Run]) -> usize {
    runs.iter().map(|run| run.text.len()).sum()
}
