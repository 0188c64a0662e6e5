//! Changes to a text, by place.

use crate::markdown::OPTIONS;
use pulldown_cmark::{Event, Parser};
use std::{cmp::Reverse, ops::Range};

/// The lines of a text, each with whether it is in a block of code: the line that begins one is,
/// the one that ends it is not.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut in_code = false;
    text.lines().map(move |line| {
        in_code ^= line.trim_start().starts_with("```");
        (line, in_code)
    })
}

/// The events of a text, each with its place, as the parser of entries understands it.
pub(super) fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    Parser::new_ext(text, OPTIONS).into_offset_iter().collect()
}

/// Pieces of a text to put others in the place of.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        self.0.push((range, by.into()));
    }

    /// Takes a piece out, unless something is put in its place.
    pub(super) fn remove(&mut self, range: Range<usize>) {
        self.0.push((range, String::new()));
    }

    /// The text with all of them done. Of two that overlap, the one that begins first is done, and
    /// of two that begin together the one that says more.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0
            .sort_by_key(|(range, by)| (range.start, Reverse(range.end), Reverse(by.len())));
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (range, by) in self.0 {
            if range.start < done || range.end > text.len() {
                continue;
            }
            out.push_str(&text[done..range.start]);
            out.push_str(&by);
            done = range.end;
        }
        out.push_str(&text[done..]);
        out
    }
}

/// The head of the line that a place is in, up to the place: quotes stay, all else is spaces. It
/// stands before each further line of what is put there.
pub(super) fn prefix(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let line = &text[start..at];
    let quoted = line
        .chars()
        .take_while(|c| matches!(c, ' ' | '>'))
        .collect::<String>();
    let rest = &line[quoted.len()..];
    // Only what begins a list item indents.
    let is_item = rest.ends_with(' ') && rest.trim_end().chars().all(|c| !c.is_whitespace());
    match is_item {
        true => quoted + &" ".repeat(rest.chars().count()),
        false => quoted,
    }
}
