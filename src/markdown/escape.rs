//! Text into HTML.

use crate::strings::characters::is_unwritable;

/// Appends text, with what HTML would take for markup escaped. Good for attributes in double
/// quotes too.
pub(super) fn push(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c if is_unwritable(c) => html.push('\u{FFFD}'),
            c => html.push(c),
        }
    }
}

/// Text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::new();
    push(&mut html, text);
    html
}

/// Appends a URL to an attribute: spaces and controls percent-encoded, letters of other scripts
/// as they are.
pub(super) fn push_url(html: &mut String, url: &str) {
    for c in url.chars() {
        if c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`') {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                html.push_str(&format!("%{byte:02X}"));
            }
        } else if c == '&' {
            html.push_str("&amp;");
        } else {
            html.push(c);
        }
    }
}

/// Undoes percent-encoding; what is no UTF-8 then is replaced.
pub(crate) fn percent_decode(url: &str) -> String {
    percent_encoding::percent_decode_str(url)
        .decode_utf8_lossy()
        .into_owned()
}
