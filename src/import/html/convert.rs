//! The converter: tags and texts in, Markdown out. Elements that Markdown has no words for give
//! their text, and are listed.

use super::{
    table::Table,
    tokens::{Tag, Token, tokens},
};
use crate::import::article::Losses;

/// Markdown of an HTML text or a piece of one.
pub(in crate::import) fn markdown(html: &str, losses: &mut Losses) -> String {
    of_tokens(&tokens(html), losses)
}

/// Markdown of these pieces.
pub(super) fn of_tokens(tokens: &[Token], losses: &mut Losses) -> String {
    let mut writer = Writer {
        out: String::new(),
        prefix: Vec::new(),
        lists: Vec::new(),
        links: Vec::new(),
        tables: Vec::new(),
        hidden: 0,
        code: 0,
        losses,
    };
    for token in tokens {
        writer.take(token);
    }
    writer.finish()
}

struct Writer<'l> {
    out: String,
    /// What stands at the head of each line: quotes, indentation of lists.
    prefix: Vec<String>,
    lists: Vec<Option<u32>>,
    /// Addresses of the links that are open, with where their texts begin.
    links: Vec<(Option<String>, usize)>,
    tables: Vec<Table>,
    /// How deep we are in what is not shown.
    hidden: usize,
    code: usize,
    losses: &'l mut Losses,
}

/// Elements whose text nobody reads.
const HIDDEN: [&str; 8] = [
    "script", "style", "head", "nav", "template", "noscript", "button", "form",
];
/// Elements that begin a line of their own and mean nothing else to us.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
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
            "div" | "aside" if tag.has_class("information-macro") => self.macro_box(tag),
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
                if self.prefix.last().is_some_and(|top| top.trim().is_empty()) {
                    self.prefix.pop();
                }
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
            _ if BLOCKS.contains(&name) => self.block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.in_pre() {
            return self.lines(text);
        }
        let mut words = String::new();
        for c in text.chars() {
            match c {
                c if c.is_ascii_whitespace() => {
                    let before = words.chars().last().or(self.out().chars().last());
                    if !before.is_none_or(|c| c.is_ascii_whitespace()) && !self.at_line_start() {
                        words.push(' ');
                    } else if !words.is_empty() && !words.ends_with(' ') {
                        words.push(' ');
                    }
                }
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' if self.code == 0 => {
                    words.push('\\');
                    words.push(c);
                }
                '`' => words.push('\''),
                '\u{200b}' | '\u{feff}' => {}
                c => words.push(c),
            }
        }
        if self.at_line_start() {
            words = words.trim_start().to_owned();
            // What would begin a heading, a list or a quote is a text all the same.
            if words.starts_with(['#', '>', '+', '-']) {
                words.insert(0, '\\');
            }
        }
        self.push(&words);
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

    /// Information, tip and warning boxes of Confluence.
    fn macro_box(&mut self, tag: &Tag) {
        self.block();
        let kind = [("warning", "CAUTION"), ("note", "WARNING"), ("tip", "TIP")]
            .into_iter()
            .find(|(class, _)| tag.has_class(&format!("information-macro-{class}")))
            .map_or("NOTE", |(_, kind)| kind);
        if !tag.has_class("information-macro-body") && !tag.has_class("icon") {
            self.push(&format!("> [!{kind}]"));
            self.line();
            self.push("> ");
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

    fn mark(&mut self, mark: &str) {
        if self.code == 0 {
            self.push(mark);
        }
    }

    /// Ends emphasis: spaces go out of it, for `** a **` is none.
    fn end_mark(&mut self, mark: &str) {
        if self.code > 0 {
            return;
        }
        let out = self.out_mut();
        let trimmed = out.trim_end_matches(' ').len();
        let spaces = out.split_off(trimmed);
        if out.ends_with(mark) {
            out.truncate(trimmed - mark.len());
            out.push_str(&spaces);
            return;
        }
        if let Some(at) = out.rfind(mark) {
            let inner = &out[at + mark.len()..];
            let leading = inner.len() - inner.trim_start_matches(' ').len();
            if leading > 0 {
                out.replace_range(at..at + mark.len() + leading, &format!(" {mark}"));
            }
        }
        out.push_str(mark);
        out.push_str(&spaces);
    }

    fn hard_break(&mut self) {
        if self.in_pre() {
            return self.line();
        }
        if !self.tables.is_empty() {
            return self.push(" ");
        }
        if !self.at_line_start() {
            self.push("\\");
            self.line();
        }
    }

    /// Begins a new block: an empty line, unless there is one.
    fn block(&mut self) {
        if self.in_pre() {
            return;
        }
        if !self.tables.is_empty() {
            if !self.out().ends_with([' ', '\n']) && !self.out().is_empty() {
                self.push(" ");
            }
            return;
        }
        let trimmed = self.out.trim_end_matches(['\\', ' ', '\n', '>']).len();
        let marks_item = self.out.ends_with("- ") || self.out.ends_with(". ");
        if marks_item || trimmed == 0 && self.prefix.is_empty() {
            return;
        }
        self.out
            .truncate(self.out.trim_end_matches([' ', '\\']).len());
        if !self.out.ends_with('\n') {
            self.line();
        }
        if !self.out.trim_end_matches([' ', '>']).ends_with("\n\n") {
            self.line();
        }
    }

    fn line(&mut self) {
        if !self.tables.is_empty() {
            return self.push(" ");
        }
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
        let prefix = self.prefix.concat();
        self.out.push_str(&prefix);
    }

    fn lines(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line();
            }
            self.push(line);
        }
    }

    fn in_pre(&self) -> bool {
        self.code > 0 && self.out().matches("```").count() % 2 == 1
    }

    fn at_line_start(&self) -> bool {
        let out = self.out();
        let line = out.rsplit('\n').next().unwrap_or_default();
        line.trim_matches([' ', '>']).is_empty()
    }

    fn with_table(&mut self, act: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn out(&self) -> &str {
        self.tables.last().map_or(&self.out, Table::text)
    }

    fn out_mut(&mut self) -> &mut String {
        match self.tables.last_mut() {
            Some(table) => table.text_mut(),
            None => &mut self.out,
        }
    }

    fn push(&mut self, text: &str) {
        self.out_mut().push_str(text);
    }

    fn finish(mut self) -> String {
        while let Some(table) = self.tables.pop() {
            let text = table.markdown();
            self.lines(&text);
        }
        let lines = self.out.trim().lines().map(str::trim_end);
        let text: Vec<&str> = lines.collect();
        text.join("\n")
    }
}
