//! What a writer meant and Markdown does not: text that is shown otherwise than it was written, or
//! is lost, without a word from any parser.

use super::{
    document::Document,
    event::{Node, end_of, line},
};
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

/// How many of a sort are told of a text: who sees some looks for the others.
const MOST: usize = 20;

/// Something that is not what it was meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is the matter.
    pub what: What,
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
}

/// What is the matter with a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A block of code that no fence ends: the rest of the text is in it.
    OpenFence,
    /// `##Title`, `＃ Title`: no heading without a space, or with wide marks.
    NoHeading,
    /// `・one` lines, which run into one another.
    NoList,
    /// `[text][label]` or `[^label]` whose label stands nowhere.
    NoReference(String),
    /// A note or block of a sort that only other programs know: `[!INFO]`, `:::note`, `!!! note`.
    UnknownBlock(String),
    /// A path that loses backslashes.
    LostBackslash,
    /// A picture without a description.
    NoDescription,
    /// A heading of a level below the next: from, to.
    Jump(u8, u8),
    /// A row of a table with more cells than its head has: they are not shown.
    LostCells,
    /// What version control leaves where two people have changed the same lines.
    Conflict,
    /// A tag of HTML, which stands on the page as text where the site lets none through.
    Tag(String),
}

/// The slips of a text, in its order.
pub(super) fn find(text: &str, document: &Document) -> Vec<Slip> {
    let mut found = Finder {
        text,
        slips: Vec::new(),
    };
    let events = &document.events;
    let mut in_code = 0;
    let mut code: Vec<Range<usize>> = Vec::new();
    for (at, node) in events.iter().enumerate() {
        let span = node.span.clone();
        match &node.event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = end_of(events, at);
                code.push(span.clone());
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    found.fence(span);
                }
            }
            _ if at < in_code => {}
            Event::Start(Tag::Paragraph) => found.paragraph(span),
            Event::Start(Tag::BlockQuote(None)) => found.quote(span),
            Event::Start(Tag::Image { .. }) if is_empty(events, at) => {
                found.add(What::NoDescription, span);
            }
            Event::Start(Tag::Table(columns)) => found.table(columns.len(), at, events),
            Event::Text(_) => found.words(span, document),
            Event::Html(html) | Event::InlineHtml(html) if !node.is_ours => found.tags(html, span),
            _ => {}
        }
    }
    found.jumps(document);
    found.conflicts(&code);
    found.slips.sort_by_key(|slip| slip.span.start);
    found.slips
}

/// Whether the element that begins here says nothing.
fn is_empty(events: &[Node], at: usize) -> bool {
    line(&events[at + 1..end_of(events, at)]).is_empty()
}

struct Finder<'t> {
    text: &'t str,
    slips: Vec<Slip>,
}

