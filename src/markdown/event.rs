//! The parser's events with their places.

use pulldown_cmark::Event;
use std::ops::Range;

/// An event with its place.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) event: Event<'static>,
    /// Byte offsets in the text as written.
    pub(super) span: Range<usize>,
    /// Whether it is HTML that every text may have, made by us.
    pub(super) is_ours: bool,
}

/// The end of the element that begins at `start`: the index of its end event.
pub(super) fn end_of(events: &[Node], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, node) in events.iter().enumerate().skip(start) {
        match node.event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth <= 1 => return at,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    events.len()
}

/// The words of a line: inner events of a heading, a picture's description. Placeholders stay as
/// they are written.
pub(super) fn line(events: &[Node]) -> String {
    let mut line = String::new();
    for node in events {
        match &node.event {
            Event::Text(text) | Event::Code(text) => line.push_str(text),
            Event::SoftBreak | Event::HardBreak => line.push(' '),
            _ => {}
        }
    }
    line.trim().to_owned()
}
