//! From an alignment to what people see of it: the part of the paste, its pieces, the captures.

use super::{
    align::alignment::Alignment,
    pattern::{Item, Pattern},
    pieces::Pieces,
};
use crate::{
    answer::{Capture, Match, MatchPart},
    search::paste::Paste,
    text::skeleton::line_of,
};
use naosu_vocabulary::{Lang, SlotType};
use std::ops::Range;

/// What each part of a message took of a paste.
pub(super) struct Matching<'a> {
    paste: &'a Paste,
    pattern: &'a Pattern,
    /// Skeleton characters, in order, each with the number of the slot if it is one.
    parts: Vec<(Option<u16>, Range<usize>)>,
}

impl<'a> Matching<'a> {
    /// The parts of an alignment with a window that begins at the paste's character `start`.
    /// Slots at the message's rims take what is left of their line, or of a word if they hold one.
    pub(super) fn new(
        paste: &'a Paste,
        pattern: &'a Pattern,
        alignment: &Alignment,
        start: usize,
    ) -> Matching<'a> {
        let parts = alignment.steps.iter().map(|step| {
            let chars = start + step.chars.start..start + step.chars.end;
            match pattern.items[step.item] {
                Item::Slot(number, _) => (Some(number), chars),
                Item::Literal(_) => (None, chars),
            }
        });
        let mut matching = Matching {
            paste,
            pattern,
            parts: parts.collect(),
        };
        let first = alignment.steps.first().map(|step| step.item);
        let last = alignment.steps.last().map(|step| step.item);
        if let (Some(Item::Slot(number, kind)), Some(0 | 1)) = (pattern.items.first(), first) {
            matching.extend_first(*number, *kind);
        }
        let end = pattern.items.len();
        if let (Some(Item::Slot(number, kind)), true) = (
            pattern.items.last(),
            last.is_some_and(|last| last + 2 >= end),
        ) {
            matching.extend_last(*number, *kind);
        }
        matching
    }

    /// Lets the message's first slot reach back to the line's beginning, or to where a log's
    /// prefix ends.
    fn extend_first(&mut self, number: u16, kind: SlotType) {
        let chars = &self.paste.skeleton.chars;
        let end = match self.parts.first() {
            Some((Some(_), first)) => first.end,
            Some((None, first)) => first.start,
            None => return,
        };
        let line = line_of(chars, end.saturating_sub(1));
        let separates = |at: usize| {
            let is_word = kind != SlotType::Text;
            at < end && chars[at].spaced && (is_word || is_separator(chars[at - 1].c))
        };
        let mut start = end;
        while start > 0 && chars[start - 1].line == line && !separates(start) {
            start -= 1;
        }
        if self.parts.first().is_some_and(|(slot, _)| slot.is_some()) {
            self.parts.remove(0);
        }
        if start < end {
            self.parts.insert(0, (Some(number), start..end));
        }
    }

    /// Lets the message's last slot reach to the line's end; where the message has a line break
    /// before it, to the end of the next line.
    fn extend_last(&mut self, number: u16, kind: SlotType) {
        let chars = &self.paste.skeleton.chars;
        let start = match self.parts.last() {
            Some((Some(_), last)) => last.start,
            Some((None, last)) => last.end,
            None => return,
        };
        let line = line_of(chars, start.saturating_sub(1));
        let next = line_of(chars, start);
        let is_next = self.pattern.breaks_before_end && next > line;
        let line = if is_next { next } else { line };
        let is_word = kind != SlotType::Text;
        let on_line = (0..)
            .zip(&chars[start..])
            .take_while(|(at, ch)| ch.line == line && !(is_word && *at > 0 && ch.spaced));
        let rest = on_line.count();
        if self.parts.last().is_some_and(|(slot, _)| slot.is_some()) {
            self.parts.pop();
        }
        if rest > 0 {
            self.parts.push((Some(number), start..start + rest));
        }
    }

    /// The skeleton characters of each slot.
    pub(super) fn slots(&self) -> Vec<Range<usize>> {
        let slots = self.parts.iter().filter(|(slot, _)| slot.is_some());
        slots.map(|(_, chars)| chars.clone()).collect()
    }

    /// The match as people see it, in the original text.
    pub(super) fn describe(&self, text: &str, message: usize, lang: Lang) -> Match {
        let span = match (self.parts.first(), self.parts.last()) {
            (Some((_, first)), Some((_, last))) => (self.original(first).0, self.original(last).1),
            _ => (0, 0),
        };
        let mut pieces = Pieces::of(text);
        let mut captures = Vec::new();
        let mut at = span.0;
        for (slot, chars) in &self.parts {
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
            pieces: pieces.into_list(),
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

/// Whether a log's prefix ends behind this mark.
fn is_separator(c: char) -> bool {
    matches!(c, ':' | ']' | '>' | '|' | ')')
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
