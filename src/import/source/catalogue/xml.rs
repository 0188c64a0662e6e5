//! .NET: `.resx`; Android: `strings.xml`.

use super::message::Messages;
use crate::import::source::xml::{Piece, walk};

/// The messages of a file of either sort.
pub(super) fn read(xml: &str) -> Result<Messages, String> {
    let mut messages = Messages::default();
    let (mut key, mut text, mut depth) = (None, String::new(), 0_usize);
    let mut is_resx = false;
    walk(xml, |piece| match piece {
        Piece::Open("root", _) => is_resx = true,
        Piece::Open("data" | "string", attributes) => {
            // Pictures and the like have a type.
            let is_text = !attributes.contains_key("type") && !attributes.contains_key("mimetype");
            key = attributes.get("name").filter(|_| is_text).cloned();
            text.clear();
            depth = usize::from(!is_resx);
        }
        Piece::Open("value", _) => depth = 1,
        Piece::Close("value") => depth = 0,
        Piece::Close("data" | "string") => {
            depth = 0;
            if let Some(key) = key.take() {
                messages.push(&key, &android(&text, is_resx));
            }
        }
        Piece::Text(words) if depth > 0 => text.push_str(words),
        _ => {}
    })?;
    Ok(messages)
}

/// Android writes `\n`, `\'` and `\u2026`, and may put a text between quotation marks.
fn android(text: &str, is_resx: bool) -> String {
    if is_resx {
        return text.to_owned();
    }
    let text = text.trim().trim_matches('"');
    let text = text
        .replace("\\n", " ")
        .replace("\\'", "'")
        .replace("\\\"", "\"");
    text.replace("\\u2026", "…")
        .replace("\\@", "@")
        .replace("\\?", "?")
}
