//! The HTML of steps as plain text: lists numbered and indented, everything else as it reads.

/// What stands for an element that begins a line of its own.
const BLOCKS: [&str; 16] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "pre",
    "blockquote",
    "table",
    "tr",
    "section",
    "figure",
    "br",
    "hr",
];
/// What is there to be clicked, not to be read.
const SILENT: [&str; 4] = ["button", "svg", "script", "style"];

/// Plain text of HTML that naosu made itself, each line behind `indent`.
pub(crate) fn text(html: &str, indent: &str) -> String {
    let mut plain = Plain::default();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        plain.words(&rest[..open]);
        let Some(close) = rest[open..].find('>') else {
            rest = &rest[open..];
            break;
        };
        plain.tag(&rest[open + 1..open + close]);
        rest = &rest[open + close + 1..];
    }
    plain.words(rest);
    plain.end_line();
    plain
        .lines
        .iter()
        .map(|line| format!("{indent}{line}\n"))
        .collect()
}

#[derive(Default)]
struct Plain {
    lines: Vec<String>,
    line: String,
    /// The lists around, each with the number of its next item if it is ordered.
    lists: Vec<Option<usize>>,
    /// Whether the line has no words yet.
    at_start: bool,
    /// How many `pre` are around: white space counts in them.
    preformatted: usize,
    /// How many silent elements are around.
    silent: usize,
}

impl Plain {
    fn tag(&mut self, tag: &str) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let name = tag
            .split([' ', '\n', '/'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match name.as_str() {
            name if SILENT.contains(&name) => step(&mut self.silent, closes),
            "ol" | "ul" if closes => {
                self.end_line();
                self.lists.pop();
            }
            "ol" => self.lists.push(Some(1)),
            "ul" => self.lists.push(None),
            "li" if closes => self.end_line(),
            "li" => self.item(),
            "td" | "th" if closes => self.line.push_str("  "),
            "input" => self.line.push_str("[ ] "),
            "pre" => {
                self.break_line();
                step(&mut self.preformatted, closes);
            }
            name if BLOCKS.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.end_line();
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            _ => "- ".to_owned(),
        };
        self.line = "   ".repeat(self.lists.len().saturating_sub(1)) + &marker;
        self.at_start = true;
    }

    fn words(&mut self, html: &str) {
        if self.silent > 0 || html.is_empty() {
            return;
        }
        let text = decode(html);
        if self.preformatted > 0 {
            for (n, part) in text.split('\n').enumerate() {
                if n > 0 {
                    self.break_line();
                }
                self.push(part);
            }
            return;
        }
        let starts_apart = text.starts_with(char::is_whitespace);
        if starts_apart && !self.at_start && !self.line.ends_with(' ') && !self.line.is_empty() {
            self.line.push(' ');
        }
        self.push(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if text.ends_with(char::is_whitespace) && !self.at_start && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            if self.line.is_empty() {
                self.line = "   ".repeat(self.lists.len());
            }
            self.line.push_str(text);
            self.at_start = false;
        }
    }

    /// Begins a line, unless this one has nothing but its item's number so far.
    fn break_line(&mut self) {
        if !self.at_start {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.lines.push(line.trim_end().to_owned());
        }
        self.at_start = false;
    }
}

fn step(depth: &mut usize, closes: bool) {
    *depth = if closes {
        depth.saturating_sub(1)
    } else {
        *depth + 1
    };
}

fn decode(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn steps_and_their_actions_are_numbered_and_indented() {
        let html = "<ol class=\"steps\"><li><h4>Open the key</h4><ol>\n<li>Press <kbd>Win</kbd> \
                    + <kbd>R</kbd>.</li>\n<li><p>Type <code>a &lt; b</code>:</p>\n<pre><code>one\n  \
                    two</code></pre><button>Copy</button></li>\n</ol></li><li><h4>Check</h4><ul>\
                    <li>It works</li></ul></li></ol>";
        let expected = "\
            > 1. Open the key\n\
            >    1. Press Win + R.\n\
            >    2. Type a < b:\n\
            >       one\n\
            >         two\n\
            > 2. Check\n\
            >    - It works\n";
        assert_eq!(text(html, "> "), expected);
    }

    #[test]
    fn broken_html_is_no_reason_to_fail() {
        for html in [
            "",
            "<",
            "<ol",
            "</ol></ol><li>",
            "a<b",
            "&amp",
            "<li>",
            "</pre>",
        ] {
            text(html, "");
        }
    }
}
