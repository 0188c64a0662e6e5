//! Tracing back through the table: which window characters each item took.

use super::{
    super::pattern::{Item, Pattern},
    alignment::Step,
    trace::{
        FOREIGN_CONTINUES, FROM_FOREIGN, FROM_GAP, FROM_MATCH, FROM_SLOT, FROM_START, GAP_BITS,
        GAP_SHIFT, MATCH_BITS,
    },
    window::Window,
};

/// The steps from the beginning of the best alignment to the cell at which it ends.
///
/// The state is what the cell is read as: a match (or a slot's value), a gap, a foreign character.
pub(super) fn steps(
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
            (FROM_GAP, _) => state = (cell >> GAP_SHIFT) & GAP_BITS,
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
