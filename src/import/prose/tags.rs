//! The HTML within Markdown, made Markdown.

use super::edits::{Edits, events, lines, prefix};
use crate::import::{
    article::Losses,
    html::{self, Tag, Token, tokens},
};
use pulldown_cmark::{Event, Tag as Block, TagEnd};
use std::ops::Range;

/// The same text without HTML.
pub(super) fn without(text: &str, losses: &mut Losses) -> String {
    let text = &closed_up(text);
    let mut edits = Edits::default();
    let mut open: Vec<(Tag, Range<usize>)> = Vec::new();
    let (mut in_table, mut in_heading) = (0_usize, false);
    let mut block: Option<(Range<usize>, String)> = None;
    for (event, range) in events(text) {
        match event {
            Event::Start(Block::HtmlBlock) => block = Some((range, String::new())),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((range, html)) = block.take() {
                    edits.replace(range.clone(), replaced(text, range, &html, losses));
                }
            }
            Event::Html(html) => match &mut block {
                Some((_, whole)) => whole.push_str(&html),
                None => edits.replace(range, html::markdown(&html, losses)),
            },
            Event::Start(Block::Table(_)) => in_table += 1,
            Event::End(TagEnd::Table) => in_table = in_table.saturating_sub(1),
            Event::Start(Block::Heading { .. }) => in_heading = true,
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                open.clear();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => open.clear(),
            Event::InlineHtml(html) => {
                let mut pass = Inline {
                    text,
                    one_line: in_table > 0 || in_heading,
                    in_heading,
                    edits: &mut edits,
                    losses,
                };
                pass.tag(&html, range, &mut open);
            }
            _ => {}
        }
    }
    edits.apply(text)
}

/// An HTML block as Markdown, each line headed as the block's lines are.
fn replaced(text: &str, range: Range<usize>, html: &str, losses: &mut Losses) -> String {
    let markdown = html::markdown(html, losses);
    let prefix = prefix(text, range.start);
    let lines = markdown.lines().map(str::to_owned);
    let joined = lines.collect::<Vec<_>>().join(&format!("\n{prefix}"));
    match (joined.is_empty(), text[range].ends_with('\n')) {
        (true, _) => "\n".to_owned(),
        (false, true) => format!("{joined}\n{}\n", prefix.trim_end()),
        (false, false) => joined,
    }
}

