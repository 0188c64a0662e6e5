//! gettext: `.po` and `.pot`.

use super::message::{Message, Messages};

/// The messages of a file. `msgid` is the English text, unless it is a key.
pub(super) fn read(text: &str) -> Messages {
    let mut messages = Messages::default();
    let mut entry = Entry::default();
    for line in text.lines().chain([""]) {
        let line = line.trim();
        if line.is_empty() {
            std::mem::take(&mut entry).end(&mut messages);
        } else if line.starts_with("#~") {
        } else if let Some(flags) = line.strip_prefix("#,") {
            entry.fuzzy |= flags.contains("fuzzy");
        } else if let Some((word, quoted)) =
            line.split_once(' ').filter(|_| line.starts_with("msg"))
        {
            if word == "msgid" && entry.has_text {
                std::mem::take(&mut entry).end(&mut messages);
            }
            entry.part = word.to_owned();
            entry.add(quoted);
        } else if line.starts_with('"') {
            entry.add(line);
        }
    }
    messages
}

#[derive(Default)]
struct Entry {
    part: String,
    context: String,
    id: String,
    text: String,
    fuzzy: bool,
    has_text: bool,
}

impl Entry {
    fn add(&mut self, quoted: &str) {
        let words = unquoted(quoted);
        match self.part.as_str() {
            "msgctxt" => self.context.push_str(&words),
            "msgid" => self.id.push_str(&words),
            // Of plurals the first is taken: Japanese has no other.
            "msgstr" | "msgstr[0]" => {
                self.has_text = true;
                self.text.push_str(&words);
            }
            _ => {}
        }
    }

    fn end(self, messages: &mut Messages) {
        let text = if self.fuzzy { String::new() } else { self.text };
        add(&self.context, &self.id, text, messages);
    }
}

/// Adds a message. The one without an id is the head of the file.
pub(super) fn add(context: &str, id: &str, text: String, messages: &mut Messages) {
    if id.is_empty() {
        let mut lines = text.lines();
        let lang = lines.find_map(|line| line.strip_prefix("Language:"));
        if let Some(lang) = lang.map(str::trim).filter(|lang| !lang.is_empty()) {
            messages.lang = Some(lang.to_owned());
        }
        return;
    }
    // A key instead of a text: `errors.disk_full`.
    let is_key = !id.contains(' ') && id.is_ascii();
    messages.list.push(Message {
        key: format!("{context} {id}").trim_start().to_owned(),
        text,
        original: if is_key { String::new() } else { id.to_owned() },
    });
}

fn unquoted(quoted: &str) -> String {
    let inner = quoted.trim().trim_start_matches('"');
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') | None => {}
            Some(other) => out.push(other),
        }
    }
    out
}
