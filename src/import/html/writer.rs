//! Markdown on its way out: lines headed by the quotes and lists that are open, emphasis that
//! holds, texts that mean nothing but what they say.

use super::table::Table;
use crate::import::{
    article::Losses,
    chars::{is_mark, is_visible},
};

/// What is written so far, and what is open.
pub(super) struct Writer<'l> {
    pub(super) out: String,
    /// What stands at the head of each line: quotes, indentation of lists.
    pub(super) prefix: Vec<String>,
    pub(super) lists: Vec<Option<u32>>,
    /// Of each division that is open, whether it is a box.
    pub(super) divs: Vec<bool>,
    /// Addresses of the links that are open, with where their texts begin.
    pub(super) links: Vec<(Option<String>, usize)>,
    pub(super) tables: Vec<Table>,
    /// How deep we are in what is not shown.
    pub(super) hidden: usize,
    pub(super) code: usize,
    pub(super) losses: &'l mut Losses,
}

impl Writer<'_> {
    pub(super) fn new(losses: &mut Losses) -> Writer<'_> {
        Writer {
            out: String::new(),
            prefix: Vec::new(),
            lists: Vec::new(),
            divs: Vec::new(),
            links: Vec::new(),
            tables: Vec::new(),
            hidden: 0,
            code: 0,
            losses,
        }
    }

    pub(super) fn text(&mut self, text: &str) {
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
                    let parted = before.is_none_or(|c| c.is_ascii_whitespace());
                    let begins = words.is_empty() && self.at_line_start();
                    if !(parted || begins) {
                        words.push(' ');
                    }
                }
                c if self.code == 0 && is_mark(c) => {
                    words.push('\\');
                    words.push(c);
                }
                '`' => words.push('\''),
                c if is_visible(c) => words.push(c),
                _ => {}
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

    pub(super) fn mark(&mut self, mark: &str) {
        if self.code == 0 {
            self.push(mark);
        }
    }

    /// Ends emphasis: spaces go out of it, for `** a **` is none.
    pub(super) fn end_mark(&mut self, mark: &str) {
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
                let is_parted = out[..at].ends_with([' ', '\n']) || at == 0;
                let space = if is_parted { "" } else { " " };
                out.replace_range(at..at + mark.len() + leading, &format!("{space}{mark}"));
            }
        }
        out.push_str(mark);
        out.push_str(&spaces);
    }

    pub(super) fn hard_break(&mut self) {
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
    pub(super) fn block(&mut self) {
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
        let begins = self.out.ends_with("]\n> ") && self.divs.contains(&true);
        if marks_item || begins || trimmed == 0 && self.prefix.is_empty() {
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

    pub(super) fn line(&mut self) {
        if !self.tables.is_empty() {
            return self.push(" ");
        }
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
        let prefix = self.prefix.concat();
        self.out.push_str(&prefix);
    }

    pub(super) fn lines(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line();
            }
            self.push(line);
        }
    }

    pub(super) fn in_pre(&self) -> bool {
        self.code > 0 && self.out().matches("```").count() % 2 == 1
    }

    pub(super) fn at_line_start(&self) -> bool {
        let out = self.out();
        let line = out.rsplit('\n').next().unwrap_or_default();
        line.trim_matches([' ', '>']).is_empty()
    }

    pub(super) fn with_table(&mut self, act: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    pub(super) fn out(&self) -> &str {
        self.tables.last().map_or(&self.out, Table::text)
    }

    pub(super) fn out_mut(&mut self) -> &mut String {
        match self.tables.last_mut() {
            Some(table) => table.text_mut(),
            None => &mut self.out,
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.out_mut().push_str(text);
    }

    pub(super) fn finish(mut self) -> String {
        while let Some(table) = self.tables.pop() {
            let text = table.markdown();
            self.lines(&text);
        }
        let lines = self.out.trim().lines().map(str::trim_end);
        let text: Vec<&str> = lines.collect();
        text.join("\n")
    }
}
