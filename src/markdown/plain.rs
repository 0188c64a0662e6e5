//! The text without its markup: what the index reads.

use super::{
    document::Document,
    placeholder::{Piece, Placeholders},
};
use pulldown_cmark::{Event, Tag, TagEnd};

/// A whole text, a block a line, table cells with a tab between them. Lines that differ by
/// version stand once for each; slots are an ellipsis.
pub(super) fn text(document: &Document, placeholders: &Placeholders) -> String {
    let mut lines = Lines {
        done: String::new(),
        line: String::new(),
        placeholders,
    };
    for node in &document.events {
        lines.event(&node.event);
    }
    lines.end();
    lines.done
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
