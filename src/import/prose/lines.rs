//! What generators of documentation add to Markdown, a line at a time: macros, notes, tabs,
//! includes, shortcodes. Each becomes Markdown that every reader knows, or is listed.

use super::marks;
use crate::import::article::Losses;
use naosu_vocabulary::Lang;

/// The same text without them.
pub(super) fn plain(text: &str, lang: Lang, losses: &mut Losses) -> String {
    let mut pass = Pass {
        out: String::with_capacity(text.len()),
        fence: None,
        boxes: Vec::new(),
        lang,
        losses,
    };
    for line in text.lines() {
        pass.line(line);
    }
    pass.close_box(true);
    pass.out
}

struct Pass<'l> {
    out: String,
    /// The fence of the code block that is open.
    fence: Option<String>,
    /// The note blocks that are open: whether each is quoted, and how far it is indented.
    boxes: Vec<Box>,
    lang: Lang,
    losses: &'l mut Losses,
}

struct Box {
    quoted: bool,
    /// A block of MkDocs ends where the indentation does; others at their `:::`.
    indent: Option<usize>,
}

impl Pass<'_> {
    fn line(&mut self, line: &str) {
        let inner = line.trim_start().trim_start_matches("> ").trim_start();
        let was_open = self.fence.is_some();
        self.see_fence(inner);
        if was_open || self.fence.is_some() {
            let line = self.unindented(line).to_owned();
            return self.push(&line);
        }
        self.close_indented(line);
        let line = &marks::pictures(line);
        let line = self.unindented(line).to_owned();
        if self.block(&line) {
            return;
        }
        let line = self.alert(&line);
        let line = marks::macros(&line, self.lang, self.losses);
        let line = marks::shortcodes(&line, self.losses);
        let line = marks::unattributed(&line);
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        for _ in self.boxes.iter().filter(|open| open.quoted) {
            self.out.push_str("> ");
        }
        match line.trim().is_empty() {
            true => self.out.truncate(self.out.trim_end_matches(' ').len()),
            false => self.out.push_str(line),
        }
        self.out.push('\n');
    }

    fn see_fence(&mut self, inner: &str) {
        let ticks = |mark: char| inner.chars().take_while(|c| *c == mark).count();
        let mark = inner.chars().next().unwrap_or(' ');
        if !matches!(mark, '`' | '~') || ticks(mark) < 3 {
            return;
        }
        let fence = inner[..ticks(mark)].to_owned();
        match &self.fence {
            None => self.fence = Some(fence),
            Some(open)
                if inner.trim_end().starts_with(open.as_str())
                    && inner.trim_end().chars().all(|c| c == mark) =>
            {
                // The line that closes still belongs to the block.
                self.fence = None;
            }
            Some(_) => {}
        }
    }

    /// Whole lines that begin or end a block.
    fn block(&mut self, line: &str) -> bool {
        let trimmed = line.trim();
        if trimmed.starts_with(":::") && trimmed.len() > 6 && trimmed.ends_with(":::") {
            self.losses.add("mark of a block left out", trimmed);
            return true;
        }
        if let Some(rest) = trimmed.strip_prefix(":::") {
            self.colons(rest.trim_matches(':').trim());
            return true;
        }
        if let Some(rest) = ["!!! ", "??? ", "???+ ", "=== "]
            .iter()
            .find_map(|mark| trimmed.strip_prefix(mark))
        {
            return self.indented(line, trimmed.starts_with("==="), rest);
        }
        let is_module = (trimmed.starts_with("import ") && trimmed.contains(" from ")
            || trimmed.starts_with("import '")
            || trimmed.starts_with("export "))
            && line.starts_with(['i', 'e'])
            && trimmed.ends_with([';', '\'', '"', '{']);
        if is_module {
            self.losses.add("line of program code left out", trimmed);
            return true;
        }
        if let Some(tab) = marks::microsoft_tab(trimmed) {
            self.losses.add("tab shown as a paragraph", trimmed);
            self.push(&format!("**{tab}**"));
            return true;
        }
        false
    }

    /// `:::note Title` and `:::` of Docusaurus, Zenn and Qiita.
    fn colons(&mut self, rest: &str) {
        if rest.is_empty() || rest == "end" {
            self.close_box(false);
            return;
        }
        let (word, title) = rest.split_once([' ', '[']).unwrap_or((rest, ""));
        let title = title.trim().trim_end_matches(']');
        // Qiita: `:::note warn`.
        let (word, title) = match (word, title) {
            ("note" | "message", "info" | "warn" | "alert") => (title, ""),
            other => other,
        };
        match (word, alert(word)) {
            ("details", _) => {
                self.losses.add("folded block shown open", rest);
                self.push(&format!("**{title}**"));
                self.push("");
                self.boxes.push(Box {
                    quoted: false,
                    indent: None,
                });
            }
            (_, Some(alert)) => self.open_box(alert, title, None),
            ("message", None) => self.open_box("NOTE", title, None),
            _ => {
                self.losses
                    .add("block of an unknown kind shown as text", rest);
                self.boxes.push(Box {
                    quoted: false,
                    indent: None,
                });
            }
        }
    }

    /// `!!! note "Title"` and `=== "Tab"` of MkDocs, whose text is indented below them.
    fn indented(&mut self, line: &str, is_tab: bool, rest: &str) -> bool {
        let indent = line.len() - line.trim_start().len();
        let (word, title) = match rest.split_once('"') {
            Some((word, title)) => (word.trim(), title.trim_end_matches('"')),
            None => (rest.trim(), ""),
        };
        if is_tab {
            if title.is_empty() {
                return false;
            }
            self.losses.add("tab shown as a paragraph", rest);
            self.push(&format!("**{title}**"));
            self.push("");
            self.boxes.push(Box {
                quoted: false,
                indent: Some(indent),
            });
            return true;
        }
        let Some(word) = word.split_whitespace().next() else {
            return false;
        };
        let kind = alert(word).unwrap_or("NOTE");
        self.open_box(kind, title, Some(indent));
        true
    }

    fn open_box(&mut self, alert: &str, title: &str, indent: Option<usize>) {
        self.push("");
        self.boxes.push(Box {
            quoted: true,
            indent,
        });
        self.push(&format!("[!{alert}]"));
        if !title.is_empty() {
            self.push(&format!("**{title}**"));
            self.push("");
        }
    }

    fn close_box(&mut self, all: bool) {
        while let Some(open) = self.boxes.pop() {
            // An empty line at its end is none of the quotation's.
            while open.quoted && self.out.ends_with("\n>\n") {
                self.out.truncate(self.out.len() - 2);
            }
            self.push("");
            if !all {
                break;
            }
        }
    }

    fn close_indented(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        let indent = line.len() - line.trim_start().len();
        while let Some(Box {
            indent: Some(of), ..
        }) = self.boxes.last()
        {
            if indent > *of {
                break;
            }
            self.close_box(false);
        }
    }

    fn unindented<'a>(&self, line: &'a str) -> &'a str {
        let deep = self.boxes.iter().rev().find_map(|open| open.indent);
        match deep {
            Some(indent) => {
                let spaces = line.len() - line.trim_start_matches(' ').len();
                &line[spaces.min(indent + 4)..]
            }
            None => line,
        }
    }

    /// `> [!INFO]` and others that only some readers know.
    fn alert(&mut self, line: &str) -> String {
        let swapped = turned(line);
        let line = swapped.as_deref().unwrap_or(line);
        let Some((quote, rest)) = line.split_once("[!") else {
            return line.to_owned();
        };
        if !quote.trim_start().starts_with('>') || !quote.trim_matches([' ', '>']).is_empty() {
            return line.to_owned();
        }
        let Some((word, after)) = rest.split_once(']') else {
            return line.to_owned();
        };
        let name = word.split([' ', ':']).next().unwrap_or_default();
        let is_last = after.trim().is_empty();
        match (name.to_ascii_uppercase().as_str(), alert(name)) {
            ("VIDEO", _) => {
                self.losses.add("video made a link", line.trim());
                let address = match word.split_once(' ') {
                    Some((_, address)) => address.trim(),
                    None => after.trim().trim_start_matches('(').trim_end_matches(')'),
                };
                format!("{quote}[{}]({address})", marks::watch(self.lang))
            }
            ("TAB", _) => {
                self.losses.add("tab shown as a paragraph", line.trim());
                format!("{quote}**{}**", word[3..].trim())
            }
            (upper, _)
                if upper == "DIV" || upper.starts_with("BEGIN") || upper.starts_with("END") =>
            {
                self.losses.add("mark of a block left out", line.trim());
                quote.trim_end().to_owned()
            }
            (_, Some(known)) if is_last => format!("{quote}[!{known}]"),
            (_, Some(known)) => format!("{quote}[!{known}]\n{quote}{}", after.trim()),
            ("INCLUDE" | "DNL" | "UICONTROL", None) => line.to_owned(),
            _ => {
                self.losses
                    .add("alert of an unknown kind made a note", line.trim());
                match is_last {
                    true => format!("{quote}[!NOTE]"),
                    false => format!("{quote}[!NOTE]\n{quote}{}", after.trim()),
                }
            }
        }
    }
}

/// `>![info]`, as Zendesk's themes have it, with its marks in the order of others.
fn turned(line: &str) -> Option<String> {
    let (quote, rest) = line.split_once("![")?;
    let (word, after) = rest.split_once(']')?;
    let is_sign = quote.contains('>') && quote.trim_matches([' ', '>']).is_empty();
    (is_sign && after.trim().is_empty() && alert(word).is_some())
        .then(|| format!("{quote}[!{word}]"))
}

/// The alert that a word of another program stands for.
fn alert(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "note" | "info" | "abstract" | "summary" | "seealso" | "question" | "faq" | "quote"
        | "morelikethis" | "example" | "availability" | "admin" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" => "TIP",
        "important" | "prerequisites" | "attention" => "IMPORTANT",
        "warning" | "warn" => "WARNING",
        "caution" | "danger" | "error" | "alert" | "bug" | "failure" | "fail" => "CAUTION",
        _ => return None,
    })
}
