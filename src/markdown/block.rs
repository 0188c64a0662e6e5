//! Blocks with more to them than a tag: alerts, items to tick, cells.

use super::{escape, event, html::Writer};
use crate::strings::Alert;
use pulldown_cmark::{Alignment, BlockQuoteKind, Event, Tag, TagEnd};

impl Writer<'_, '_> {
    pub(super) fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            self.html.push_str("<blockquote>\n");
            return;
        };
        let alert = alert(kind);
        self.html.push_str(&format!(
            "<aside class=\"alert alert-{alert}\" role=\"note\">\n<p class=\"alert-label\">"
        ));
        escape::push(&mut self.html, self.context.texts.alert.get(alert));
        self.html.push_str("</p>\n");
    }

    /// A list item; a box to tick is named by what stands beside it.
    pub(super) fn item(&mut self, at: usize) -> usize {
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
        escape::push(&mut self.html, &event::line(&rest[..length]));
        self.html.push_str("\"> ");
        marker + 1
    }

    pub(super) fn cell(&mut self) {
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
}

/// What a quotation of this kind warns of.
pub(super) fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
