//! From an alignment to what people see of it: the part of the paste, its pieces, the captures.

use super::{
    align::{Alignment, Window},
    paste::Paste,
    pattern::{Item, Pattern},
};
use crate::{Capture, Match, MatchPart, MatchPiece, text::SkeletonChar};
use naosu_vocabulary::Lang;
use std::ops::Range;

/// How much of the message and of the paste an alignment explains, in per mille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coverage {
    /// Of the message's literal characters, those found in their places.
    pub(crate) message: i32,
    /// Of the paste's characters on the lines of the match, those that the message explains.
    pub(crate) paste: i32,
    /// Whether the paste is the message, to the letter, and nothing else.
    pub(crate) whole: bool,
}

/// Measures an alignment.
pub(crate) fn coverage(pattern: &Pattern, alignment: &Alignment, window: Window<'_>) -> Coverage {
    // Marks count less than letters: they are what pasting changes first.
    let weight = |c: char| if c.is_alphanumeric() { 4 } else { 1 };
    let weigh = |chars: &[SkeletonChar]| chars.iter().map(|ch| weight(ch.c)).sum::<i32>();
    let literals = pattern.items.iter().map(|item| match item {
        Item::Literal(c) => weight(*c),
        Item::Slot(..) => 0,
    });
    let total: i32 = literals.sum();
    let (mut found, mut explained) = (0, 0);
    for step in &alignment.steps {
        let taken = weigh(&window.chars[step.chars.clone()]);
        match pattern.items[step.item] {
            Item::Literal(_) if step.same => {
                found += taken;
                explained += taken;
            }
            Item::Literal(_) => {}
            Item::Slot(..) => explained += taken,
        }
    }
    let (first, last) = match (alignment.steps.first(), alignment.steps.last()) {
        (Some(first), Some(last)) => (first.chars.start, last.chars.end),
        _ => (0, 0),
    };
    let first_line = line_of(window.chars, first);
    let last_line = line_of(window.chars, last.saturating_sub(1));
    let from = window.chars.partition_point(|ch| ch.line < first_line);
    let to = window.chars.partition_point(|ch| ch.line <= last_line);
    let on_lines = weigh(&window.chars[from..to]);
    let all = weigh(window.chars);
    Coverage {
        message: 1000 * found / total.max(1),
        paste: 1000 * explained / on_lines.max(1),
        whole: window.at_start && window.at_end && found == total && found == all,
    }
}

fn line_of(chars: &[SkeletonChar], at: usize) -> u32 {
    chars.get(at).map_or(0, |ch| ch.line)
}

/// What each part of a message took of a paste: skeleton characters, and the slot if it is one.
pub(crate) struct Steps<'a> {
    paste: &'a Paste,
    pattern: &'a Pattern,
    list: Vec<(Option<u16>, Range<usize>)>,
}

