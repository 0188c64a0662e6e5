//! What slips, slots and missing parts cost, in sixteenths of a bit.
//!
//! A cost is what it takes to say that the thing happened: what is common in pastes is cheap. Each
//! was first set by that reasoning, then moved while it made fewer pastes of the catalogue go wrong
//! (docs/measuring.md, "Numbers"), and left where halving and doubling both do no better.

use super::{
    super::pattern::{Item, Pattern},
    window::Window,
};
use crate::{
    bits::{BIT, Bits},
    text::{chars::is_japanese, skeleton::SkeletonChar},
    tunable::tunables,
};
use naosu_vocabulary::SlotType;

tunables! {
    /// Another character than the message has: a typing or scanning slip.
    pub(super) SUBSTITUTION: Bits = 4 * BIT;
    /// Beginning to leave out a part of the message.
    pub(super) GAP_OPEN: Bits = 3 * BIT;
    /// Each character that is left out.
    pub(super) GAP: Bits = 1;
    /// Beginning to pass over foreign characters in the paste.
    FOREIGN_OPEN: Bits = 4 * BIT;
    /// Each character that is passed over.
    FOREIGN: Bits = BIT / 2;
    /// Beginning with a mark, which may be a separator or an addition of the writer.
    FOREIGN_MARK: Bits = BIT * 3 / 4;
    /// A value in a slot.
    pub(super) SLOT: Bits = BIT / 2;
    /// Each character of it.
    SLOT_CHAR: Bits = 1;
    /// A character that the slot's type forbids.
    SLOT_WRONG_CHAR: Bits = 2 * BIT;
    /// A line break in it.
    SLOT_BREAK: Bits = BIT;
    /// No value at all.
    pub(super) SLOT_EMPTY: Bits = 3 * BIT;
    /// A value that does not begin or end at a word's rim although the message has a space there:
    /// in `{path}: {reason}` the colon of `C:\log` is not the one that is meant.
    pub(super) SLOT_IN_WORD: Bits = 2 * BIT;
    /// What a mark at a slot's rim saves beyond what it tells, where it is found: it says where the
    /// value ends. As much as the slot costs with a path in it, so that of two messages that differ
    /// in quotes around a slot the one that has the paste's quotes fits better. It counts for no
    /// confidence, as marks may be anybody's.
    pub(crate) DELIMITER: Bits = BIT;
    /// The message's beginning or end is missing where the paste itself ends: pastes are cut.
    CUT_AT_EDGE: Bits = BIT / 2;
    /// Each character that is missing there.
    CUT_AT_EDGE_CHAR: Bits = 1;
    /// The most that a missing end costs there.
    CUT_AT_EDGE_MOST: Bits = 10 * BIT;
    /// The message's beginning or end is missing although the paste goes on.
    CUT_INSIDE: Bits = 3 * BIT;
    /// Each character that is missing so.
    CUT_INSIDE_CHAR: Bits = BIT * 6 / 16;
    /// The most that an end missing so costs.
    CUT_INSIDE_MOST: Bits = 24 * BIT;
    /// The match begins or ends within a Latin word.
    pub(super) WITHIN_WORD: Bits = 3 * BIT;
    /// Text follows (or comes before) on the line where a slot would take it, or would not.
    RIM: Bits = BIT;
}

/// What it costs to begin to pass over foreign characters with this one, and to go on with it.
#[inline]
pub(super) fn foreign_cost(c: char) -> (Bits, Bits) {
    if c.is_alphanumeric() {
        (FOREIGN_OPEN.get() + FOREIGN.get(), FOREIGN.get())
    } else {
        (FOREIGN_MARK.get(), FOREIGN.get())
    }
}

/// What it costs that so many literals are missing where the paste goes on.
pub(super) fn cut_inside(missing: Bits) -> Bits {
    if missing == 0 {
        0
    } else {
        (CUT_INSIDE.get() + missing * CUT_INSIDE_CHAR.get()).min(CUT_INSIDE_MOST.get())
    }
}

/// What it costs that so many literals are missing where the paste ends.
pub(super) fn cut_at_edge(missing: Bits) -> Bits {
    if missing == 0 {
        0
    } else {
        (CUT_AT_EDGE.get() + missing * CUT_AT_EDGE_CHAR.get()).min(CUT_AT_EDGE_MOST.get())
    }
}

/// What it costs that a slot takes the character at `at`.
#[inline]
pub(super) fn slot_char_cost(slot_type: SlotType, chars: &[SkeletonChar], at: usize) -> Bits {
    let breaks = at > 0 && chars[at - 1].line != chars[at].line;
    SLOT_CHAR.get()
        + wrong_char_cost(slot_type, chars, at)
        + if breaks { SLOT_BREAK.get() } else { 0 }
}

#[inline]
fn wrong_char_cost(slot_type: SlotType, chars: &[SkeletonChar], at: usize) -> Bits {
    let ch = chars[at];
    let allowed = match slot_type {
        SlotType::Text => true,
        SlotType::Word => !ch.spaced || at == 0,
        SlotType::Number => ch.c.is_ascii_digit() || matches!(ch.c, '-' | '+' | '.' | ',' | 'e'),
        SlotType::Hex => ch.c.is_ascii_hexdigit() || matches!(ch.c, 'x' | 'h' | '-' | ':'),
    };
    if allowed { 0 } else { SLOT_WRONG_CHAR.get() }
}

/// What it costs to begin before the character at `at`, whatever of the pattern is missing.
pub(super) fn start_cost(pattern: &Pattern, window: Window<'_>, at: usize) -> Bits {
    let before = at.checked_sub(1).map(|before| window.chars[before]);
    let on_line = match (before, window.chars.get(at)) {
        (Some(before), Some(here)) => before.line == here.line,
        _ => false,
    };
    rim_cost(on_line, pattern.begins_with_slot()) + word_cost(window, at)
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
        + word_cost(window, at)
        + last_value_cost(pattern, window, at)
}

/// What it costs that the value of a slot at the message's end would begin with the character at
/// `at`: within a word although the message has white space there, or with one that its type
/// forbids.
fn last_value_cost(pattern: &Pattern, window: Window<'_>, at: usize) -> Bits {
    let (Some(Item::Slot(_, slot_type)), Some(true)) = (
        pattern.items.last(),
        at.checked_sub(1).map(|_| at < window.chars.len()),
    ) else {
        return 0;
    };
    let is_apart = pattern.apart.last().is_some_and(|apart| *apart);
    let joint = match is_apart && is_joined(window, at) {
        true => SLOT_IN_WORD.get(),
        false => 0,
    };
    joint + wrong_char_cost(*slot_type, window.chars, at)
}

/// What it costs to begin or end inside a Latin word.
fn word_cost(window: Window<'_>, at: usize) -> Bits {
    match within_word(window, at) {
        true => WITHIN_WORD.get(),
        false => 0,
    }
}

/// What it costs that the match's rim is not where its line has one, or, for a slot, is.
fn rim_cost(text_on_line: bool, slot: bool) -> Bits {
    if text_on_line == slot { 0 } else { RIM.get() }
}

/// Whether nothing, not even a line break, stands before the character at `at`.
#[inline]
pub(super) fn is_joined(window: Window<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| window.chars[at]);
    before.is_some_and(|before| before.line == window.chars[at].line && !window.chars[at].spaced)
}

/// Whether the place before the character at `at` is inside a Latin word.
#[inline]
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
