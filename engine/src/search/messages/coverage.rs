//! How much of the message and of the paste an alignment explains.

use super::{
    align::{alignment::Alignment, window::Window},
    pattern::{Item, Pattern},
};
use crate::{
    text::skeleton::{SkeletonChar, line_of},
    tunable::tunables,
};

tunables! {
    /// What a letter or digit counts where a mark counts one.
    LETTER_WEIGHT: i32 = 4;
}

/// How much of the message and of the paste an alignment explains, in per mille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coverage {
    /// Of the message's literal characters, those found in their places.
    pub(super) message: i32,
    /// Of the paste's characters on the lines of the match, those that the message explains.
    pub(super) paste: i32,
    /// Whether the paste is the message, to the letter, and nothing else.
    pub(super) whole: bool,
    /// Whether each letter of the message is there, with no letter of anything else in between.
    pub(super) verbatim: bool,
}

/// Measures an alignment.
pub(super) fn coverage(pattern: &Pattern, alignment: &Alignment, window: Window<'_>) -> Coverage {
    let literals = pattern.items.iter().map(|item| match item {
        Item::Literal(c) => weight(*c),
        Item::Slot(..) => 0,
    });
    let total: i32 = literals.sum();
    let (mut found, mut explained) = (0, 0);
    for step in &alignment.steps {
        let taken = weight_of(&window.chars[step.chars.clone()]);
        match pattern.items[step.item] {
            Item::Literal(_) if step.same => {
                found += taken;
                explained += taken;
            }
            Item::Literal(_) => {}
            Item::Slot(..) => explained += taken,
        }
    }
    let on_lines = weight_of(lines_of_match(alignment, window));
    let all = weight_of(window.chars);
    Coverage {
        verbatim: is_verbatim(pattern, alignment, window),
        message: 1000 * found / total.max(1),
        paste: 1000 * explained / on_lines.max(1),
        whole: window.at_start && window.at_end && found == total && found == all,
    }
}

/// Whether each letter of the message is there, with no letter of anything else in between.
fn is_verbatim(pattern: &Pattern, alignment: &Alignment, window: Window<'_>) -> bool {
    let is_letter = |item: &Item| matches!(item, Item::Literal(letter) if letter.is_alphanumeric());
    let letters = pattern.items.iter().filter(|item| is_letter(item)).count();
    let same = alignment.steps.iter().filter(|step| step.same);
    let found = same
        .filter(|step| is_letter(&pattern.items[step.item]))
        .count();
    let foreign = alignment.steps.windows(2).any(|pair| {
        let between = &window.chars[pair[0].chars.end..pair[1].chars.start];
        between.iter().any(|ch| ch.c.is_alphanumeric())
    });
    found == letters && !foreign
}

/// What a character counts. Marks count less than letters: they are what pasting changes first.
fn weight(c: char) -> i32 {
    if c.is_alphanumeric() {
        LETTER_WEIGHT.get()
    } else {
        1
    }
}

fn weight_of(chars: &[SkeletonChar]) -> i32 {
    chars.iter().map(|ch| weight(ch.c)).sum()
}

/// The window's characters on the lines from the match's first to its last.
fn lines_of_match<'a>(alignment: &Alignment, window: Window<'a>) -> &'a [SkeletonChar] {
    let (first, last) = match (alignment.steps.first(), alignment.steps.last()) {
        (Some(first), Some(last)) => (first.chars.start, last.chars.end),
        _ => (0, 0),
    };
    let first_line = line_of(window.chars, first);
    let last_line = line_of(window.chars, last.saturating_sub(1));
    let from = window.chars.partition_point(|ch| ch.line < first_line);
    let to = window.chars.partition_point(|ch| ch.line <= last_line);
    &window.chars[from..to]
}