impl Finder<'_> {
    fn add(&mut self, what: What, span: Range<usize>) {
        let same =
            |slip: &&Slip| std::mem::discriminant(&slip.what) == std::mem::discriminant(&what);
        if self.slips.iter().filter(same).count() < MOST {
            self.slips.push(Slip { what, span });
        }
    }

    fn written(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Each line of a span, without its white space, with where it begins.
    fn lines(&self, span: Range<usize>) -> Vec<(usize, String)> {
        let mut at = span.start;
        let lines = self.written(&span).split_inclusive('\n').map(|line| {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            (start, line.trim().to_owned())
        });
        lines.collect()
    }

    fn fence(&mut self, span: Range<usize>) {
        let written = self.written(&span);
        let mark = written.chars().next().filter(|c| matches!(c, '`' | '~'));
        let last = written.trim_end().lines().skip(1).last();
        let is_closed = last.is_some_and(|last| {
            let last = last.trim_start_matches([' ', '>', '\t']);
            last.len() >= 3 && last.chars().all(|c| Some(c) == mark)
        });
        if !is_closed {
            self.add(What::OpenFence, span.start..span.start + 3);
        }
    }

    fn paragraph(&mut self, span: Range<usize>) {
        let lines = self.lines(span);
        let bullets = lines.iter().filter(|(_, line)| is_bullet(line));
        if bullets.count() > 1
            && let Some((at, line)) = lines.iter().find(|(_, line)| is_bullet(line))
        {
            self.add(What::NoList, *at..at + line.len());
        }
        for (at, line) in lines {
            let place = at..at + line.len();
            if is_heading(&line) {
                self.add(What::NoHeading, place);
            } else if let Some(block) = block(&line) {
                self.add(What::UnknownBlock(block.to_owned()), place);
            }
        }
    }

    /// A quotation that begins with the sign of a note that there is not.
    fn quote(&mut self, span: Range<usize>) {
        let inner = self.written(&span).trim_start_matches(['>', ' ']);
        let name = inner
            .strip_prefix("[!")
            .and_then(|rest| rest.split_once(']'));
        if let Some((name, _)) = name.filter(|(name, _)| !name.contains(['\n', '['])) {
            let block = format!("[!{name}]");
            let at = span.start + self.written(&span).find("[!").unwrap_or_default();
            self.add(What::UnknownBlock(block.clone()), at..at + block.len());
        }
    }

    fn table(&mut self, columns: usize, at: usize, events: &[Node]) {
        for node in &events[at..end_of(events, at)] {
            if matches!(node.event, Event::Start(Tag::TableRow)) {
                let row = self.written(&node.span).trim();
                let row = row.strip_prefix('|').unwrap_or(row);
                let row = row.strip_suffix('|').unwrap_or(row);
                let bytes = row.as_bytes();
                let parts = (0..bytes.len())
                    .filter(|&at| bytes[at] == b'|' && (at == 0 || bytes[at - 1] != b'\\'));
                if parts.count() >= columns {
                    self.add(What::LostCells, node.span.clone());
                }
            }
        }
    }

    /// References to what is nowhere, and paths, as they are written in running text.
    fn words(&mut self, span: Range<usize>, document: &Document) {
        let written = self.written(&span).to_owned();
        for (open, what) in [("][", "]["), ("[^", "[^")] {
            for (at, _) in written.match_indices(open) {
                let inner = &written[at + 2..];
                let Some((label, _)) = inner.split_once(']') else {
                    continue;
                };
                let is_escaped = written[..at].ends_with('\\');
                let good = !label.is_empty() && label.len() <= 100 && !label.contains(['[', '\n']);
                if is_escaped || !good || document.footnotes.contains_key(label) {
                    continue;
                }
                let start = span.start + at + usize::from(what == "][");
                let shown = match what {
                    "][" => format!("[{label}]"),
                    _ => format!("[^{label}]"),
                };
                let place = start..start + shown.len();
                self.add(What::NoReference(shown), place);
            }
        }
        let mut at = 0;
        for word in
            written.split_inclusive(|c: char| c.is_whitespace() || "「」（）()、。".contains(c))
        {
            let path = word.trim_end_matches(|c: char| !c.is_ascii_graphic());
            if loses_backslash(path) {
                let start = span.start + at;
                self.add(What::LostBackslash, start..start + path.len());
            }
            at += word.len();
        }
    }

    fn tags(&mut self, html: &str, span: Range<usize>) {
        for (at, _) in html.match_indices('<') {
            let name = html[at + 1..].trim_start_matches('/');
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
            let is_told = self
                .slips
                .iter()
                .any(|slip| slip.what == What::Tag(name.clone()));
            if !name.is_empty() && !is_told {
                self.add(What::Tag(name), span.clone());
            }
        }
    }

    /// Lines that version control has put in, but in `code`: what stands between them may be
    /// anything, a heading by the line of `=` below it.
    fn conflicts(&mut self, code: &[Range<usize>]) {
        let mut code = code.iter().peekable();
        for (at, line) in self.lines(0..self.text.len()) {
            while code.next_if(|span| span.end <= at).is_some() {}
            let in_code = code.peek().is_some_and(|span| span.contains(&at));
            if !in_code && (line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")) {
                self.add(What::Conflict, at..at + line.len());
            }
        }
    }

    fn jumps(&mut self, document: &Document) {
        // The page's title is of level 1.
        let mut before = 1;
        for heading in document.headings.values() {
            if heading.level > before + 1 {
                self.add(What::Jump(before, heading.level), heading.span.clone());
            }
            before = heading.level;
        }
    }
}

