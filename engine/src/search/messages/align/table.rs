//! The table of the dynamic programming, a row of three at a time.

use super::{
    super::pattern::{Item, Pattern},
    costs::{
        DELIMITER, GAP, GAP_OPEN, SLOT, SLOT_EMPTY, SLOT_IN_WORD, SUBSTITUTION, WITHIN_WORD,
        cut_at_edge, cut_inside, end_cost, foreign_cost, is_joined, slot_char_cost, start_cost,
        within_word,
    },
    trace::{
        FOREIGN_CONTINUES, FROM_FOREIGN, FROM_GAP, FROM_MATCH, FROM_SLOT, FROM_START, GAP_SHIFT,
    },
    window::Window,
};
use crate::bits::Bits;
use naosu_vocabulary::SlotType;

/// The score of what cannot be, far enough from the smallest number to take costs off it.
const NEVER: Bits = Bits::MIN / 4;

/// The row of the table that the next one is made from: for each place between characters the best
/// score of those alignments that have come there, by what they did last.
pub(super) struct Table {
    /// The last item took the last character.
    matched: Vec<Bits>,
    /// The last item was left out.
    gap: Vec<Bits>,
    /// The last character is foreign.
    foreign: Vec<Bits>,
}

/// The best cell to end with.
struct Best {
    score: Bits,
    /// Row and column.
    cell: Option<(usize, usize)>,
}

impl Best {
    /// Tries to end with the literal of this row, at each character, so many literals missing.
    fn end_with(
        &mut self,
        row: usize,
        matched: &[Bits],
        ends: &[Bits],
        missing: Bits,
        at_end: bool,
    ) {
        let (inside, edge) = (cut_inside(missing), cut_at_edge(missing));
        for (at, (matched, end)) in matched.iter().zip(ends).enumerate().skip(1) {
            let is_edge = at + 1 == ends.len() && at_end;
            let cut = if is_edge { edge } else { inside };
            let score = matched - cut - end;
            if score > self.score {
                (self.score, self.cell) = (score, Some((row, at)));
            }
        }
    }
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
    /// What this row's literal saves beyond what it tells.
    bonus: Bits,
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

    /// Fills the table; the best score and the cell at which its alignment ends. `trace` gets a
    /// byte for each cell: how it was reached.
    pub(super) fn run(
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
        let mut best = Best {
            score: 0,
            cell: None,
        };
        for (number, &item) in pattern.items.iter().enumerate() {
            let head = pattern.literals_before[number];
            let row = Row {
                window,
                starts: &starts,
                cut_inside: cut_inside(head),
                cut_at_edge: cut_at_edge(head),
                apart: pattern.apart[number],
                bonus: if pattern.delimits[number] {
                    DELIMITER.get()
                } else {
                    0
                },
                cells: trace
                    .as_mut()
                    .map(|trace| &mut trace[number * width..(number + 1) * width]),
            };
            match item {
                Item::Literal(c) => {
                    table.literal(c, row, &mut next);
                    let tail = pattern.literals() - pattern.literals_before[number + 1];
                    best.end_with(number, &next.matched, &ends, tail, window.at_end);
                }
                Item::Slot(_, slot_type) => {
                    let after_slot =
                        number > 0 && matches!(pattern.items[number - 1], Item::Slot(..));
                    table.slot(slot_type, after_slot, row, &mut next);
                }
            }
            std::mem::swap(&mut table, &mut next);
        }
        (best.score, best.cell)
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
            true => SLOT_IN_WORD.get(),
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
                    row.window.information[at - 1] + row.bonus
                } else {
                    -SUBSTITUTION.get()
                };

            let opened = self.matched[at].max(self.foreign[at]) - GAP_OPEN.get() - GAP.get();
            let extended = self.gap[at] - GAP.get();
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
            let continued_gap = self.gap[at] - GAP.get();
            let skipped = empty - SLOT_EMPTY.get();
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
                    WITHIN_WORD.get()
                } else {
                    0
                };
                let opened = opened - SLOT.get() - cut - Table::joint(at - 1, &row);
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