impl<'a> Steps<'a> {
    /// The steps of an alignment with a window that begins at the paste's character `start`.
    /// Slots at the message's rims take what is left of their line.
    pub(crate) fn new(
        paste: &'a Paste,
        pattern: &'a Pattern,
        alignment: &Alignment,
        start: usize,
    ) -> Steps<'a> {
        let list = alignment.steps.iter().map(|step| {
            let chars = start + step.chars.start..start + step.chars.end;
            match pattern.items[step.item] {
                Item::Slot(number, _) => (Some(number), chars),
                Item::Literal(_) => (None, chars),
            }
        });
        let mut steps = Steps {
            paste,
            pattern,
            list: list.collect(),
        };
        let first = alignment.steps.first().map(|step| step.item);
        let last = alignment.steps.last().map(|step| step.item);
        if let (Some(Item::Slot(number, _)), Some(0 | 1)) = (pattern.items.first(), first) {
            steps.extend_first(*number);
        }
        let end = pattern.items.len();
        if let (Some(Item::Slot(number, _)), true) = (
            pattern.items.last(),
            last.is_some_and(|last| last + 2 >= end),
        ) {
            steps.extend_last(*number);
        }
        steps
    }

    /// Lets the message's first slot reach back to the line's beginning, or to where a log's
    /// prefix ends.
    fn extend_first(&mut self, number: u16) {
        let chars = &self.paste.skeleton.chars;
        let end = match self.list.first() {
            Some((Some(_), first)) => first.end,
            Some((None, first)) => first.start,
            None => return,
        };
        let line = line_of(chars, end.saturating_sub(1));
        let separates = |at: usize| {
            at < end && chars[at].spaced && matches!(chars[at - 1].c, ':' | ']' | '>' | '|' | ')')
        };
        let mut start = end;
        while start > 0 && chars[start - 1].line == line && !separates(start) {
            start -= 1;
        }
        if self.list.first().is_some_and(|(slot, _)| slot.is_some()) {
            self.list.remove(0);
        }
        if start < end {
            self.list.insert(0, (Some(number), start..end));
        }
    }

    /// Lets the message's last slot reach to the line's end.
    fn extend_last(&mut self, number: u16) {
        let chars = &self.paste.skeleton.chars;
        let start = match self.list.last() {
            Some((Some(_), last)) => last.start,
            Some((None, last)) => last.end,
            None => return,
        };
        let line = line_of(chars, start.saturating_sub(1));
        let rest = chars[start..]
            .iter()
            .take_while(|ch| ch.line == line)
            .count();
        if self.list.last().is_some_and(|(slot, _)| slot.is_some()) {
            self.list.pop();
        }
        if rest > 0 {
            self.list.push((Some(number), start..start + rest));
        }
    }

    /// The match as people see it, in the original text.
    pub(crate) fn describe(&self, text: &str, message: usize, lang: Lang) -> Match {
        let span = match (self.list.first(), self.list.last()) {
            (Some((_, first)), Some((_, last))) => (self.original(first).0, self.original(last).1),
            _ => (0, 0),
        };
        let mut pieces = Pieces {
            text,
            list: Vec::new(),
        };
        let mut captures = Vec::new();
        let mut at = span.0;
        for (slot, chars) in &self.list {
            let (start, end) = self.original(chars);
            if end <= at {
                // Two characters that were one in the paste.
                continue;
            }
            pieces.between(at, start.max(at));
            let part = if slot.is_some() {
                MatchPart::Slot
            } else {
                MatchPart::Literal
            };
            pieces.push(start.max(at), end, part);
            at = end;
            if let Some(number) = slot {
                let name = &self.pattern.slots[usize::from(*number)];
                captures.push(capture(text, name, start, end));
            }
        }
        Match {
            message,
            lang,
            span,
            pieces: pieces.list,
            captures,
        }
    }

    fn original(&self, chars: &Range<usize>) -> (usize, usize) {
        let skeleton = &self.paste.skeleton.chars;
        match (
            skeleton.get(chars.start),
            skeleton.get(chars.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) => self
                .paste
                .folded
                .origin(first.at as usize..last.at as usize + 1),
            _ => (0, 0),
        }
    }
}

struct Pieces<'a> {
    text: &'a str,
    list: Vec<MatchPiece>,
}

impl Pieces<'_> {
    fn push(&mut self, from: usize, to: usize, part: MatchPart) {
        let Some(text) = self.text.get(from..to).filter(|text| !text.is_empty()) else {
            return;
        };
        match self.list.last_mut() {
            Some(last) if last.part == part => last.text.push_str(text),
            _ => self.list.push(MatchPiece {
                text: text.to_owned(),
                part,
            }),
        }
    }

    /// What stands between two steps: white space, marks and long vowel marks belong to what
    /// came before, anything else is foreign.
    fn between(&mut self, from: usize, to: usize) {
        let text = self.text.get(from..to).unwrap_or_default();
        let quiet = text.chars().all(|c| !c.is_alphanumeric() || c == 'ー');
        let before = self.list.last().map(|last| last.part);
        self.push(
            from,
            to,
            before.filter(|_| quiet).unwrap_or(MatchPart::Other),
        );
    }
}

fn capture(text: &str, slot: &str, start: usize, end: usize) -> Capture {
    let raw = text.get(start..end).unwrap_or_default();
    let value = raw.trim();
    let start = start + (raw.len() - raw.trim_start().len());
    Capture {
        slot: slot.to_owned(),
        value: value.to_owned(),
        span: (start, start + value.len()),
    }
}