fn is_bullet(line: &str) -> bool {
    line.starts_with(['・', '•', '●', '･'])
}

fn is_heading(line: &str) -> bool {
    let wide = line.trim_start_matches('＃');
    if wide.len() < line.len() {
        return !wide.trim().is_empty();
    }
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    (2..=6).contains(&marks) && rest.starts_with(char::is_alphabetic)
}

/// What begins a block that other programs know.
fn block(line: &str) -> Option<&str> {
    let word = line.split_whitespace().next()?;
    let known = word.starts_with(":::") || matches!(word, "!!!" | "???" | "???+");
    let tabs = line.starts_with("{{<") || line.starts_with("{{%") || line.starts_with("{%");
    (known && line.len() > 3 || tabs).then_some(word)
}

/// Whether Markdown takes a backslash out of a path: one of the two that a share begins with, or
/// one before a mark.
fn loses_backslash(path: &str) -> bool {
    let begins = |path: &str| path.starts_with(|c: char| c.is_ascii_alphanumeric());
    if path.strip_prefix("\\\\").is_some_and(begins) {
        return true;
    }
    let drive = path.get(1..3) == Some(":\\") && begins(path);
    let bytes = path.as_bytes();
    let lost =
        |at: usize| bytes[at] == b'\\' && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation);
    drive && (0..bytes.len()).any(lost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::outline;

    fn slips(text: &str) -> Vec<(What, &str)> {
        let slips = outline(text).slips.into_iter();
        slips.map(|slip| (slip.what, &text[slip.span])).collect()
    }

    #[test]
    fn what_was_meant_otherwise_is_told_with_its_place() {
        let reference = |label: &str| What::NoReference(label.to_owned());
        let block = |name: &str| What::UnknownBlock(name.to_owned());
        for (text, what, place) in [
            ("前\n\n```\ncode\n\n後\n", What::OpenFence, "```"),
            ("前\n##手順\n", What::NoHeading, "##手順"),
            ("＃＃ 見出し\n", What::NoHeading, "＃＃ 見出し"),
            ("・一つ目\n・二つ目\n", What::NoList, "・一つ目"),
            ("a [x][none] b\n", reference("[none]"), "[none]"),
            ("a [^9]\n", reference("[^9]"), "[^9]"),
            ("> [!INFO]\n> 文\n", block("[!INFO]"), "[!INFO]"),
            (":::note warn\n文\n:::\n", block(":::note"), ":::note warn"),
            ("!!! note\n", block("!!!"), "!!! note"),
            (
                "場所は \\\\server\\share です\n",
                What::LostBackslash,
                "\\\\server\\share",
            ),
            ("C:\\a\\_temp を開く\n", What::LostBackslash, "C:\\a\\_temp"),
            ("![](a.png)\n", What::NoDescription, "![](a.png)"),
            ("## 一\n\n#### 二\n", What::Jump(2, 4), "#### 二\n"),
            ("| a |\n|---|\n| 1 | 2 |\n", What::LostCells, "| 1 | 2 |\n"),
            (
                "<<<<<<< HEAD\nあ\n=======\n",
                What::Conflict,
                "<<<<<<< HEAD",
            ),
            ("<kbd>A</kbd>\n", What::Tag("kbd".into()), "<kbd>"),
        ] {
            assert!(
                slips(text).contains(&(what, place)),
                "{text}: {:?}",
                slips(text)
            );
        }
    }

    #[test]
    fn what_is_meant_so_is_no_slip() {
        for text in [
            "```\n##a\n<<<<<<< HEAD\n```\n",
            "> ```\n> a\n> ```\n",
            "#タグ\n",
            "a・b\n",
            "・一つだけ\n",
            "[a][b]\n\n[b]: https://x.example\n",
            "a[^1]\n\n[^1]: 注\n",
            "\\[x\\]\\[y\\]\n",
            "`\\\\server\\share`\n",
            "C:\\Users\\x\n",
            "> [!NOTE]\n> a\n",
            "## 一\n\n### 二\n\n## 三\n",
            "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n",
            "行<br>行 <!-- 注 -->\n",
            "<help@example.com>\n",
            "題\n=======\n",
        ] {
            assert_eq!(slips(text), [], "{text}");
        }
    }
}
