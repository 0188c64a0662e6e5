//! What slips, slots and missing parts cost, in sixteenths of a bit.
//!
//! A cost is what it takes to say that the thing happened: what is common in pastes is cheap.

use super::{super::pattern::Pattern, Window};
use crate::{
    bits::{BIT, Bits},
    text::{SkeletonChar, is_japanese},
};
use naosu_vocabulary::SlotType;

/// Another character than the message has: a typing or scanning slip.
pub(super) const SUBSTITUTION: Bits = 4 * BIT;
/// Beginning to leave out a part of the message, and each character of it.
pub(super) const GAP_OPEN: Bits = 3 * BIT;
pub(super) const GAP: Bits = 1;
/// Beginning to pass over foreign characters in the paste, and each of them; a lone mark, which
/// may be a separator or an addition of the writer.
pub(super) const FOREIGN_OPEN: Bits = 4 * BIT;
pub(super) const FOREIGN: Bits = BIT / 2;
pub(super) const FOREIGN_MARK: Bits = BIT * 3 / 4;
/// A value in a slot, and each character of it; a character that the slot's type forbids; a line
/// break in it; no value at all.
pub(super) const SLOT: Bits = BIT / 2;
pub(super) const SLOT_CHAR: Bits = 1;
pub(super) const SLOT_WRONG_CHAR: Bits = 2 * BIT;
pub(super) const SLOT_BREAK: Bits = BIT;
pub(super) const SLOT_EMPTY: Bits = 3 * BIT;
/// A value that does not begin or end at a word's rim although the message has a space there: in
/// `{path}: {reason}` the colon of `C:\log` is not the one that is meant.
pub(super) const SLOT_IN_WORD: Bits = 2 * BIT;
/// The message's beginning or end is missing where the paste itself ends: pastes are cut.
pub(super) const CUT_AT_EDGE: Bits = BIT / 2;
pub(super) const CUT_AT_EDGE_CHAR: Bits = 1;
pub(super) const CUT_AT_EDGE_MOST: Bits = 10 * BIT;
/// It is missing although the paste goes on.
pub(super) const CUT_INSIDE: Bits = 3 * BIT;
pub(super) const CUT_INSIDE_CHAR: Bits = BIT * 6 / 16;
pub(super) const CUT_INSIDE_MOST: Bits = 24 * BIT;
/// The match begins or ends within a Latin word.
pub(super) const WITHIN_WORD: Bits = 3 * BIT;
/// Text follows (or comes before) on the line where a slot would take it, or would not.
pub(super) const RIM: Bits = BIT;

pub(super) fn foreign_cost(c: char) -> (Bits, Bits) {
    if c.is_alphanumeric() {
        (FOREIGN_OPEN + FOREIGN, FOREIGN)
    } else {
        (FOREIGN_MARK, FOREIGN)
    }
}

pub(super) fn cut_inside(missing: Bits) -> Bits {
    if missing == 0 {
        0
    } else {
        (CUT_INSIDE + missing * CUT_INSIDE_CHAR).min(CUT_INSIDE_MOST)
    }
}

pub(super) fn cut_at_edge(missing: Bits) -> Bits {
    if missing == 0 {
        0
    } else {
        (CUT_AT_EDGE + missing * CUT_AT_EDGE_CHAR).min(CUT_AT_EDGE_MOST)
    }
}

pub(super) fn slot_char_cost(slot_type: SlotType, chars: &[SkeletonChar], at: usize) -> Bits {
    let ch = chars[at];
    let allowed = match slot_type {
        SlotType::Text => true,
        SlotType::Word => !ch.spaced || at == 0,
        SlotType::Number => ch.c.is_ascii_digit() || matches!(ch.c, '-' | '+' | '.' | ',' | 'e'),
        SlotType::Hex => ch.c.is_ascii_hexdigit() || matches!(ch.c, 'x' | 'h' | '-' | ':'),
    };
    let breaks = at > 0 && chars[at - 1].line != ch.line;
    SLOT_CHAR + if allowed { 0 } else { SLOT_WRONG_CHAR } + if breaks { SLOT_BREAK } else { 0 }
}

/// What it costs to begin before the character at `at`, whatever of the pattern is missing.
pub(super) fn start_cost(pattern: &Pattern, window: Window<'_>, at: usize) -> Bits {
    let before = at.checked_sub(1).map(|before| window.chars[before]);
    let on_line = match (before, window.chars.get(at)) {
        (Some(before), Some(here)) => before.line == here.line,
        _ => false,
    };
    rim_cost(on_line, pattern.begins_with_slot())
        + if within_word(window, at) {
            WITHIN_WORD
        } else {
            0
        }
}

/// What it costs to end before the character at `at`.
pub(super) fn end_cost(pattern: &Pattern, window: Window<'_>, at: usize) -> Bits {
    let on_line = match (
        at.checked_sub(1).map(|last| window.chars[last]),
        window.chars.get(at),
    ) {
        (Some(last), Some(after)) => last.line == after.line,
        _ => false,
    };
    rim_cost(on_line, pattern.ends_with_slot())
        + if within_word(window, at) {
            WITHIN_WORD
        } else {
            0
        }
}

pub(super) fn rim_cost(text_on_line: bool, slot: bool) -> Bits {
    if text_on_line == slot { 0 } else { RIM }
}

/// Whether nothing, not even a line break, stands before the character at `at`.
pub(super) fn is_joined(window: Window<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| window.chars[at]);
    before.is_some_and(|before| before.line == window.chars[at].line && !window.chars[at].spaced)
}

pub(super) fn within_word(window: Window<'_>, at: usize) -> bool {
    let latin = |c: char| c.is_alphanumeric() && !is_japanese(c);
    let (Some(before), Some(here)) = (
        at.checked_sub(1).map(|at| window.chars[at]),
        window.chars.get(at),
    ) else {
        return false;
    };
    before.line == here.line && !here.spaced && latin(before.c) && latin(here.c)
}
