//! What a text is made of, without its HTML: for checks and for counting.

use super::{
    depth::{self, Excess},
    document::Document,
    event::Node,
    heading::Heading,
    link::{Target, target},
    parts, placeholder,
    slips::{self, Slip},
};
use crate::strings::characters::is_control;
use pulldown_cmark::{Event, Tag};
use std::{collections::BTreeSet, ops::Range};

/// What a text is made of. Spans are bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Their ids.
    pub ids: BTreeSet<String>,
    /// Where the steps begin that it has as a fix: the level-2 headings that stand by themselves,
    /// else the items of its only ordered list.
    pub steps: Vec<Range<usize>>,
    /// Its links and pictures.
    pub links: Vec<Link>,
    /// Every `{name}`, declared or not, that is not doubled.
    pub placeholders: Vec<PlaceholderUse>,
    /// The first character that nobody sees and that does something.
    pub control: Option<Control>,
    /// What is not what it was meant to be.
    pub slips: Vec<Slip>,
    /// What there is too much of to be laid out.
    pub excess: Option<Excess>,
    /// What there is too much of where HTML is let through.
    pub excess_of_tags: Option<Excess>,
}

/// A link or picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Whether it is a picture.
    pub image: bool,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A character that nobody sees and that does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// The character.
    pub character: char,
    /// Where it stands, or what it is in.
    pub span: Range<usize>,
}

/// A `{name}` in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceholderUse {
    /// The name.
    pub name: String,
    /// Where it stands, or the line or block that it is in.
    pub span: Range<usize>,
}

/// What `text` is made of.
pub fn outline(text: &str) -> Outline {
    let document = Document::parse(text);
    let mut outline = Outline {
        excess_of_tags: depth::of_tags(&document.events),
        excess: document.excess.clone(),
        slips: slips::find(text, &document),
        control: written(text).or_else(|| meant(&document.events)),
        ..Outline::default()
    };
    for node in &document.events {
        match &node.event {
            Event::Start(tag @ (Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })) => {
                outline.links.push(Link {
                    target: target(dest_url),
                    image: matches!(tag, Tag::Image { .. }),
                    span: node.span.clone(),
                });
                placeholders(text, dest_url, node.span.clone(), &mut outline);
            }
            Event::Text(words) | Event::Code(words) => {
                placeholders(text, words, node.span.clone(), &mut outline);
            }
            _ => {}
        }
    }
    let steps = parts::of(&document, true).parts.into_iter();
    outline.steps = steps.map(|step| step.span).collect();
    let ids = document.headings.values();
    outline.ids = ids.map(|heading| heading.id.clone()).collect();
    outline.headings = document.headings.into_values().collect();
    outline
}

/// The first control character as it is written.
fn written(text: &str) -> Option<Control> {
    let (at, character) = text.char_indices().find(|(_, c)| is_control(*c))?;
    Some(Control {
        character,
        span: at..at + character.len_utf8(),
    })
}

/// The first control character that is written as a number: `&#7;`.
fn meant(events: &[Node]) -> Option<Control> {
    events.iter().find_map(|node| match &node.event {
        Event::Text(text) => Some(Control {
            character: text.chars().find(|c| is_control(*c))?,
            span: node.span.clone(),
        }),
        _ => None,
    })
}

fn placeholders(text: &str, words: &str, within: Range<usize>, outline: &mut Outline) {
    let mut from = within.start;
    for found in placeholder::find(words)
        .iter()
        .filter(|found| !found.doubled)
    {
        let written = &words[found.start..found.end];
        let at = text
            .get(from..within.end)
            .and_then(|rest| rest.find(written));
        let span = match at {
            Some(at) => from + at..from + at + written.len(),
            None => within.clone(),
        };
        // What is written otherwise, with `&#123;`, is not looked for again and again.
        from = at.map_or(within.end, |_| span.end);
        outline.placeholders.push(PlaceholderUse {
            name: found.name.to_owned(),
            span,
        });
    }
}
