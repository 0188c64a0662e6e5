//! Laying a message template against a paste.
//!
//! The question is how many bits knowing the message saves in telling the paste. A literal
//! character found in its place saves what it tells (`search::information`); each slip costs what
//! it takes to say where and what it is. The best way to lay the one against the other is found by
//! dynamic programming over (template item, paste character): local sequence alignment with affine
//! gaps (Smith, Waterman and Gotoh), in which a slot is an item that takes any characters.

pub(crate) mod alignment;
pub(crate) mod costs;
pub(crate) mod narrow;
mod table;
mod trace;
mod traceback;
pub(crate) mod window;

use super::pattern::Pattern;
use crate::bits::Bits;
use alignment::Alignment;
use table::Table;
use window::Window;

/// The score of the best alignment in bits saved, without the way there.
pub(super) fn score(pattern: &Pattern, window: Window<'_>) -> Bits {
    Table::run(pattern, window, None).0
}

/// The best alignment; none if nothing of the pattern is in the window.
pub(super) fn trace_back(pattern: &Pattern, window: Window<'_>) -> Option<Alignment> {
    let width = window.chars.len() + 1;
    let mut trace = vec![0u8; width * pattern.items.len()];
    let (_, end) = Table::run(pattern, window, Some(&mut trace));
    let (row, column) = end?;
    Some(Alignment {
        steps: traceback::steps(pattern, window, &trace, row, column),
    })
}
