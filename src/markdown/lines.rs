//! What a terminal prints of a text: lists numbered and indented, everything else as it reads.

use super::{
    block::alert,
    context::Context,
    document::Document,
    event::{self, end_of},
    layout::Layout,
    link::{Target, target},
    notes::Notes,
    placeholder::Piece,
    plain,
};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// The text of these events, a line a block. `notes` has the numbers of the footnotes.
pub(super) fn of(
    document: &Document,
    events: &[Range<usize>],
    context: &Context,
    variant: Option<usize>,
    notes: &Notes,
) -> String {
    let mut lines = Lines::new(document, context, variant, notes);
    events.iter().for_each(|events| lines.write(events.clone()));
    lines.page.finish()
}

/// The footnotes that were referred to, numbered.
pub(super) fn footnotes(document: &Document, context: &Context, notes: &Notes) -> String {
    let mut lines = Lines::new(document, context, None, notes);
    lines.page.open_list(Some(1));
    for number in 1.. {
        let Some(label) = notes.label(number) else {
            break;
        };
        lines.page.item();
        lines.write(document.footnotes.get(&label).cloned().unwrap_or_default());
        lines.page.end_line();
    }
    lines.page.finish()
}

struct Lines<'a, 'c> {
    document: &'a Document,
    context: &'a Context<'c>,
    variant: Option<usize>,
    notes: &'a Notes,
    page: Layout,
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
            page: Layout::default(),
        }
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
                Event::Html(html) if document.events[at].is_ours => {
                    self.page.words(&plain::without_tags(html));
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
            Tag::Link { dest_url, .. } => {
                let end = end();
                if end == at + 1
                    && let Target::Entry { id, .. } = target(&self.filled(dest_url))
                {
                    let title = (self.context.entry)(&id).map(|entry| entry.title);
                    self.page
                        .words(title.as_ref().unwrap_or(&self.context.texts.hidden));
                    return end + 1;
                }
            }
            Tag::List(start) => self.page.open_list(*start),
            Tag::Item => self.page.item(),
            Tag::BlockQuote(Some(kind)) => {
                self.page.break_line();
                self.page.words(self.context.texts.alert.get(alert(*kind)));
                self.page.break_line();
            }
            tag if is_block(&tag.to_end()) => self.page.break_line(),
            _ => {}
        }
        at + 1
    }

    fn close(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::List(_) => self.page.close_list(),
            TagEnd::Item => self.page.end_line(),
            TagEnd::TableCell => self.page.gap("  "),
            tag if is_block(tag) => self.page.break_line(),
            _ => {}
        }
    }

    fn inline(&mut self, event: &Event) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                let text = self.filled(text);
                self.page.words(&text);
            }
            Event::InlineHtml(html) | Event::Html(html) if self.context.raw_html => {
                self.page.words(&plain::without_tags(html));
            }
            Event::InlineHtml(html) | Event::Html(html) => self.page.words(html),
            Event::SoftBreak => self.page.words(" "),
            Event::HardBreak | Event::Rule => self.page.break_line(),
            Event::TaskListMarker(_) => self.page.gap("[ ] "),
            Event::FootnoteReference(label) => {
                if let Some(number) = self.notes.number(label) {
                    self.page.push(&number.to_string());
                }
            }
            _ => {}
        }
    }

    fn code(&mut self, inner: Range<usize>) {
        self.page.break_line();
        let mut code = String::new();
        for node in &self.document.events[inner] {
            if let Event::Text(text) = &node.event {
                code.push_str(&self.filled(text));
            }
        }
        for line in code.split('\n') {
            self.page.push(line);
            self.page.break_line();
        }
    }

    fn html_block(&mut self, inner: Range<usize>) {
        self.page.break_line();
        let events = &self.document.events[inner.clone()];
        let first = events.first().map(|node| match &node.event {
            Event::Html(html) => html.trim_start().to_ascii_lowercase(),
            _ => String::new(),
        });
        let is_silent = |html: &String| html.starts_with("<script") || html.starts_with("<style");
        if !(self.context.raw_html && first.as_ref().is_some_and(is_silent)) {
            self.write(inner);
        }
        self.page.break_line();
    }

    /// A picture that the page shows has no words here; one that it cannot show is described.
    fn image(&mut self, address: &str, inner: Range<usize>) {
        let shown = match target(&self.filled(address)) {
            Target::Web(_) | Target::Picture(_) => true,
            Target::Asset(path) => (self.context.asset)(&path).is_some(),
            _ => false,
        };
        if !shown {
            self.page.words(&event::line(&self.document.events[inner]));
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

#[cfg(test)]
mod tests {
    use crate::markdown::{
        fixture::{context, office, show},
        render,
    };

    fn text(source: &str) -> String {
        show(source).intro.remove(0).body.text
    }

    #[test]
    fn actions_are_numbered_and_what_is_below_them_indented() {
        let source = "1. Press **Win** + `R`.\n2. Type:\n\n   ```\n   one\n     two\n   ```\n\n   - a\n   \
                      - b\n\nIt works\nthen.\n";
        let expected =
            "1. Press Win + R.\n2. Type:\n   one\n     two\n   - a\n   - b\nIt works then.";
        assert_eq!(text(source), expected);
        assert_eq!(text("3. c\n4. d"), "3. c\n4. d");
    }

    #[test]
    fn tables_alerts_links_and_boxes_read_as_they_stand() {
        for (source, expected) in [
            ("| 名 | 値 |\n|---|---|\n| a | 1 |", "名  値\na  1"),
            ("> [!WARNING]\n> 消えます。", "警告\n消えます。"),
            ("[](entry:remove-credentials)へ", "資格情報を <消す>へ"),
            ("[消す](entry:nowhere)", "消す"),
            ("- [ ] **未**", "- [ ] 未"),
            ("![画](画面.png) ![描く](gone.png)", "描く"),
            ("a<br>b &amp; c", "a\nb & c"),
            ("a<kbd>b", "a<kbd>b"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn footnotes_have_their_numbers() {
        let shown = show("a[^x] b[^y]\n\n[^y]: 二\n[^x]: 一");
        assert_eq!(shown.intro[0].body.text, "a1 b2");
        let footnotes = shown.footnotes.expect("footnotes");
        assert_eq!(footnotes.text, "1. 一\n2. 二");
    }

    #[test]
    fn each_version_has_its_values_and_slots_stay() {
        let placeholders = office();
        let shown = render("## 開く\n\n`{office}` {server}", &context(&placeholders));
        let texts = shown.steps[0]
            .versions
            .iter()
            .map(|version| version.body.text.as_str());
        assert_eq!(
            texts.collect::<Vec<_>>(),
            ["16.0 {server}", "15.0 {server}"]
        );
    }
}
