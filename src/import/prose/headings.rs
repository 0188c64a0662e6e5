//! Headings: none of level 1 (that is the page's title), and none that is only a line in bold.

use super::{
    edits::{Edits, events},
    plain::plain,
};
use crate::import::{article::Losses, map::Map};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A heading and where it stands.
pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

/// The headings that stand by themselves, in order.
pub(super) fn headings(text: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in events(text) {
        match event {
            Event::Start(tag) => {
                if let (0, Tag::Heading { level, .. }) = (depth, tag) {
                    let (words, _) = parts(&text[range.clone()]);
                    found.push(Heading {
                        level: level as usize,
                        text: plain(&words),
                        range,
                    });
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// A line in bold that names a part of an article (`**Environment**`) becomes a heading.
pub(super) fn of_bold_lines(text: &str, map: &Map) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
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
        let (words, id) = parts(&text[heading.range.clone()]);
        let level = (heading.level + usize::from(down)).min(6);
        let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
        let marks = "#".repeat(level);
        let is_atx = text[heading.range.clone()].starts_with('#');
        if down || !is_atx || text[heading.range.clone()].trim_end().ends_with('}') {
            edits.replace(heading.range.clone(), format!("{marks} {words}{id}\n"));
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
        let (words, id) = parts(&text[heading.range.clone()]);
        let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
        let marks = "#".repeat((heading.level + down).min(6));
        edits.replace(heading.range.clone(), format!("{marks} {words}{id}\n"));
    }
    edits.apply(text)
}

/// Where the first ordered list begins that stands by itself.
pub(in crate::import) fn ordered_list(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (event, range) in events(text) {
        match event {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::List(Some(_))) {
                    return Some(range.start);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Every heading, those within quotes and lists among them.
fn all(text: &str) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut open = None;
    for (event, range) in events(text) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((level as usize, range)),
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, range)) = open.take() {
                    found.push(Heading {
                        level,
                        text: String::new(),
                        range,
                    });
                }
            }
            _ => {}
        }
    }
    found
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
