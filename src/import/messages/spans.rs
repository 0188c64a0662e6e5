//! What a text sets apart: code, bold, quotations, with what stands before and after.

use crate::import::prose::plain;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// How a piece is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Block,
    Code,
    Bold,
    Quote,
}

/// A piece of text that is set apart.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) sign: Sign,
    pub(super) text: String,
    /// The words before it: in its paragraph, else in the one before.
    pub(super) before: String,
    pub(super) after: String,
}

const QUOTES: [(char, char); 5] = [
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    ('"', '"'),
    ('‘', '’'),
];

/// The pieces of a text, in order.
pub(super) fn spans(markdown: &str) -> Vec<Span> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        reader.take(event);
    }
    reader.end_block();
    reader.found
}

/// The pieces of one line that stand between quotation marks.
pub(super) fn quotes(line: &str) -> Vec<Span> {
    let mut reader = Reader {
        block: plain(line),
        ..Reader::default()
    };
    reader.end_block();
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<Span>,
    /// The words of the block that is being read, and of the one before.
    block: String,
    last: String,
    /// What in it is set apart, by place.
    marked: Vec<(Sign, usize, usize)>,
    open: Vec<usize>,
    code: Option<String>,
    /// Where links are: what leads elsewhere is called after what is there.
    links: Vec<(usize, usize)>,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                self.end_block();
                self.code = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some(code) = self.code.take() {
                    self.found.push(Span {
                        sign: Sign::Block,
                        text: code.trim().to_owned(),
                        before: self.last.clone(),
                        after: String::new(),
                    });
                }
            }
            Event::Start(Tag::Strong | Tag::Emphasis) => self.open.push(self.block.len()),
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => {
                if let Some(start) = self.open.pop() {
                    self.marked.push((Sign::Bold, start, self.block.len()));
                }
            }
            Event::Start(Tag::Link { .. }) => self.links.push((self.block.len(), usize::MAX)),
            Event::End(TagEnd::Link) => {
                if let Some(last) = self.links.last_mut() {
                    last.1 = self.block.len();
                }
            }
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.block.push_str(&text),
            },
            Event::Code(code) => {
                let start = self.block.len();
                self.block.push_str(&code);
                self.marked.push((Sign::Code, start, self.block.len()));
            }
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::Heading { .. } | Tag::TableCell)
            | Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell,
            ) => self.end_block(),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        if self.block.trim().is_empty() {
            self.block.clear();
            self.marked.clear();
            return;
        }
        let block = std::mem::take(&mut self.block);
        let mut marked = std::mem::take(&mut self.marked);
        self.open.clear();
        let links = std::mem::take(&mut self.links);
        marked.extend(quoted(&block));
        marked.sort_by_key(|(_, start, end)| (*start, std::cmp::Reverse(*end)));
        let mut done = 0;
        for (sign, start, end) in marked {
            // What is within another is part of it.
            let is_link = links.iter().any(|(from, to)| start < *to && *from < end);
            if start < done || start >= end || is_link {
                continue;
            }
            done = end;
            let before = match block[..start].trim() {
                "" => self.last.clone(),
                before => before.to_owned(),
            };
            self.found.push(Span {
                sign,
                text: block[start..end].trim().to_owned(),
                before,
                after: block[end..].to_owned(),
            });
        }
        self.last = block;
    }
}

fn quoted(block: &str) -> Vec<(Sign, usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) = block[from..].char_indices().find(|(at, c)| {
        QUOTES.iter().any(|(open, _)| open == c)
            // The mark of inches, and of what was not opened here.
            && (*c != '"' || !block[..from + at].ends_with(|c: char| c.is_ascii_digit()))
    }) {
        let start = from + at + open.len_utf8();
        let close = QUOTES
            .iter()
            .find(|(of, _)| *of == open)
            .map(|(_, close)| *close);
        let end = close
            .and_then(|close| block[start..].find(close))
            .map(|end| start + end);
        match end {
            Some(end) => {
                found.push((Sign::Quote, start, end));
                from = end + block[end..].chars().next().map_or(1, char::len_utf8);
            }
            None => from = start,
        }
    }
    found
}
