//! The parts of an article: symptoms, environments, cause, what to do.

use super::{
    edits::events,
    headings::{Heading, deepened, headings},
    plain::plain,
};
use crate::import::map::{Map, Part};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A part of a text.
#[derive(Clone, Debug)]
pub(in crate::import) struct Section {
    pub(in crate::import) part: Part,
    /// What its heading says.
    pub(in crate::import) heading: String,
    /// The same as it is written.
    title: String,
    /// The id that its heading was given.
    id: Option<String>,
    /// All of it, its heading too.
    pub(in crate::import) range: Range<usize>,
    /// What is below its heading.
    pub(in crate::import) body: String,
}

impl Section {
    /// All of it as a fix within an entry.
    pub(in crate::import) fn as_fix(&self) -> String {
        let id = self
            .id
            .as_ref()
            .map_or(String::new(), |id| format!("#{id} "));
        let body = deepened(&self.body, 3);
        format!("\n## {} {{{id}.fix}}\n\n{}\n", self.title, body.trim())
    }
}

/// The parts of a text that the map has names for, in order, none within another.
pub(in crate::import) fn sections(text: &str, map: &Map) -> Vec<Section> {
    let list = headings(text).into_iter().map(|heading| {
        let words = heading.words(text);
        let part = map.part(&words);
        (heading, words, part)
    });
    let list: Vec<(Heading, String, Option<Part>)> = list.collect();
    let mut found: Vec<Section> = Vec::new();
    for (at, (heading, words, part)) in list.iter().enumerate() {
        let Some(part) = *part else {
            continue;
        };
        if found
            .last()
            .is_some_and(|last| last.range.end > heading.range.start)
        {
            continue;
        }
        let next = list[at + 1..].iter().find(|(next, _, of)| {
            next.level <= heading.level || of.is_some_and(|other| other != part)
        });
        let end = next.map_or(text.len(), |(next, ..)| next.range.start);
        let body = text[heading.range.end..end].trim().to_owned();
        let (title, id) = heading.parts(text);
        found.push(Section {
            part,
            heading: words.clone(),
            title,
            id,
            range: heading.range.start..end,
            body: unnamed(&body, part, map),
        });
    }
    found
}

/// A text that does not begin with a heading that says once more which part it is.
fn unnamed(body: &str, part: Part, map: &Map) -> String {
    match headings(body).first() {
        Some(first) if first.range.start == 0 && map.part(&first.words(body)) == Some(part) => {
            body[first.range.end..].trim().to_owned()
        }
        _ => body.to_owned(),
    }
}

/// The text without some of its parts, and without the headings that have nothing below them then.
pub(in crate::import) fn without(text: &str, taken: &[&Section]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for section in taken {
        out.push_str(&text[done..section.range.start]);
        done = section.range.end;
    }
    out.push_str(&text[done..]);
    if taken.is_empty() {
        return out;
    }
    let list = headings(&out);
    let mut kept = String::new();
    let mut from = 0;
    for (at, heading) in list.iter().enumerate() {
        let next = list.get(at + 1);
        let below = &out[heading.range.end..next.map_or(out.len(), |next| next.range.start)];
        let has_children = next.is_some_and(|next| next.level > heading.level);
        if below.trim().is_empty() && !has_children {
            kept.push_str(&out[from..heading.range.start]);
            from = heading.range.end;
        }
    }
    kept.push_str(&out[from..]);
    kept.trim().to_owned() + "\n"
}

/// A short text as plain lines, a paragraph or item each; none where it is more than that.
pub(in crate::import) fn items(body: &str) -> Option<Vec<String>> {
    let mut items: Vec<String> = Vec::new();
    let mut start = None;
    for (event, range) in events(body) {
        match event {
            Event::Start(Tag::Paragraph) if start.is_none() => start = Some(range.start),
            Event::Start(Tag::Item) if start.is_none() => start = Some(range.start),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                if let Some(from) = start.take() {
                    items.push(plain(&body[from..range.end]));
                }
            }
            Event::Start(
                Tag::CodeBlock(_)
                | Tag::Table(_)
                | Tag::Image { .. }
                | Tag::Link { .. }
                | Tag::BlockQuote(_)
                | Tag::Heading { .. }
                | Tag::HtmlBlock,
            ) => return None,
            _ => {}
        }
    }
    items.retain(|item| !item.is_empty());
    let is_short = items.len() <= 6 && items.iter().all(|item| item.chars().count() <= 200);
    (is_short && !items.is_empty()).then_some(items)
}
