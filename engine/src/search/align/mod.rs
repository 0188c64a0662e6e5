//! Laying a message template against a paste.
//!
//! The question is how many bits knowing the message saves in telling the paste. A literal
//! character found in its place saves what it tells ([`Paste::weights`](super::paste::Paste));
//! each slip costs what it takes to say where and what it is. The best way to lay the one against
//! the other is found by dynamic programming over (template item, paste character), as in local
//! sequence alignment with affine gaps; a slot is an item that takes any characters.

mod costs;
mod narrow;

pub(crate) use narrow::narrow;

use super::pattern::{Item, Pattern};
use crate::{bits::Bits, text::SkeletonChar};
use costs::{
    GAP, GAP_OPEN, SLOT, SLOT_EMPTY, SLOT_IN_WORD, SUBSTITUTION, WITHIN_WORD, cut_at_edge,
    cut_inside, end_cost, foreign_cost, is_joined, slot_char_cost, start_cost, within_word,
};
use naosu_vocabulary::SlotType;
use std::ops::Range;

const NEVER: Bits = Bits::MIN / 4;

/// What is laid against the pattern: some lines of a paste.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    pub(crate) chars: &'a [SkeletonChar],
    pub(crate) weights: &'a [Bits],
    /// Whether the paste begins and ends where the window does.
    pub(crate) at_start: bool,
    pub(crate) at_end: bool,
}

/// How a pattern lies against a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alignment {
    /// Bits saved.
    pub(crate) score: Bits,
    /// Per pattern item that was used: which window characters it took.
    pub(crate) steps: Vec<Step>,
}

/// What one pattern item took of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) item: usize,
    pub(crate) chars: Range<usize>,
    /// For a literal: whether it is the same character.
    pub(crate) same: bool,
}

/// The score of the best alignment, without the way there.
pub(crate) fn score(pattern: &Pattern, window: Window<'_>) -> Bits {
    Table::run(pattern, window, None).0
}

/// The best alignment; none if nothing of the pattern is in the window.
pub(crate) fn align(pattern: &Pattern, window: Window<'_>) -> Option<Alignment> {
    let width = window.chars.len() + 1;
    let mut trace = vec![0u8; width * pattern.items.len()];
    let (score, end) = Table::run(pattern, window, Some(&mut trace));
    let (row, column) = end?;
    Some(Alignment {
        score,
        steps: walk_back(pattern, window, &trace, row, column),
    })
}

// How a cell was reached, as bits of a trace byte.
const FROM_MATCH: u8 = 0;
const FROM_GAP: u8 = 1;
const FROM_FOREIGN: u8 = 2;
const FROM_START: u8 = 3;
const FROM_SLOT: u8 = 4;
const MATCH_BITS: u8 = 0b111;
const GAP_SHIFT: u8 = 3;
const FOREIGN_CONTINUES: u8 = 1 << 5;

/// The three rows of the table that the next one is made from.
struct Table {
    /// The last item took the last character.
    matched: Vec<Bits>,
    /// The last item was left out.
    gap: Vec<Bits>,
    /// The last character is foreign.
    foreign: Vec<Bits>,
}

/// What a row of the table is made with.
struct Row<'a> {
    window: Window<'a>,
    /// What it costs to begin before each character.
    starts: &'a [Bits],
    /// What it costs that the pattern's items before this row are missing: inside the paste, and
    /// where the paste itself begins.
    cut_inside: Bits,
    cut_at_edge: Bits,
    /// Whether the message has white space before this row's item, at a slot's rim.
    apart: bool,
    /// Where to note how each cell was reached.
    cells: Option<&'a mut [u8]>,
}

impl Table {
    fn new(width: usize) -> Table {
        let never = vec![NEVER; width];
        Table {
            matched: never.clone(),
            gap: never.clone(),
            foreign: never,
        }
    }

    fn run(
        pattern: &Pattern,
        window: Window<'_>,
        mut trace: Option<&mut Vec<u8>>,
    ) -> (Bits, Option<(usize, usize)>) {
        let width = window.chars.len() + 1;
        let (mut table, mut next) = (Table::new(width), Table::new(width));
        let costs = |cost: fn(&Pattern, Window<'_>, usize) -> Bits| -> Vec<Bits> {
            (0..width).map(|at| cost(pattern, window, at)).collect()
        };
        let (starts, ends) = (costs(start_cost), costs(end_cost));
        let (mut best, mut best_at) = (0, None);
        for (number, &item) in pattern.items.iter().enumerate() {
            let head = pattern.literals_before[number];
            let row = Row {
                window,
                starts: &starts,
                cut_inside: cut_inside(head),
                cut_at_edge: cut_at_edge(head),
                apart: pattern.apart[number],
                cells: trace
                    .as_mut()
                    .map(|trace| &mut trace[number * width..(number + 1) * width]),
            };
            match item {
                Item::Literal(c) => {
                    table.literal(c, row, &mut next);
                    let tail = pattern.literals() - pattern.literals_before[number + 1];
                    let (inside, edge) = (cut_inside(tail), cut_at_edge(tail));
                    for (at, (matched, end)) in next.matched.iter().zip(&ends).enumerate().skip(1) {
                        let cut = if at + 1 == width && window.at_end {
                            edge
                        } else {
                            inside
                        };
                        if matched - cut - end > best {
                            (best, best_at) = (matched - cut - end, Some((number, at)));
                        }
                    }
                }
                Item::Slot(_, slot_type) => {
                    let after_slot =
                        number > 0 && matches!(pattern.items[number - 1], Item::Slot(..));
                    table.slot(slot_type, after_slot, row, &mut next);
                }
            }
            std::mem::swap(&mut table, &mut next);
        }
        (best, best_at)
    }

