//! Whether a match begins and ends where speech does.
//!
//! A message that is a whole line by itself, stands behind `ERROR: `, or within quotation marks
//! was said as it stands. The same words in the middle of a sentence may be anybody's.

use super::{
    align::alignment::Alignment,
    pattern::{Item, Pattern},
};
use crate::text::{
    chars::is_japanese,
    skeleton::{SkeletonChar, line_of},
};

/// How one end of a match lies to the text beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rim {
    /// Nothing is beside it, or a mark that sets it apart.
    Apart,
    /// The message's own slot is there, which may hold anything.
    Open,
    /// Text goes on.
    Within,
}

/// Both ends of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rims {
    pub(super) begin: Rim,
    pub(super) end: Rim,
}

impl Rims {
    /// The rims of an alignment with a window that begins at the paste's character `start`.
    pub(super) fn of(
        chars: &[SkeletonChar],
        pattern: &Pattern,
        alignment: &Alignment,
        start: usize,
    ) -> Rims {
        let mut letters = alignment.steps.iter().filter(
            |step| matches!(pattern.items[step.item], Item::Literal(c) if c.is_alphanumeric()),
        );
        let (Some(first), Some(last)) = (letters.clone().next(), letters.next_back()) else {
            return Rims {
                begin: Rim::Within,
                end: Rim::Within,
            };
        };
        Rims {
            begin: begin(
                chars,
                &pattern.items[..first.item],
                start + first.chars.start,
            ),
            end: end(
                chars,
                &pattern.items[last.item + 1..],
                start + last.chars.end,
            ),
        }
    }

    /// How many of the two are so.
    pub(super) fn count(self, rim: Rim) -> i32 {
        i32::from(self.begin == rim) + i32::from(self.end == rim)
    }

    /// Whether the message was said by itself, as far as can be told.
    pub(super) fn stands_apart(self) -> bool {
        self.begin == Rim::Apart && self.end != Rim::Within
    }
}

/// Whether a slot is the only thing of a message that may hold letters there.
fn is_slot(items: &[Item]) -> bool {
    let is_slot = |item: &Item| matches!(item, Item::Slot(..));
    let is_letter = |item: &Item| matches!(item, Item::Literal(c) if c.is_alphanumeric());
    items.iter().any(is_slot) && !items.iter().any(is_letter)
}

/// The rim of a match whose first letter is at this place, with these items of the message before.
fn begin(chars: &[SkeletonChar], before: &[Item], at: usize) -> Rim {
    if is_slot(before) {
        return match opens_quotation(chars, word_before(chars, at)) {
            true => Rim::Apart,
            false => Rim::Open,
        };
    }
    match begins_at(chars, at) {
        true => Rim::Apart,
        false => Rim::Within,
    }
}

/// The rim of a match whose last letter ends at this place, with these items of the message behind.
fn end(chars: &[SkeletonChar], behind: &[Item], at: usize) -> Rim {
    let own_marks = behind.iter().map_while(|item| match item {
        Item::Literal(c) if !c.is_alphanumeric() => Some(*c),
        _ => None,
    });
    let own = own_marks.zip(&chars[at..]).take_while(|(c, ch)| *c == ch.c);
    let at = at + own.count();
    if is_slot(behind) {
        return Rim::Open;
    }
    match ends_at(chars, at) {
        true => Rim::Apart,
        false => Rim::Within,
    }
}

/// Where the word begins that ends before this place.
fn word_before(chars: &[SkeletonChar], mut at: usize) -> usize {
    let line = line_of(chars, at);
    while at > 0 && chars[at - 1].line == line {
        at -= 1;
        if chars[at].spaced || at > 0 && opens_quotation(chars, at) {
            break;
        }
    }
    at
}

fn opens_quotation(chars: &[SkeletonChar], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| chars[before].c);
    before.is_some_and(|c| matches!(c, '「' | '『' | '【'))
}

/// Whether speech may begin here: at a line's head, behind a label, a quotation mark, a sentence.
fn begins_at(chars: &[SkeletonChar], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| chars[before]) else {
        return true;
    };
    let Some(here) = chars.get(at).filter(|here| here.line == before.line) else {
        return true;
    };
    match before.c {
        '"' | '\'' | '(' | '[' | '{' | '「' | '『' | '【' | '*' => true,
        ',' => false,
        c => !c.is_alphanumeric() && (here.spaced || is_japanese(here.c)),
    }
}

/// Whether speech may end here.
fn ends_at(chars: &[SkeletonChar], at: usize) -> bool {
    let Some(last) = at.checked_sub(1).map(|last| chars[last]) else {
        return false;
    };
    let on_line = |at: usize| chars.get(at).filter(|ch| ch.line == last.line);
    let Some(next) = on_line(at) else {
        return true;
    };
    match next.c {
        '"' | '\'' | ')' | ']' | '}' | '」' | '』' | '】' | '*' | '|' => true,
        // A full stop, not the dot in a name.
        '.' | ';' | '!' | '?' => {
            on_line(at + 1).is_none_or(|after| after.spaced || !after.c.is_ascii_alphanumeric())
        }
        '(' | '[' | '{' => next.spaced,
        // Behind the full stop; or a label that was copied along, `…ませんでしたPylance`.
        c => last.c == '.' || is_japanese(last.c) && c.is_ascii_alphabetic(),
    }
}
