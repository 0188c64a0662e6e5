//! The text without its markup: what the index reads.

use super::{
    document::Document,
    placeholder::{Piece, Placeholders},
};
use pulldown_cmark::{Event, Tag, TagEnd};

/// A heading and what stands below it, without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The heading's id; empty for what stands before the first heading.
    pub id: String,
    /// What the heading says.
    pub heading: String,
    /// What stands below it, up to the next heading of any level: a block a line, table cells with
    /// a tab between them. Lines that differ by version stand once for each; slots are an ellipsis.
    pub text: String,
}

/// A whole text. What says nothing is left out.
pub(super) fn passages(document: &Document, placeholders: &Placeholders) -> Vec<Passage> {
    let mut lines = Lines {
        done: String::new(),
        line: String::new(),
        placeholders,
    };
    let mut passages = Vec::new();
    let mut current = Passage::default();
    for (at, node) in document.events.iter().enumerate() {
        if let Some(heading) = document.headings.get(&at) {
            current.text = lines.take();
            passages.push(std::mem::take(&mut current));
            current.id.clone_from(&heading.id);
        }
        lines.event(&node.event);
        if matches!(node.event, Event::End(TagEnd::Heading(_))) {
            // A heading that differs by version is one heading.
            current.heading = lines.take().replace('\n', " / ");
        }
    }
    current.text = lines.take();
    passages.push(current);
    let says = |passage: &Passage| !passage.heading.is_empty() || !passage.text.is_empty();
    passages.into_iter().filter(says).collect()
}

struct Lines<'a> {
    done: String,
    line: String,
    placeholders: &'a Placeholders,
}

impl Lines<'_> {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Text(text) | Event::Code(text) => self.line.push_str(text),
            Event::Html(html) | Event::InlineHtml(html) => self.line.push_str(&without_tags(html)),
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak | Event::Rule => self.end(),
            Event::End(TagEnd::TableCell) => self.line.push('\t'),
            Event::Start(tag) if !is_inline(&tag.to_end()) && !matches!(tag, Tag::TableCell) => {
                self.end();
            }
            Event::End(tag) if !is_inline(tag) => self.end(),
            _ => {}
        }
    }

    /// What has been read so far.
    fn take(&mut self) -> String {
        self.end();
        self.done.truncate(self.done.trim_end().len());
        std::mem::take(&mut self.done)
    }

    fn end(&mut self) {
        let block = std::mem::take(&mut self.line);
        for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let pieces = self.placeholders.pieces(line);
            let differs = pieces.iter().any(|piece| matches!(piece, Piece::Value(_)));
            let versions = if differs {
                self.placeholders.variants.len()
            } else {
                1
            };
            for version in 0..versions {
                for piece in &pieces {
                    match piece {
                        Piece::Text(text) => self.done.push_str(text),
                        Piece::Value(key) => {
                            self.done
                                .push_str(&self.placeholders.value(key, Some(version)));
                        }
                        Piece::Slot(_) => self.done.push('…'),
                    }
                }
                self.done.push('\n');
            }
        }
    }
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

/// HTML with everything between `<` and `>` left out, comments too.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    text + rest
}