    /// The best way to come to the place before the character at `at`, and what it has saved.
    #[inline]
    fn before(&self, at: usize, row: &Row<'_>) -> (u8, Bits) {
        let cut = if at == 0 && row.window.at_start {
            row.cut_at_edge
        } else {
            row.cut_inside
        };
        let begin = -cut - row.starts[at];
        let (mut from, mut score) = (FROM_MATCH, self.matched[at]);
        if self.gap[at] > score {
            (from, score) = (FROM_GAP, self.gap[at]);
        }
        if self.foreign[at] > score {
            (from, score) = (FROM_FOREIGN, self.foreign[at]);
        }
        if begin > score {
            (from, score) = (FROM_START, begin);
        }
        (from, score)
    }

    /// What it costs that this row's item takes the character at `at`, if the message has white
    /// space there and the paste has none.
    #[inline]
    fn joint(at: usize, row: &Row<'_>) -> Bits {
        match row.apart && is_joined(row.window, at) {
            true => SLOT_IN_WORD,
            false => 0,
        }
    }

    fn literal(&self, c: char, mut row: Row<'_>, next: &mut Table) {
        next.matched[0] = NEVER;
        next.foreign[0] = NEVER;
        next.gap[0] = NEVER;
        for at in 1..self.matched.len() {
            let (from, score) = self.before(at - 1, &row);
            let here = row.window.chars[at - 1].c;
            let score = score - Table::joint(at - 1, &row);
            next.matched[at] = score
                + if here == c {
                    row.window.weights[at - 1]
                } else {
                    -SUBSTITUTION
                };

            let opened = self.matched[at].max(self.foreign[at]) - GAP_OPEN - GAP;
            let extended = self.gap[at] - GAP;
            next.gap[at] = opened.max(extended);

            let (open, extend) = foreign_cost(here);
            let opened_foreign = next.matched[at - 1] - open;
            let extended_foreign = next.foreign[at - 1] - extend;
            next.foreign[at] = opened_foreign.max(extended_foreign);

            if let Some(cells) = row.cells.as_mut() {
                let gap_from = if extended > opened {
                    FROM_GAP
                } else if self.foreign[at] > self.matched[at] {
                    FROM_FOREIGN
                } else {
                    FROM_MATCH
                };
                cells[at] = from | gap_from << GAP_SHIFT;
                if extended_foreign > opened_foreign {
                    cells[at] |= FOREIGN_CONTINUES;
                }
            }
        }
    }

    fn slot(&self, slot_type: SlotType, after_slot: bool, mut row: Row<'_>, next: &mut Table) {
        next.matched[0] = NEVER;
        for at in 0..self.matched.len() {
            let (empty_from, empty) = self.before(at, &row);
            let continued_gap = self.gap[at] - GAP;
            let skipped = empty - SLOT_EMPTY;
            next.gap[at] = skipped.max(continued_gap);
            let empty_from = if continued_gap > skipped {
                FROM_GAP
            } else {
                empty_from
            };
            next.foreign[at] = NEVER;
            let mut slot_from = FROM_SLOT;
            if at > 0 {
                let (from, opened) = self.before(at - 1, &row);
                // With nothing between two slots, a value begins where a word does.
                let cut = if after_slot && within_word(row.window, at - 1) {
                    WITHIN_WORD
                } else {
                    0
                };
                let opened = opened - SLOT - cut - Table::joint(at - 1, &row);
                let continued = next.matched[at - 1];
                let score = if opened >= continued {
                    slot_from = from;
                    opened
                } else {
                    continued
                };
                next.matched[at] = score - slot_char_cost(slot_type, row.window.chars, at - 1);
            }
            if let Some(cells) = row.cells.as_mut() {
                cells[at] = slot_from | empty_from << GAP_SHIFT;
            }
        }
    }
}

fn walk_back(
    pattern: &Pattern,
    window: Window<'_>,
    trace: &[u8],
    row: usize,
    column: usize,
) -> Vec<Step> {
    let width = window.chars.len() + 1;
    let (mut row, mut at) = (row, column);
    let mut state = FROM_MATCH;
    let mut steps: Vec<Step> = Vec::new();
    loop {
        let cell = trace[row * width + at];
        match (state, pattern.items[row]) {
            (FROM_MATCH, Item::Literal(c)) => {
                let same = window.chars[at - 1].c == c;
                steps.push(Step {
                    item: row,
                    chars: at - 1..at,
                    same,
                });
                state = cell & MATCH_BITS;
                at -= 1;
            }
            (FROM_MATCH, Item::Slot(..)) => {
                match steps.last_mut() {
                    Some(step) if step.item == row => step.chars.start = at - 1,
                    _ => steps.push(Step {
                        item: row,
                        chars: at - 1..at,
                        same: false,
                    }),
                }
                state = cell & MATCH_BITS;
                at -= 1;
                if state == FROM_SLOT {
                    state = FROM_MATCH;
                    continue;
                }
            }
            (FROM_GAP, _) => state = (cell >> GAP_SHIFT) & 0b11,
            (_, _) => {
                state = if cell & FOREIGN_CONTINUES == 0 {
                    FROM_MATCH
                } else {
                    FROM_FOREIGN
                };
                at -= 1;
                continue;
            }
        }
        if state == FROM_START || row == 0 {
            break;
        }
        row -= 1;
    }
    steps.reverse();
    steps
}
