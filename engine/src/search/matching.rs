//! From an alignment to what people see of it: the part of the paste, its pieces, the captures.

use super::{
    align::{Alignment, Window},
    paste::Paste,
    pattern::{Item, Pattern},
};
use crate::{Capture, Lang, Match, MatchPart, MatchPiece, text::SkeletonChar};
use std::ops::Range;

/// How much of the message and of the paste an alignment explains, in per mille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coverage {
    /// Of the message's literal characters, those found in their places.
    pub(crate) message: i32,
    /// Of the paste's characters on the lines of the match, those that the message explains.
    pub(crate) paste: i32,
}

/// Measures an alignment.
pub(crate) fn coverage(pattern: &Pattern, alignment: &Alignment, window: Window<'_>) -> Coverage {
    // Marks count less than letters: they are what pasting changes first.
    let weight = |c: char| if c.is_alphanumeric() { 4 } else { 1 };
    let mut total = 0;
    for item in &pattern.items {
        if let Item::Literal(c) = item {
            total += weight(*c);
        }
    }
    let mut found = 0;
    let mut explained = 0;
    for step in &alignment.steps {
        match pattern.items[step.item] {
            Item::Literal(c) if step.same => {
                found += weight(c);
                explained += weight(c);
            }
            Item::Literal(_) => {}
            Item::Slot(..) => {
                explained += window.chars[step.chars.clone()]
                    .iter()
                    .map(|ch| weight(ch.c))
                    .sum::<i32>()
            }
        }
    }
    let (first, last) = match (alignment.steps.first(), alignment.steps.last()) {
        (Some(first), Some(last)) => (first.chars.start, last.chars.end),
        _ => (0, 0),
    };
    let lines = line_of(window.chars, first)..=line_of(window.chars, last.saturating_sub(1));
    let on_lines: i32 = window
        .chars
        .iter()
        .filter(|ch| lines.contains(&ch.line))
        .map(|ch| weight(ch.c))
        .sum();
    Coverage {
        message: 1000 * found / total.max(1),
        paste: 1000 * explained / on_lines.max(1),
    }
}

fn line_of(chars: &[SkeletonChar], at: usize) -> u32 {
    chars.get(at).map_or(0, |ch| ch.line)
}

/// The match as people see it.
pub(crate) fn describe(
    text: &str,
    paste: &Paste,
    pattern: &Pattern,
    alignment: &Alignment,
    window: Range<usize>,
    message: usize,
    lang: Lang,
) -> Match {
    let mut steps: Vec<(Option<u16>, Range<usize>)> = alignment
        .steps
        .iter()
        .map(|step| {
            let chars = window.start + step.chars.start..window.start + step.chars.end;
            match pattern.items[step.item] {
                Item::Slot(number, _) => (Some(number), chars),
                Item::Literal(_) => (None, chars),
            }
        })
        .collect();
    outer_slots(paste, pattern, alignment, &mut steps);

    let origin = |chars: &Range<usize>| original(paste, chars.clone());
    let span = match (steps.first(), steps.last()) {
        (Some(first), Some(last)) => (origin(&first.1).0, origin(&last.1).1),
        _ => (0, 0),
    };
    let mut pieces: Vec<MatchPiece> = Vec::new();
    let mut at = span.0;
    let mut add = |from: usize, to: usize, part: MatchPart| {
        let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) else {
            return;
        };
        match pieces.last_mut() {
            Some(last) if last.part == part => last.text.push_str(text),
            _ => pieces.push(MatchPiece {
                text: text.to_owned(),
                part,
            }),
        }
    };
    let mut captures = Vec::new();
    for (slot, chars) in &steps {
        let (start, end) = origin(chars);
        if start < at && end <= at {
            continue;
        }
        // White space and long marks between two characters belong to what goes on.
        let between = text.get(at..start).unwrap_or_default();
        let quiet = between.chars().all(|c| !c.is_alphanumeric());
        add(
            at,
            start,
            if quiet {
                MatchPart::Literal
            } else {
                MatchPart::Other
            },
        );
        add(
            start.max(at),
            end,
            if slot.is_some() {
                MatchPart::Slot
            } else {
                MatchPart::Literal
            },
        );
        at = end;
        if let Some(number) = slot {
            captures.push(capture(text, &pattern.slots[*number as usize], start, end));
        }
    }
    Match {
        message,
        lang,
        span,
        pieces,
        captures,
    }
}

/// A slot at the rim of a message takes what is left of the line on its side.
fn outer_slots(
    paste: &Paste,
    pattern: &Pattern,
    alignment: &Alignment,
    steps: &mut Vec<(Option<u16>, Range<usize>)>,
) {
    let chars = &paste.skeleton.chars;
    let (Some(first), Some(last)) = (alignment.steps.first(), alignment.steps.last()) else {
        return;
    };
    if let (Some(Item::Slot(number, _)), true) = (pattern.items.first(), first.item <= 1) {
        let end = if first.item == 0 {
            steps[0].1.end
        } else {
            steps[0].1.start
        };
        let line = line_of(chars, end.saturating_sub(1));
        let mut start = end;
        while start > 0 && chars[start - 1].line == line && !separates(paste, start - 1, start, end)
        {
            start -= 1;
        }
        if first.item == 0 {
            steps.remove(0);
        }
        if start < end {
            steps.insert(0, (Some(*number), start..end));
        }
    }
    let final_item = pattern.items.len() - 1;
    if let (Some(Item::Slot(number, _)), true) = (pattern.items.last(), last.item + 1 >= final_item)
    {
        let start = steps.last().map_or(0, |(slot, chars)| {
            if slot.is_some() && last.item == final_item {
                chars.start
            } else {
                chars.end
            }
        });
        let line = line_of(chars, start.saturating_sub(1));
        let mut end = start;
        while end < chars.len() && chars[end].line == line {
            end += 1;
        }
        if last.item == final_item {
            steps.pop();
        }
        if start < end {
            steps.push((Some(*number), start..end));
        }
    }
}

/// Whether a log's prefix ends between these characters: `…: value`, `…] value`.
fn separates(paste: &Paste, before: usize, after: usize, end: usize) -> bool {
    let chars = &paste.skeleton.chars;
    after < end && matches!(chars[before].c, ':' | ']' | '>' | '|') && chars[after].spaced
}

fn original(paste: &Paste, chars: Range<usize>) -> (usize, usize) {
    let skeleton = &paste.skeleton.chars;
    match (
        skeleton.get(chars.start),
        skeleton.get(chars.end.wrapping_sub(1)),
    ) {
        (Some(first), Some(last)) => paste.folded.origin(first.at as usize..last.at as usize + 1),
        _ => (0, 0),
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
