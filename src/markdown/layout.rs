//! Lines of plain text, as a terminal prints them.

/// What a list within a list is indented by.
const INDENT: &str = "   ";

/// Lines of plain text.
#[derive(Default)]
pub(super) struct Layout {
    done: Vec<String>,
    line: String,
    /// The lists around, each with the number of its next item if it is ordered.
    lists: Vec<Option<u64>>,
    /// Whether the line has nothing yet but its item's number.
    at_start: bool,
}

impl Layout {
    /// The lines.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.done.join("\n")
    }

    /// Begins a list, numbered from `start` if it is ordered.
    pub(super) fn open_list(&mut self, start: Option<u64>) {
        self.lists.push(start);
    }

    /// Ends the innermost list.
    pub(super) fn close_list(&mut self) {
        self.end_line();
        self.lists.pop();
    }

    /// Begins an item of the innermost list.
    pub(super) fn item(&mut self) {
        self.end_line();
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                *next += 1;
                format!("{}. ", *next - 1)
            }
            _ => "- ".to_owned(),
        };
        self.line = INDENT.repeat(self.lists.len().saturating_sub(1)) + &marker;
        self.at_start = true;
    }

    /// Adds what is no text: what keeps cells apart, a box to tick.
    pub(super) fn gap(&mut self, gap: &str) {
        self.line.push_str(gap);
    }

    /// Adds running text: white space of any length is one space, and none begins a line.
    pub(super) fn words(&mut self, text: &str) {
        let space = |lines: &mut Layout| {
            if !lines.at_start && !lines.line.is_empty() && !lines.line.ends_with(' ') {
                lines.line.push(' ');
            }
        };
        if text.starts_with(char::is_whitespace) {
            space(self);
        }
        self.push(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if text.ends_with(char::is_whitespace) {
            space(self);
        }
    }

    /// Adds text as it is.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.line.is_empty() {
            self.line = INDENT.repeat(self.lists.len());
        }
        self.line.push_str(text);
        self.at_start = false;
    }

    /// Begins a line, unless this one has nothing but its item's number so far.
    pub(super) fn break_line(&mut self) {
        if !self.at_start {
            self.end_line();
        }
    }

    /// Ends the line; one without anything in it is left out.
    pub(super) fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.done.push(line.trim_end().to_owned());
        }
        self.at_start = false;
    }
}
