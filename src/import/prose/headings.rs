//! Headings: none of level 1 (that is the page's title), and none that is only a line in bold.

use super::{
    edits::{Edits, events, lines},
    plain::plain,
};
use crate::import::{article::Losses, map::Map};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// A heading and where it stands.
pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) range: Range<usize>,
}

impl Heading {
    fn of(tag: &Tag, range: Range<usize>) -> Option<Heading> {
        match tag {
            Tag::Heading { level, .. } => Some(Heading {
                level: *level as usize,
                range,
            }),
            _ => None,
        }
    }

    /// What it says, in one line.
    pub(super) fn words(&self, text: &str) -> String {
        plain(&parts(&text[self.range.clone()]).0)
    }

    /// What it says as it is written, and the id that it was given.
    pub(super) fn parts(&self, text: &str) -> (String, Option<String>) {
        parts(&text[self.range.clone()])
    }

    /// Its line, so many levels further down.
    fn line(&self, text: &str, down: usize) -> String {
        let (words, id) = parts(&text[self.range.clone()]);
        let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
        let marks = "#".repeat((self.level + down).min(6));
        format!("{marks} {words}{id}\n")
    }
}

/// What begins in a text that stands by itself, in order.
fn standing(text: &str) -> impl Iterator<Item = (Tag<'_>, Range<usize>)> {
    let mut depth = 0_usize;
    let events = events(text).into_iter();
    events.filter_map(move |(event, range)| match event {
        Event::Start(tag) => {
            depth += 1;
            (depth == 1).then_some((tag, range))
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            None
        }
        _ => None,
    })
}

/// The headings that stand by themselves, in order.
pub(super) fn headings(text: &str) -> Vec<Heading> {
    let standing = standing(text);
    let found = standing.filter_map(|(tag, range)| Heading::of(&tag, range));
    found.collect()
}

/// Every heading, those within quotes and lists among them.
fn all(text: &str) -> Vec<Heading> {
    let events = events(text).into_iter();
    let found = events.filter_map(|(event, range)| match event {
        Event::Start(tag) => Heading::of(&tag, range),
        _ => None,
    });
    found.collect()
}

/// A line in bold that names a part of an article (`**Environment**`) becomes a heading.
pub(super) fn of_bold_lines(text: &str, map: &Map) -> String {
    let mut out = String::with_capacity(text.len());
    for (line, in_code) in lines(text) {
        let name = (!in_code).then(|| bold(line)).flatten();
        match name.filter(|name| map.part(name).is_some()) {
            Some(name) => out.push_str(&format!("\n### {name}\n\n")),
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

fn bold(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches([':', '：', ' ']);
    for (open, close) in [
        ("<b>", "</b>"),
        ("<strong>", "</strong>"),
        ("**", "**"),
        ("【", "】"),
    ] {
        let inner = line.strip_prefix(open);
        if let Some(inner) = inner.and_then(|inner| inner.strip_suffix(close)) {
            let name = inner.trim().trim_end_matches([':', '：', ' ']);
            return (!name.is_empty() && !name.contains(['*', '<'])).then_some(name);
        }
    }
    None
}

/// The same text with all its headings below level 1: the first one of level 1, which is the
/// title, is taken out, and others go down.
pub(super) fn below_title(text: &str, losses: &mut Losses) -> String {
    let mut edits = Edits::default();
    let list = all(text);
    let first = list
        .first()
        .filter(|heading| heading.level == 1 && text[..heading.range.start].trim().is_empty());
    let title = first.map(|heading| heading.range.start);
    let down = list
        .iter()
        .any(|heading| heading.level == 1 && Some(heading.range.start) != title);
    if down {
        losses.add("level-1 headings put a level down", "");
    }
    for heading in &list {
        if Some(heading.range.start) == title {
            edits.remove(heading.range.clone());
            continue;
        }
        let is_atx = text[heading.range.clone()].starts_with('#');
        if down || !is_atx || text[heading.range.clone()].trim_end().ends_with('}') {
            edits.replace(heading.range.clone(), heading.line(text, usize::from(down)));
        }
    }
    edits.apply(text)
}

/// The levels of the headings that stand by themselves.
pub(in crate::import) fn heading_levels(text: &str) -> Vec<usize> {
    let list = headings(text);
    list.iter().map(|heading| heading.level).collect()
}

/// The same text, its headings so far down that the highest is of this level at the least.
pub(in crate::import) fn deepened(text: &str, level: usize) -> String {
    let list = all(text);
    let highest = list.iter().map(|heading| heading.level).min();
    let down = highest.map_or(0, |highest| level.saturating_sub(highest));
    if down == 0 {
        return text.to_owned();
    }
    let mut edits = Edits::default();
    for heading in &list {
        edits.replace(heading.range.clone(), heading.line(text, down));
    }
    edits.apply(text)
}

/// Where the first ordered list begins that stands by itself.
pub(in crate::import) fn ordered_list(text: &str) -> Option<usize> {
    let mut standing = standing(text);
    let list = standing.find(|(tag, _)| matches!(tag, Tag::List(Some(_))));
    list.map(|(_, range)| range.start)
}

/// The words of a heading as they are written, and the id that it was given.
fn parts(source: &str) -> (String, Option<String>) {
    let source = source.trim();
    let words = match source.strip_prefix('#') {
        Some(rest) => {
            let line = rest.trim_start_matches('#').trim();
            let closed = line.trim_end_matches('#');
            if closed.ends_with(' ') {
                closed.trim_end()
            } else {
                line
            }
            .to_owned()
        }
        None => {
            let lines: Vec<&str> = source.lines().collect();
            let words = &lines[..lines.len().saturating_sub(1)];
            let words: Vec<&str> = words
                .iter()
                .map(|line| line.trim_matches(['>', ' ']))
                .collect();
            words.join(" ")
        }
    };
    let attributes = words.rsplit_once('{').filter(|(_, rest)| {
        let mut each = rest.strip_suffix('}').unwrap_or("x y").split_whitespace();
        each.all(|one| one.starts_with(['#', '.', ':']) || one.contains('='))
    });
    match attributes {
        Some((words, rest)) => {
            let mut each = rest.trim_end_matches('}').split_whitespace();
            let id = each.find_map(|one| one.strip_prefix('#'));
            let good = |c: char| !c.is_whitespace() && !"{}\"'<>&#%".contains(c);
            let id = id.filter(|id| !id.is_empty() && id.chars().all(good));
            (words.trim_end().to_owned(), id.map(str::to_owned))
        }
        None => (words, None),
    }
}