/// Tables in HTML stay whole: an empty line would end the block that they are.
fn closed_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for (line, in_code) in lines(text) {
        if !in_code {
            let lower = line.to_ascii_lowercase();
            depth += lower.matches("<table").count();
            let ends = lower.matches("</table").count();
            if depth > 0 && line.trim().is_empty() {
                continue;
            }
            depth = depth.saturating_sub(ends);
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

struct Inline<'t, 'l> {
    text: &'t str,
    one_line: bool,
    in_heading: bool,
    edits: &'t mut Edits,
    losses: &'l mut Losses,
}

impl Inline<'_, '_> {
    fn tag(&mut self, html: &str, range: Range<usize>, open: &mut Vec<(Tag, Range<usize>)>) {
        match tokens(html).into_iter().next() {
            Some(Token::Open(tag)) => match tag.name.as_str() {
                "br" => {
                    let by = self.line_break(&range);
                    self.edits.replace(range, by);
                }
                "img" => {
                    let by = html::markdown(html, self.losses);
                    self.edits.replace(range, by);
                }
                "li" if self.one_line => self.edits.replace(range, " • "),
                name if is_html(name) => {
                    self.edits.remove(range.clone());
                    open.push((tag, range));
                }
                _ => self.unknown(html, range),
            },
            Some(Token::Close(name)) if is_html(&name) => {
                let at = open.iter().rposition(|(tag, _)| tag.name == name);
                match at.map(|at| open.remove(at)) {
                    Some((tag, start)) => {
                        self.edits.remove(range.clone());
                        self.pair(&tag, start, range);
                    }
                    None => self.edits.remove(range),
                }
            }
            Some(Token::Close(_)) => self.unknown(html, range),
            Some(Token::Comment(text)) => {
                self.losses.add("comment left out", text.trim());
                self.edits.replace(range, "");
            }
            _ => {}
        }
    }

    /// An element of no HTML: a component of a program, or a blank such as `<server>`.
    fn unknown(&mut self, html: &str, range: Range<usize>) {
        let name = html.trim_start_matches(['<', '/']);
        let is_component = name.starts_with(|c: char| c.is_ascii_uppercase())
            && (html.contains('=') || html.ends_with("/>") || html.starts_with("</"));
        if is_component {
            self.losses.add("component left out, its text kept", html);
            self.edits.replace(range, "");
        } else {
            self.edits.replace(range.start..range.start + 1, "\\<");
        }
    }

    fn pair(&mut self, tag: &Tag, start: Range<usize>, end: Range<usize>) {
        let inner = &self.text[start.end..end.start];
        let is_empty = inner.trim().is_empty();
        match tag.name.as_str() {
            "b" | "strong" if !is_empty && !self.in_heading && !inner.contains("**") => {
                self.mark("**", start, end);
            }
            "i" | "em" | "cite" if !is_empty && !inner.contains('*') => self.mark("*", start, end),
            "s" | "del" | "strike" if !is_empty => self.mark("~~", start, end),
            "code" | "kbd" | "samp" | "tt" if !is_empty && !inner.contains('`') => {
                let texts = tokens(inner).into_iter().filter_map(|token| match token {
                    Token::Text(text) => Some(text.replace('\n', " ")),
                    _ => None,
                });
                let code: String = texts.collect();
                self.edits
                    .replace(start.start..end.end, format!("`{code}`"));
            }
            "a" => match (tag.get("href"), tag.get("name").or(tag.get("id"))) {
                (Some(address), _) if !is_empty => {
                    self.edits.replace(start, "[");
                    self.edits.replace(end, format!("](<{address}>)"));
                }
                (None, Some(name)) => self.anchor(name, &start, &end),
                _ => {}
            },
            "b" | "strong" | "i" | "em" | "cite" | "s" | "del" | "strike" | "code" | "kbd"
            | "samp" | "tt" | "ul" | "ol" | "span" | "font" | "u" | "small" | "p" | "div" => {}
            name => self
                .losses
                .add("tag left out, its text kept", format!("<{name}>")),
        }
    }

    /// `<a name="x"></a>` in a heading is the heading's id.
    fn anchor(&mut self, name: &str, start: &Range<usize>, end: &Range<usize>) {
        let line_end = self.text[end.end..]
            .find('\n')
            .map_or(self.text.len(), |at| end.end + at);
        if self.in_heading && !self.text[start.start..line_end].contains("{#") {
            self.edits
                .replace(line_end..line_end, format!(" {{#{name}}}"));
        } else {
            self.losses.add("anchor in running text left out", name);
        }
    }

    /// Marks around a text, its spaces outside of them.
    fn mark(&mut self, mark: &str, start: Range<usize>, end: Range<usize>) {
        let inner = &self.text[start.end..end.start];
        let leading = inner.len() - inner.trim_start().len();
        let trailing = inner.len() - inner.trim_end().len();
        let (before, after) = (&inner[..leading], &inner[inner.len() - trailing..]);
        self.edits
            .replace(start.start..start.end + leading, format!("{before}{mark}"));
        self.edits
            .replace(end.start - trailing..end.end, format!("{mark}{after}"));
    }

    fn line_break(&self, range: &Range<usize>) -> String {
        let rest = &self.text[range.end..];
        let line = rest.split('\n').next().unwrap_or_default();
        let next = rest.split('\n').nth(1).unwrap_or_default();
        let before = &self.text[..range.start];
        let begins = before.is_empty() || before.ends_with('\n');
        if self.one_line {
            return " ".to_owned();
        }
        match (line.trim().is_empty(), next.trim().is_empty()) {
            _ if begins => String::new(),
            (true, true) => String::new(),
            (true, false) => "\\".to_owned(),
            (false, _) => format!(
                "\\\n{}",
                prefix(self.text, line_start(self.text, range.start))
            ),
        }
    }
}

/// Where what heads a line ends: after quotes and the mark of a list item.
fn line_start(text: &str, at: usize) -> usize {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let line = &text[start..at];
    let quoted = line.len() - line.trim_start_matches([' ', '>']).len();
    let rest = &line[quoted..];
    let marker = rest.split(' ').next().unwrap_or_default();
    let number = marker.trim_end_matches(['.', ')']);
    let is_marker = matches!(marker, "-" | "*" | "+")
        || number.len() < marker.len() && number.bytes().all(|b| b.is_ascii_digit());
    start + quoted + if is_marker { marker.len() + 1 } else { 0 }
}

/// Whether an element is HTML's: what is none was meant as it stands.
fn is_html(name: &str) -> bool {
    const NAMES: [&str; 58] = [
        "a",
        "abbr",
        "article",
        "aside",
        "b",
        "big",
        "blockquote",
        "button",
        "center",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "iframe",
        "ins",
        "kbd",
        "li",
        "mark",
        "nobr",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "td",
        "th",
        "tr",
        "tt",
        "u",
        "ul",
        "video",
    ];
    NAMES.contains(&name)
}
