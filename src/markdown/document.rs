//! A text parsed: the parser's events, put right, with their places in the text as written.

use super::{
    cjk,
    depth::{self, Excess},
    event::{Node, end_of},
    heading::{self, Heading},
    link::{Target, target},
    ours,
};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::{collections::BTreeMap, ops::Range};

/// A parsed text.
#[derive(Default)]
pub(super) struct Document {
    /// What stands in it, in order; texts that follow each other are one.
    pub(super) events: Vec<Node>,
    /// The headings, by the index of the event that begins them.
    pub(super) headings: BTreeMap<usize, Heading>,
    /// How wide pictures are to be, in pixels, by the index of the event that begins them.
    pub(super) widths: BTreeMap<usize, u32>,
    /// Footnotes by label: where their content is among the events.
    pub(super) footnotes: BTreeMap<String, Range<usize>>,
    /// What there is too much of to be laid out; the text is then empty.
    pub(super) excess: Option<Excess>,
}

/// What entries are written in beside CommonMark.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

impl Document {
    pub(super) fn parse(text: &str) -> Document {
        let marked = cjk::mark(text);
        let mut events: Vec<Node> = Vec::new();
        for (event, span) in Parser::new_ext(&marked.text, OPTIONS).into_offset_iter() {
            events.push(Node {
                event: unmark(event),
                span: marked.original(span.start)..marked.original(span.end),
                is_ours: false,
            });
        }
        let excess = depth::of_elements(&events);
        if excess.is_some() {
            events.clear();
        }
        let mut events = unnamed(merge_texts(join_lines(ours::take(events))));
        let headings = heading::find(&mut events);
        let widths = picture_widths(&mut events);
        let mut document = Document {
            events,
            headings,
            widths,
            excess,
            ..Document::default()
        };
        document.find_footnotes();
        document
    }

    /// The end of the element that begins at `start`: the index of its end event.
    pub(super) fn end_of(&self, start: usize) -> usize {
        end_of(&self.events, start)
    }

    fn find_footnotes(&mut self) {
        for (at, node) in self.events.iter().enumerate() {
            if let Event::Start(Tag::FootnoteDefinition(label)) = &node.event {
                let content = at + 1..end_of(&self.events, at);
                self.footnotes.entry(label.to_string()).or_insert(content);
            }
        }
    }
}

/// Takes `{width=300}` out of what stands behind pictures.
fn picture_widths(events: &mut [Node]) -> BTreeMap<usize, u32> {
    let mut widths = BTreeMap::new();
    let mut picture = None;
    for (at, node) in events.iter_mut().enumerate() {
        match &mut node.event {
            Event::Start(Tag::Image { .. }) => picture = Some((at, false)),
            Event::End(TagEnd::Image) => picture = picture.map(|(start, _)| (start, true)),
            Event::Text(text) => {
                if let Some((start, true)) = picture.take_if(|(_, is_over)| *is_over)
                    && let Some((width, rest)) = width(text)
                {
                    let rest = rest.to_owned();
                    *text = rest.into();
                    widths.insert(start, width);
                }
            }
            Event::Start(_) | Event::End(_) => picture = None,
            _ => {}
        }
    }
    widths
}

/// The width that a text begins with, and the rest of it.
fn width(text: &str) -> Option<(u32, &str)> {
    let (attributes, rest) = text.strip_prefix('{')?.split_once('}')?;
    let value = attributes.trim().strip_prefix("width=")?;
    let digits = value.trim_matches('"').trim_end_matches("px");
    let width = digits
        .parse()
        .ok()
        .filter(|width| (1..=4000).contains(width))?;
    Some((width, rest))
}

/// Takes the breaks between lines out where no space is to be seen.
fn join_lines(mut events: Vec<Node>) -> Vec<Node> {
    // What comes after each event is seen from the end, what comes before on the way.
    let mut after = None;
    let mut afters: Vec<Option<char>> = vec![None; events.len()];
    for (at, node) in events.iter().enumerate().rev() {
        afters[at] = after;
        match visible(node) {
            Some(Visible::Text(text)) => after = text.chars().next(),
            Some(Visible::Other) => after = None,
            None => {}
        }
    }
    let mut before = None;
    let mut afters = afters.into_iter();
    events.retain(|node| {
        let after = afters.next().flatten();
        let is_break = node.event == Event::SoftBreak;
        let joined = before.zip(after).filter(|_| is_break);
        match visible(node) {
            Some(Visible::Text(text)) => before = text.chars().next_back(),
            Some(Visible::Other) => before = None,
            None => {}
        }
        !joined.is_some_and(|(before, after)| cjk::joins(before, after))
    });
    events
}

enum Visible<'a> {
    Text(&'a str),
    Other,
}

/// What of an event a reader sees on the line; `None` for what only begins or ends a style.
fn visible(node: &Node) -> Option<Visible<'_>> {
    match &node.event {
        Event::Text(text) | Event::Code(text) => Some(Visible::Text(text)),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {
            None
        }
        _ => Some(Visible::Other),
    }
}

fn merge_texts(events: Vec<Node>) -> Vec<Node> {
    let mut merged: Vec<Node> = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    let is_text = |node: &Node| matches!(node.event, Event::Text(_));
    while let Some(mut node) = events.next() {
        if let Event::Text(first) = &mut node.event
            && events.peek().is_some_and(is_text)
        {
            let mut text = first.to_string();
            while let Some(next) = events.next_if(is_text) {
                if let Event::Text(more) = &next.event {
                    text.push_str(more);
                }
                node.span.end = next.span.end;
            }
            *first = text.into();
        }
        merged.push(node);
    }
    merged
}

/// The same without the text of links like `<entry:id>`: the title of the entry stands for it, and
/// where readers are not shown the entry, its id tells them nothing.
fn unnamed(events: Vec<Node>) -> Vec<Node> {
    let mut inside = false;
    let mut kept = events;
    kept.retain(|node| match &node.event {
        Event::Start(Tag::Link {
            link_type: LinkType::Autolink,
            dest_url,
            ..
        }) => {
            inside = matches!(target(dest_url), Target::Entry { .. });
            true
        }
        Event::End(TagEnd::Link) => {
            inside = false;
            true
        }
        _ => !inside,
    });
    kept
}

fn unmark(event: Event<'_>) -> Event<'static> {
    let clean = |text: CowStr<'_>| CowStr::from(cjk::unmark(&text).into_owned());
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Html(text) => Event::Html(clean(text)),
        Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(clean(label)),
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Start(Tag::FootnoteDefinition(clean(label)))
        }
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Link {
            link_type,
            dest_url: match link_type {
                // The parser leaves out what `<me@example.com>` means.
                LinkType::Email => format!("mailto:{}", clean(dest_url)).into(),
                _ => clean(dest_url),
            },
            title: clean(title),
            id: clean(id),
        }),
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Image {
            link_type,
            dest_url: clean(dest_url),
            title: clean(title),
            id: clean(id),
        }),
        other => other.into_static(),
    }
}
