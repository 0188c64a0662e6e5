//! What a terminal prints of a text: lists numbered and indented, everything else as it reads.

use super::{
    block::alert,
    context::Context,
    document::Document,
    event::{self, end_of},
    link::{Target, target},
    notes::Notes,
    placeholder::Piece,
    plain,
};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// What a list within a list is indented by.
const INDENT: &str = "   ";

/// The text of these events, a line a block. `notes` has the numbers of the footnotes.
pub(super) fn of(
    document: &Document,
    events: Range<usize>,
    context: &Context,
    variant: Option<usize>,
    notes: &Notes,
) -> String {
    let mut lines = Lines::new(document, context, variant, notes);
    lines.write(events);
    lines.finish()
}

/// The footnotes that were referred to, numbered.
pub(super) fn footnotes(document: &Document, context: &Context, notes: &Notes) -> String {
    let mut lines = Lines::new(document, context, None, notes);
    lines.lists.push(Some(1));
    for number in 1.. {
        let Some(label) = notes.label(number) else {
            break;
        };
        lines.item();
        lines.write(document.footnotes.get(&label).cloned().unwrap_or_default());
        lines.end_line();
    }
    lines.finish()
}

struct Lines<'a, 'c> {
    document: &'a Document,
    context: &'a Context<'c>,
    variant: Option<usize>,
    notes: &'a Notes,
    done: Vec<String>,
    line: String,
    /// The lists around, each with the number of its next item if it is ordered.
    lists: Vec<Option<u64>>,
    /// Whether the line has nothing yet but its item's number.
    at_start: bool,
}

impl<'a, 'c> Lines<'a, 'c> {
    fn new(
        document: &'a Document,
        context: &'a Context<'c>,
        variant: Option<usize>,
        notes: &'a Notes,
    ) -> Lines<'a, 'c> {
        Lines {
            document,
            context,
            variant,
            notes,
            done: Vec::new(),
            line: String::new(),
            lists: Vec::new(),
            at_start: false,
        }
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.done.join("\n")
    }

    fn write(&mut self, events: Range<usize>) {
        let document = self.document;
        let mut at = events.start;
        while at < events.end {
            at = match &document.events[at].event {
                Event::Start(tag) => self.open(tag, at),
                Event::End(tag) => {
                    self.close(tag);
                    at + 1
                }
                event => {
                    self.inline(event);
                    at + 1
                }
            };
        }
    }

    /// Begins an element, or writes the whole of it; gives the event to go on with.
    fn open(&mut self, tag: &Tag, at: usize) -> usize {
        let end = || end_of(&self.document.events, at);
        match tag {
            Tag::FootnoteDefinition(_) => return end() + 1,
            Tag::CodeBlock(_) => {
                let end = end();
                self.code(at + 1..end);
                return end + 1;
            }
            Tag::HtmlBlock => {
                let end = end();
                self.html_block(at + 1..end);
                return end + 1;
            }
            Tag::Image { dest_url, .. } => {
                let end = end();
                self.image(dest_url, at + 1..end);
                return end + 1;
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let end = end();
                if (*link_type == LinkType::Autolink || end == at + 1)
                    && let Some(title) = self.entry_title(dest_url)
                {
                    self.words(&title);
                    return end + 1;
                }
            }
            Tag::List(start) => self.lists.push(*start),
            Tag::Item => self.item(),
            Tag::BlockQuote(Some(kind)) => {
                self.break_line();
                self.words(self.context.texts.alert.get(alert(*kind)));
                self.break_line();
            }
            tag if is_block(&tag.to_end()) => self.break_line(),
            _ => {}
        }
        at + 1
    }

    fn close(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
            }
            TagEnd::Item => self.end_line(),
            TagEnd::TableCell => self.line.push_str("  "),
            tag if is_block(tag) => self.break_line(),
            _ => {}
        }
    }

    fn inline(&mut self, event: &Event) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                let text = self.filled(text);
                self.words(&text);
            }
            Event::InlineHtml(html) | Event::Html(html) if self.context.raw_html => {
                self.words(&plain::without_tags(html));
            }
            Event::InlineHtml(html) | Event::Html(html) => self.words(html),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak | Event::Rule => self.break_line(),
            Event::TaskListMarker(_) => self.line.push_str("[ ] "),
            Event::FootnoteReference(label) => {
                if let Some(number) = self.notes.number(label) {
                    self.push(&number.to_string());
                }
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        self.end_line();
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            _ => "- ".to_owned(),
        };
        self.line = INDENT.repeat(self.lists.len().saturating_sub(1)) + &marker;
        self.at_start = true;
    }

    fn code(&mut self, inner: Range<usize>) {
        self.break_line();
        let mut code = String::new();
        for node in &self.document.events[inner] {
            if let Event::Text(text) = &node.event {
                code.push_str(&self.filled(text));
            }
        }
        for line in code.split('\n') {
            self.push(line);
            self.break_line();
        }
    }

    fn html_block(&mut self, inner: Range<usize>) {
        self.break_line();
        let events = &self.document.events[inner.clone()];
        let first = events.first().map(|node| match &node.event {
            Event::Html(html) => html.trim_start().to_ascii_lowercase(),
            _ => String::new(),
        });
        let is_silent = |html: &String| html.starts_with("<script") || html.starts_with("<style");
        if !(self.context.raw_html && first.as_ref().is_some_and(is_silent)) {
            self.write(inner);
        }
        self.break_line();
    }

    /// A picture that the page shows has no words here; one that it cannot show is described.
    fn image(&mut self, address: &str, inner: Range<usize>) {
        let shown = match target(&self.filled(address)) {
            Target::Web(_) => true,
            Target::Asset(path) => (self.context.asset)(&path).is_some(),
            _ => false,
        };
        if !shown {
            self.words(&event::line(&self.document.events[inner]));
        }
    }

    fn entry_title(&self, address: &str) -> Option<String> {
        match target(&self.filled(address)) {
            Target::Entry { id, .. } => (self.context.entry)(&id).map(|entry| entry.title),
            _ => None,
        }
    }

    /// A text with the values of the version; slots stay as they are written.
    fn filled(&self, text: &str) -> String {
        let placeholders = self.context.placeholders;
        let pieces = placeholders.pieces(text).into_iter();
        let filled = pieces.map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Value(key) => placeholders.value(key, self.variant),
            Piece::Slot(name) => format!("{{{name}}}"),
        });
        filled.collect()
    }

    /// Adds running text: white space of any length is one space, and none begins a line.
    fn words(&mut self, text: &str) {
        let space = |lines: &mut Self| {
            if !lines.at_start && !lines.line.is_empty() && !lines.line.ends_with(' ') {
                lines.line.push(' ');
            }
        };
        if text.starts_with(char::is_whitespace) {
            space(self);
        }
        self.push(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if text.ends_with(char::is_whitespace) {
            space(self);
        }
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.line.is_empty() {
            self.line = INDENT.repeat(self.lists.len());
        }
        self.line.push_str(text);
        self.at_start = false;
    }

    /// Begins a line, unless this one has nothing but its item's number so far.
    fn break_line(&mut self) {
        if !self.at_start {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.done.push(line.trim_end().to_owned());
        }
        self.at_start = false;
    }
}

/// Whether an element begins a line of its own.
fn is_block(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::HtmlBlock
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}
