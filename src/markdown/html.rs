//! Events into HTML.

use super::{
    Context, document::Document, escape, heading::Heading, notes::Notes, placeholder::Piece, plain,
    sanitise,
};
use naosu_vocabulary::Lang;
use pulldown_cmark::{Alignment, BlockQuoteKind, Event, LinkType, Tag, TagEnd};
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
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
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
                self.html.push_str("<code>");
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
                let description = plain::line(&self.document.events[at + 1..end]);
                self.image(dest_url, &description, title);
                return end + 1;
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let end = end();
                let named = *link_type == LinkType::Autolink || end == at + 1;
                if self.link(dest_url, title, named) {
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
            Tag::Emphasis => self.html.push_str("<em>"),
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

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            self.html.push_str("<blockquote>\n");
            return;
        };
        let (class, ja, en) = match kind {
            BlockQuoteKind::Note => ("note", "メモ", "Note"),
            BlockQuoteKind::Tip => ("tip", "ヒント", "Tip"),
            BlockQuoteKind::Important => ("important", "重要", "Important"),
            BlockQuoteKind::Warning => ("warning", "警告", "Warning"),
            BlockQuoteKind::Caution => ("caution", "注意", "Caution"),
        };
        let label = match self.context.lang {
            Lang::Ja => ja,
            Lang::En => en,
        };
        self.html.push_str(&format!(
            "<aside class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-label\">{label}</p>\n"
        ));
    }

    /// A list item; a box to tick is named by what stands beside it.
    fn item(&mut self, at: usize) -> usize {
        let events = &self.document.events;
        let event = |at: usize| events.get(at).map(|node| &node.event);
        let marker = match event(at + 1) {
            Some(Event::Start(Tag::Paragraph)) => at + 2,
            _ => at + 1,
        };
        let Some(Event::TaskListMarker(ticked)) = event(marker) else {
            self.html.push_str("<li>");
            return at + 1;
        };
        let is_block = |event: &Event| {
            matches!(
                event,
                Event::End(TagEnd::Item | TagEnd::Paragraph)
                    | Event::Start(Tag::List(_) | Tag::CodeBlock(_))
            )
        };
        let rest = &events[marker + 1..];
        let length = rest
            .iter()
            .position(|node| is_block(&node.event))
            .unwrap_or(rest.len());
        self.html.push_str("<li class=\"task\">");
        if marker == at + 2 {
            self.html.push_str("<p>");
        }
        self.html.push_str("<input type=\"checkbox\" disabled");
        if *ticked {
            self.html.push_str(" checked");
        }
        self.html.push_str(" aria-label=\"");
        escape::push(&mut self.html, &plain::line(&rest[..length]));
        self.html.push_str("\"> ");
        marker + 1
    }

    fn cell(&mut self) {
        let tag = if self.in_head {
            "th scope=\"col\""
        } else {
            "td"
        };
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        self.html.push_str(&format!("<{tag}{class}>"));
    }

    fn html_block(&mut self, inner: Range<usize>) {
        if self.context.raw_html {
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
        "<span class=\"slot\" data-slot=\"{name}\">{{{name}}}</span>"
    ));
}
