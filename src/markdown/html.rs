//! Events into HTML.

use super::{
    cjk, context::Context, document::Document, escape, event, heading::Heading, notes::Notes,
    placeholder::Piece, sanitise,
};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use std::ops::Range;

/// Writes parts of a document.
pub(super) struct Writer<'a, 'c> {
    pub(super) html: String,
    pub(super) document: &'a Document,
    pub(super) context: &'a Context<'c>,
    /// The version whose values stand for placeholders; all of them if none.
    pub(super) variant: Option<usize>,
    pub(super) notes: &'a mut Notes,
    /// What ends the links that are open.
    pub(super) links: Vec<&'static str>,
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// Whether a writer's own HTML is in it.
    raw: bool,
}

impl<'a, 'c> Writer<'a, 'c> {
    pub(super) fn new(
        document: &'a Document,
        context: &'a Context<'c>,
        variant: Option<usize>,
        notes: &'a mut Notes,
    ) -> Writer<'a, 'c> {
        Writer {
            html: String::new(),
            document,
            context,
            variant,
            notes,
            links: Vec::new(),
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            raw: false,
        }
    }

    /// Appends these events. Footnotes among them are left out.
    pub(super) fn write(&mut self, events: Range<usize>) {
        let document = self.document;
        let mut at = events.start;
        while at < events.end {
            at = match &document.events[at].event {
                Event::Start(tag) => self.open(tag, at),
                Event::End(tag) => {
                    self.close(tag);
                    at + 1
                }
                Event::Html(html) if document.events[at].is_ours => {
                    self.html.push_str(html);
                    at + 1
                }
                event => {
                    self.inline(event);
                    at + 1
                }
            };
        }
    }

    pub(super) fn finish(self) -> String {
        match self.raw {
            true => sanitise::sanitise(&self.html),
            false => self.html,
        }
    }

    pub(super) fn open_heading(&mut self, heading: &Heading) {
        self.html.push_str(&format!("<h{} id=\"", heading.level));
        escape::push(&mut self.html, &heading.id);
        // The text stands once for each version, an id in a page only once.
        if let Some(variant @ 1..) = self.variant {
            self.html.push_str(&format!("-v{}", variant + 1));
        }
        self.html.push_str("\">");
    }

    fn inline(&mut self, event: &Event) {
        match event {
            Event::Text(text) => self.text(text),
            Event::Code(text) => {
                self.html.push_str("<code translate=\"no\">");
                self.text(text);
                self.html.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) if self.context.raw_html => {
                self.raw = true;
                self.html.push_str(html);
            }
            Event::Html(html) | Event::InlineHtml(html) => escape::push(&mut self.html, html),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::FootnoteReference(label) => {
                let reference = self.notes.refer(label);
                let number = reference.number;
                let id = match reference.first {
                    true => format!(" id=\"fnref-{number}\""),
                    false => String::new(),
                };
                self.html.push_str(&format!(
                    "<sup class=\"footnote-ref\"><a{id} href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
                ));
            }
            _ => {}
        }
    }

    /// Text with its placeholders filled.
    fn text(&mut self, text: &str) {
        let context = self.context;
        for piece in context.placeholders.pieces(text) {
            match piece {
                Piece::Text(text) => escape::push(&mut self.html, text),
                Piece::Value(key) => {
                    let value = context.placeholders.value(key, self.variant);
                    escape::push(&mut self.html, &value);
                }
                Piece::Slot(name) => push_slot(&mut self.html, name),
            }
        }
    }

    /// Begins an element, or writes the whole of it; gives the event to go on with.
    fn open(&mut self, tag: &Tag, at: usize) -> usize {
        let end = || self.document.end_of(at);
        match tag {
            Tag::FootnoteDefinition(_) => return end() + 1,
            Tag::CodeBlock(kind) => {
                let end = end();
                self.code_block(kind, at + 1..end);
                return end + 1;
            }
            Tag::HtmlBlock => {
                let end = end();
                self.html_block(at + 1..end);
                return end + 1;
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let end = end();
                let description = event::line(&self.document.events[at + 1..end]);
                self.image(at, dest_url, &description, title);
                return end + 1;
            }
            Tag::Link {
                dest_url, title, ..
            } => {
                let end = end();
                if self.link(dest_url, title, end == at + 1) {
                    self.close(&TagEnd::Link);
                    return end + 1;
                }
            }
            Tag::Heading { .. } => {
                if let Some(heading) = self.document.headings.get(&at) {
                    self.open_heading(heading);
                }
            }
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.html.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => return self.item(at),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                // It scrolls sideways on a narrow screen: by keyboard too.
                self.html
                    .push_str("<div class=\"table\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => {
                // Japanese has dots for it, which stand above no Latin letter.
                let words = event::line(&self.document.events[at + 1..end()]);
                let dots = words.chars().any(cjk::spaceless);
                let tag = if dots { "<em class=\"dots\">" } else { "<em>" };
                self.html.push_str(tag);
            }
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            _ => {}
        }
        at + 1
    }

    fn close(&mut self, tag: &TagEnd) {
        let html = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => {
                self.html.push_str(&format!("</{level}>\n"));
                return;
            }
            TagEnd::BlockQuote(Some(_)) => "</aside>\n",
            TagEnd::BlockQuote(None) => "</blockquote>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => self.links.pop().unwrap_or_default(),
            _ => "",
        };
        self.html.push_str(html);
    }

    fn html_block(&mut self, inner: Range<usize>) {
        let is_ours = self.document.events[inner.clone()]
            .iter()
            .all(|node| node.is_ours);
        if self.context.raw_html || is_ours {
            self.write(inner);
            return;
        }
        self.html.push_str("<p class=\"raw-html\">");
        self.write(inner);
        self.html.truncate(self.html.trim_end().len());
        self.html.push_str("</p>\n");
    }
}

pub(super) fn push_slot(html: &mut String, name: &str) {
    // The name is of ASCII letters, digits and `_`.
    html.push_str(&format!(
        "<span class=\"slot\" translate=\"no\" data-slot=\"{name}\">{{{name}}}</span>"
    ));
}
