//! The parts of a paste in which a message may stand: lines, and blocks of lines.

use crate::{search::paste::Paste, tunable::tunables};
use std::ops::Range;

tunables! {
    /// How many lines a block has: as many as a wrapped dialog at the most.
    BLOCK_LINES: u32 = 8;
}

/// Each line by itself, then blocks of lines for messages that are wrapped, overlapping by half.
pub(super) fn windows(lines: u32) -> Vec<Range<u32>> {
    let block = BLOCK_LINES.get();
    let mut windows: Vec<Range<u32>> = (0..lines).map(|line| line..line + 1).collect();
    if lines > 1 {
        let mut start = 0;
        loop {
            windows.push(start..(start + block).min(lines));
            if start + block >= lines {
                break;
            }
            start += block / 2;
        }
    }
    windows
}

/// On which lines the terms of a paste stand.
///
/// *Invariant*: in the order of the paste, so that first lines do not descend.
pub(super) struct TermLines(Vec<TermLine>);

/// One occurrence of a term: its first and its last line.
struct TermLine {
    first: u32,
    last: u32,
    term: u32,
}

impl TermLines {
    pub(super) fn new(paste: &Paste) -> TermLines {
        let chars = &paste.skeleton.chars;
        let line = |at: u32| chars.get(at as usize).map_or(0, |ch| ch.line);
        let lines = paste.occurrences.iter().map(|occurrence| TermLine {
            first: line(occurrence.start),
            last: line(occurrence.end.saturating_sub(1).max(occurrence.start)),
            term: occurrence.term,
        });
        TermLines(lines.collect())
    }

    /// The numbers of the terms that stand within a window, ascending, each once.
    pub(super) fn within(&self, window: &Range<u32>) -> Vec<u32> {
        let start = self.0.partition_point(|it| it.first < window.start);
        let within = self.0[start..]
            .iter()
            .take_while(|it| it.first < window.end);
        let mut terms: Vec<u32> = within
            .filter(|it| it.last < window.end)
            .map(|it| it.term)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}
