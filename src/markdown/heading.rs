//! Headings and their ids: `## Title {#id}`, or an id made of the title.

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
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// Finds the headings by the index of the event that begins them, and takes `{#id}` out of their
/// texts.
pub(super) fn find(events: &mut [Node]) -> BTreeMap<usize, Heading> {
    let mut found = Vec::new();
    for at in 0..events.len() {
        if let Event::Start(Tag::Heading { level, .. }) = events[at].event {
            let end = end_of(events, at);
            let given = take_id(&mut events[at + 1..end]);
            let text = event::line(&events[at + 1..end]);
            let span = events[at].span.clone();
            found.push((at, level as u8, given, text, span));
        }
    }
    // Ids that writers gave come first: those made of titles give way to them.
    let mut used = BTreeMap::new();
    let mut ids = vec![String::new(); found.len()];
    for given in [true, false] {
        for (id, (_, _, written, text, _)) in ids.iter_mut().zip(&found) {
            if written.is_some() == given {
                let wanted = written.clone().unwrap_or_else(|| slug(text));
                *id = unique(wanted, &mut used);
            }
        }
    }
    found
        .into_iter()
        .zip(ids)
        .map(|((at, level, _, text, span), id)| {
            let heading = Heading {
                level,
                id,
                text,
                span,
            };
            (at, heading)
        })
        .collect()
}

fn take_id(inner: &mut [Node]) -> Option<String> {
    let Event::Text(text) = &mut inner.last_mut()?.event else {
        return None;
    };
    let (before, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let good = |c: char| !c.is_whitespace() && !c.is_control() && !"{}\"'<>&#%".contains(c);
    if id.is_empty() || !id.chars().all(good) {
        return None;
    }
    let id = id.to_owned();
    *text = before.trim_end().to_owned().into();
    Some(id)
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
