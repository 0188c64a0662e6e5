//! The converter: tags and texts in, Markdown out. Elements that Markdown has no words for give
//! their text, and are listed.

use super::{
    table::Table,
    tokens::{Tag, Token, tokens},
    writer::Writer,
};
use crate::import::article::Losses;

/// Markdown of an HTML text or a piece of one.
pub(in crate::import) fn markdown(html: &str, losses: &mut Losses) -> String {
    of_tokens(&tokens(html), losses)
}

/// Markdown of these pieces.
pub(super) fn of_tokens(tokens: &[Token], losses: &mut Losses) -> String {
    let mut writer = Writer::new(losses);
    for token in tokens {
        writer.take(token);
    }
    writer.finish()
}

/// Elements whose text nobody reads.
const HIDDEN: [&str; 8] = [
    "script", "style", "head", "nav", "template", "noscript", "button", "form",
];
/// Elements that begin a line of their own and mean nothing else to us.
const BLOCKS: [&str; 18] = [
    "p",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "summary",
    "details",
    "aside",
    "center",
    "address",
    "body",
    "html",
];
/// Elements within a line that mean nothing to us.
const SILENT: [&str; 14] = [
    "span", "font", "u", "small", "big", "abbr", "label", "time", "tbody", "thead", "colgroup",
    "col", "tfoot", "wbr",
];

impl Writer<'_> {
    fn take(&mut self, token: &Token) {
        match token {
            Token::Comment(text) => self.losses.add("comment left out", text.trim()),
            Token::Text(text) => self.text(text),
            Token::Open(tag) => self.open(tag),
            Token::Close(name) => self.close(name),
        }
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if self.hidden > 0 || HIDDEN.contains(&name) {
            self.hidden += usize::from(HIDDEN.contains(&name));
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block();
                let level = usize::from(name.as_bytes()[1] - b'0');
                self.push(&format!("{} ", "#".repeat(level)));
            }
            "b" | "strong" => self.mark("**"),
            "i" | "em" | "cite" | "dfn" => self.mark("*"),
            "s" | "del" | "strike" => self.mark("~~"),
            "code" | "kbd" | "samp" | "tt" | "var" if self.code == 0 => {
                self.push("`");
                self.code += 1;
            }
            "pre" => {
                self.block();
                self.push("```");
                self.line();
                self.code += 1;
            }
            "br" => self.hard_break(),
            "hr" => {
                self.block();
                self.push("---");
                self.block();
            }
            "ul" | "ol" => {
                let first = tag.get("start").and_then(|start| start.parse().ok());
                let first = (name == "ol").then(|| first.unwrap_or(1));
                if self.lists.is_empty() {
                    self.block();
                }
                self.lists.push(first);
            }
            "li" => self.item(),
            "blockquote" => {
                self.block();
                self.prefix.push("> ".to_owned());
                self.push("> ");
            }
            "a" => {
                let address = tag.get("href").map(str::to_owned);
                self.push("[");
                self.links.push((address, self.out().len()));
            }
            "img" => {
                let alt = tag.get("alt").unwrap_or_default().replace(['[', ']'], "");
                match tag.get("src").or(tag.get("data-image-src")) {
                    Some(address) => self.push(&format!("![{alt}](<{address}>)")),
                    None => self.push(&alt),
                }
            }
            "iframe" | "video" | "embed" | "object" | "audio" => {
                self.losses
                    .add("video made a link", tag.get("src").unwrap_or(name));
                if let Some(address) = tag.get("src") {
                    self.push(&format!("[{address}](<{address}>)"));
                }
            }
            "table" => {
                self.block();
                self.tables.push(Table::default());
            }
            "tr" => self.with_table(Table::row),
            "td" | "th" => self.with_table(Table::cell),
            "div" => self.open_div(tag),
            "ac:structured-macro" | "ac:image" | "ri:page" | "ri:attachment" => {
                self.losses
                    .add("macro left out", tag.get("ac:name").unwrap_or(name));
            }
            _ if BLOCKS.contains(&name) => self.block(),
            _ if SILENT.contains(&name) => {}
            other => self
                .losses
                .add("tag left out, its text kept", format!("<{other}>")),
        }
    }

    fn close(&mut self, name: &str) {
        if self.hidden > 0 {
            self.hidden -= usize::from(HIDDEN.contains(&name));
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(),
            "b" | "strong" => self.end_mark("**"),
            "i" | "em" | "cite" | "dfn" => self.end_mark("*"),
            "s" | "del" | "strike" => self.end_mark("~~"),
            "code" | "kbd" | "samp" | "tt" | "var" if self.code == 1 && !self.in_pre() => {
                self.code = 0;
                self.push("`");
            }
            "pre" if self.code > 0 => {
                self.code = 0;
                if !self.out().ends_with('\n') {
                    self.line();
                }
                self.push("```");
                self.block();
            }
            "ul" | "ol" => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.block();
                }
            }
            "li" => {
                // Where the list itself is broken, a quotation may be what is open.
                let _ = self.prefix.pop_if(|top| top.trim().is_empty());
            }
            "blockquote" => {
                self.prefix.pop();
                self.block();
            }
            "a" => self.end_link(),
            "table" => {
                if let Some(table) = self.tables.pop() {
                    let text = table.markdown();
                    self.lines(&text);
                    self.block();
                }
            }
            "div" => {
                if self.divs.pop() == Some(true) {
                    self.prefix.pop();
                    let kept = self.out.trim_end_matches(['>', ' ', '\n']).len();
                    self.out.truncate(kept);
                }
                self.block();
            }
            _ if BLOCKS.contains(&name) => self.block(),
            _ => {}
        }
    }

    fn item(&mut self) {
        // What lies between `<ul>` and the first `<li>` is white space.
        if !self.at_line_start() || self.lists.len() > 1 {
            self.line();
        }
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        let width = mark.len();
        self.push(&mark);
        self.prefix.push(" ".repeat(width));
    }

    /// Begins a division; information, tip and warning boxes of Confluence are alerts.
    fn open_div(&mut self, tag: &Tag) {
        self.block();
        let is_box = tag.has_class("confluence-information-macro ");
        self.divs.push(is_box);
        if is_box {
            let kind = [("warning", "CAUTION"), ("note", "WARNING"), ("tip", "TIP")]
                .into_iter()
                .find(|(class, _)| tag.has_class(&format!("macro-{class}")))
                .map_or("NOTE", |(_, kind)| kind);
            self.prefix.push("> ".to_owned());
            self.push(&format!("> [!{kind}]"));
            self.line();
        }
    }

    fn end_link(&mut self) {
        let Some((address, start)) = self.links.pop() else {
            return;
        };
        let has_text = self.out().len() > start;
        match address {
            Some(address) if has_text => self.push(&format!("](<{address}>)")),
            // An anchor, or a link that nobody can press: its text stays.
            _ => {
                let out = self.out_mut();
                if start > 0 && out.is_char_boundary(start - 1) && out[start - 1..].starts_with('[')
                {
                    out.remove(start - 1);
                }
            }
        }
    }
}
