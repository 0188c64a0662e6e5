//! Where in a long paste a message may lie.

use super::{
    super::pattern::{Item, Pattern},
    window::Window,
};
use crate::tunable::tunables;
use std::ops::Range;

tunables! {
    /// A window of so many characters is laid against whole. A longer one is narrowed first: the
    /// table of the dynamic programming has a cell for each item and character.
    SHORT_WINDOW: usize = 400;
}

/// The part of a long window in which most of the pattern's character pairs stand close together,
/// as a range like `chars`, which the window covers. Short windows stay as they are.
pub(crate) fn narrow(pattern: &Pattern, window: Window<'_>, chars: Range<usize>) -> Range<usize> {
    let short = SHORT_WINDOW.get();
    if window.chars.len() <= short {
        return chars;
    }
    let mut pairs: Vec<(char, char)> = pattern
        .items
        .windows(2)
        .filter_map(|pair| match pair {
            [Item::Literal(a), Item::Literal(b)] => Some((*a, *b)),
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    let hit = |at: usize| {
        let pair = (window.chars[at].c, window.chars[at + 1].c);
        if pairs.binary_search(&pair).is_ok() {
            i64::from(window.information[at])
        } else {
            0
        }
    };
    let width = (pattern.items.len() * 2).clamp(short / 2, window.chars.len());
    let mut sum: i64 = (0..width - 1).map(hit).sum();
    let (mut best, mut best_start) = (sum, 0);
    for start in 1..=window.chars.len() - width {
        sum += hit(start + width - 2) - hit(start - 1);
        if sum > best {
            (best, best_start) = (sum, start);
        }
    }
    // Slots may reach beyond the part that was counted.
    let margin = width / 2;
    let end = (best_start + width + margin).min(window.chars.len());
    chars.start + best_start.saturating_sub(margin)..chars.start + end
}
