//! Runs of letters and digits: what codes are made of.

use crate::text::{
    chars::is_japanese,
    folded::{Folded, FoldedChar},
    words::latin_words,
};
use std::ops::Range;

/// Words that announce a code and are no part of it.
const ANNOUNCING: [&str; 11] = [
    "error", "code", "http", "status", "sqlstate", "hresult", "errno", "ntstatus", "win32", "smtp",
    "number",
];

/// Their like in Japanese. They stand without a space beside the code.
const ANNOUNCING_JAPANESE: [&str; 4] = ["エラー", "コード", "番号", "ステータス"];

/// The most characters between two runs of one code: `SC 542`, `ts(2322)`, `X-1 / Y-2`.
const APART: usize = 3;

/// How far a Japanese word may stand from the code that it announces, itself included.
const REACH: usize = 8;

/// A run of letters and digits, and the characters of the folded text that it is.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

impl Run {
    /// Whether it is a word that announces a code.
    pub(super) fn is_announcing(&self) -> bool {
        ANNOUNCING.contains(&self.text.as_str())
    }

    pub(super) fn is_digits(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// The runs of a text, in order.
pub(super) fn runs(folded: &Folded) -> Vec<Run> {
    let runs = latin_words(folded).map(|range| Run {
        text: folded.chars[range.clone()].iter().map(|ch| ch.c).collect(),
        range,
    });
    runs.collect()
}

/// What stands between two runs.
pub(super) fn between(folded: &Folded, before: &Run, after: &Run) -> String {
    let chars = &folded.chars[before.range.end..after.range.start];
    chars.iter().map(|ch| ch.c).collect()
}

/// Whether two runs may belong to one code: a mark or two between them, no line break, no
/// Japanese, and no list of numbers.
pub(super) fn adjoin(folded: &Folded, before: &Run, after: &Run) -> bool {
    let between = &folded.chars[before.range.end..after.range.start];
    between.len() <= APART
        && between
            .iter()
            .all(|ch| !matches!(ch.c, '\n' | ',') && !is_japanese(ch.c))
}

/// Of each run whether a word before it, and whether one behind it, says that it is a code.
pub(super) fn announced(folded: &Folded, runs: &[Run]) -> Vec<(bool, bool)> {
    let near = |a: &Run, b: &Run| b.range.start - a.range.end <= APART;
    let of = |(at, run): (usize, &Run)| {
        let before = at.checked_sub(1).map(|at| &runs[at]);
        let after = runs.get(at + 1);
        (
            before.is_some_and(|word| word.is_announcing() && near(word, run))
                || is_announced_before(folded, run),
            after.is_some_and(|word| word.text == "error" && near(run, word))
                || is_announced_behind(folded, run),
        )
    };
    runs.iter().enumerate().map(of).collect()
}

fn is_announced_before(folded: &Folded, run: &Run) -> bool {
    let before = &folded.chars[run.range.start.saturating_sub(REACH)..run.range.start];
    let words = japanese(before);
    ANNOUNCING_JAPANESE.iter().any(|word| words.ends_with(word))
}

fn is_announced_behind(folded: &Folded, run: &Run) -> bool {
    let end = (run.range.end + REACH).min(folded.chars.len());
    let words = japanese(&folded.chars[run.range.end..end]);
    // 第3号エラー: a counter stands between the number and the word.
    let words = words.strip_prefix('号').unwrap_or(&words);
    ANNOUNCING_JAPANESE
        .iter()
        .any(|word| words.starts_with(word))
}

fn japanese(chars: &[FoldedChar]) -> String {
    let chars = chars.iter().map(|ch| ch.c);
    chars.filter(|c| is_japanese(*c)).collect()
}
