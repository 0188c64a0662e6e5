//! Headings and their ids: `## Title {#id}`, or an id made of the title. `{.fix}` marks a solution.

use super::{
    event::{self, Node, end_of},
    frame,
};
use pulldown_cmark::{Event, Tag};
use std::{collections::BTreeMap, ops::Range};

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// What links lead to, unique in the text.
    pub id: String,
    /// What it says, as plain text; placeholders stand as they are written.
    pub text: String,
    /// Whether what is below it is marked as what to do: `## Title {.fix}`.
    pub is_fix: bool,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// What stands behind a title: `{#id .fix}`.
#[derive(Default)]
struct Marks {
    id: Option<String>,
    is_fix: bool,
}

/// Finds the headings by the index of the event that begins them, and takes `{#id .fix}` out of
/// their texts.
pub(super) fn find(events: &mut [Node]) -> BTreeMap<usize, Heading> {
    let mut found = Vec::new();
    for at in 0..events.len() {
        if let Event::Start(Tag::Heading { level, .. }) = events[at].event {
            let end = end_of(events, at);
            let marks = take_marks(&mut events[at + 1..end]);
            let text = event::line(&events[at + 1..end]);
            let span = events[at].span.clone();
            found.push((at, level as u8, marks, text, span));
        }
    }
    // Ids that writers gave come first: those made of titles give way to them.
    let mut used = BTreeMap::new();
    let mut ids = vec![String::new(); found.len()];
    for given in [true, false] {
        for (id, (_, _, marks, text, _)) in ids.iter_mut().zip(&found) {
            if marks.id.is_some() == given {
                let wanted = marks.id.clone().unwrap_or_else(|| slug(text));
                *id = unique(wanted, &mut used);
            }
        }
    }
    found
        .into_iter()
        .zip(ids)
        .map(|((at, level, marks, text, span), id)| {
            let heading = Heading {
                level,
                id,
                text,
                is_fix: marks.is_fix,
                span,
            };
            (at, heading)
        })
        .collect()
}

fn take_marks(inner: &mut [Node]) -> Marks {
    let Some(Event::Text(text)) = inner.last_mut().map(|node| &mut node.event) else {
        return Marks::default();
    };
    let braces = text.trim_end().strip_suffix('}');
    let Some((before, within)) = braces.and_then(|text| text.rsplit_once('{')) else {
        return Marks::default();
    };
    match marks(within) {
        Some(marks) => {
            *text = before.trim_end().to_owned().into();
            marks
        }
        None => Marks::default(),
    }
}

/// What the words between the braces mean; none if a word is no mark.
fn marks(words: &str) -> Option<Marks> {
    let good = |c: char| !c.is_control() && !"{}\"'<>&#%".contains(c);
    let mut marks = Marks::default();
    for word in words.split_whitespace() {
        match word.strip_prefix('#') {
            Some(id) if !id.is_empty() && id.chars().all(good) => marks.id = Some(id.to_owned()),
            None if word == ".fix" => marks.is_fix = true,
            _ => return None,
        }
    }
    (marks.is_fix || marks.id.is_some()).then_some(marks)
}

/// An id made of a title: its letters and digits of any script in lower case, the rest hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "section" } else { slug }.to_owned()
}

/// The id as it is wanted, or with a number behind. `used` has the last number of each.
fn unique(wanted: String, used: &mut BTreeMap<String, usize>) -> String {
    let wanted = match frame::takes(&wanted) {
        true => format!("section-{wanted}"),
        false => wanted,
    };
    let mut id = wanted.clone();
    let mut number = used.get(&wanted).copied().unwrap_or(1);
    while used.contains_key(&id) {
        number += 1;
        id = format!("{wanted}-{number}");
    }
    used.insert(wanted, number);
    used.entry(id.clone()).or_insert(1);
    id
}
