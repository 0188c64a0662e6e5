//! What the readers of catalogues give.

use crate::import::chars::is_latin;

/// The texts of a file.
#[derive(Debug, Default)]
pub(super) struct Messages {
    /// The language that the file itself says it is in.
    pub(super) lang: Option<String>,
    pub(super) list: Vec<Message>,
}

/// A text.
#[derive(Debug, Default)]
pub(super) struct Message {
    /// What the program calls it.
    pub(super) key: String,
    pub(super) text: String,
    /// What it was translated from, where the file says it too.
    pub(super) original: String,
}

impl Messages {
    pub(super) fn push(&mut self, key: &str, text: &str) {
        self.list.push(Message {
            key: key.to_owned(),
            text: text.to_owned(),
            original: String::new(),
        });
    }
}

/// Whether a text tells a user something: what stands on buttons and labels does not.
pub(super) fn tells(key: &str, text: &str) -> bool {
    const NAMES: [&str; 10] = [
        "error",
        "err",
        "exception",
        "fail",
        "warn",
        "invalid",
        "denied",
        "alert",
        "message",
        "msg",
    ];
    let key = key.to_lowercase();
    let named = NAMES.iter().any(|name| key.contains(name));
    let is_latin = is_latin(text);
    let words = text.split_whitespace().count();
    let ends = text.trim_end().ends_with(['.', '。', '!', '！']);
    let is_sentence = if is_latin {
        words >= 4 || words == 3 && ends
    } else {
        text.chars().count() >= 10 || ends
    };
    let says_something = text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    says_something && (is_sentence || named && words >= 2 || named && !is_latin)
}
