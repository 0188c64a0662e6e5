//! Texts with a few bytes changed, nothing else touched.

use crate::content::parse::Edit;

/// The text with these edits, which do not overlap.
pub(super) fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        new.push_str(text.get(from..edit.span.start).unwrap_or_default());
        new.push_str(&edit.text);
        from = edit.span.end.max(from);
    }
    new.push_str(text.get(from..).unwrap_or_default());
    new
}

/// How the lines of a text end.
pub(super) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
