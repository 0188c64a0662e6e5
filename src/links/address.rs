//! Addresses of pages: their host, and where one leads from another.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What is no part of an address as servers read it, beside letters beyond ASCII.
const WRITTEN_OUT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// What is asked for: an address without its fragment, which servers never see.
pub(super) fn asked(address: &str) -> String {
    let page = address.split('#').next().unwrap_or_default();
    utf8_percent_encode(page, WRITTEN_OUT).to_string()
}

/// Scheme, host and port.
fn origin(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (!host.is_empty()).then(|| &address[..scheme.len() + 3 + host.len()])
}

/// Who answers for an address.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, host) = origin(address)?.split_once("://")?;
    Some(host.to_ascii_lowercase())
}

/// Where `to` leads from the page at `from`. None where it leads to no page of the web.
pub(super) fn joined(from: &str, to: &str) -> Option<String> {
    let to = &asked(to.trim());
    let (scheme, _) = from.split_once("://")?;
    let lower = to.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return Some(to.to_owned());
    }
    if let Some(rest) = to.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    if to.split(['/', '?', '#']).next()?.contains(':') {
        return None;
    }
    let origin = origin(from)?;
    if to.starts_with('/') {
        return Some(format!("{origin}{to}"));
    }
    let path = from[origin.len()..].split(['?', '#']).next()?;
    match to.starts_with('?') {
        true => Some(format!("{origin}{path}{to}")),
        false => {
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            Some(format!("{origin}{folder}{to}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_may_send_on_in_each_way_that_addresses_are_written() {
        for (to, there) in [
            ("http://b.example/x", Some("http://b.example/x")),
            ("//b.example/x", Some("https://b.example/x")),
            ("/x?y", Some("https://a.example:8080/x?y")),
            ("x", Some("https://a.example:8080/one/x")),
            ("?page=2", Some("https://a.example:8080/one/two?page=2")),
            ("javascript:alert(1)", None),
        ] {
            let from = "https://a.example:8080/one/two?three#four";
            assert_eq!(joined(from, to).as_deref(), there, "{to}");
        }
        assert_eq!(
            joined("https://a.example", "x").as_deref(),
            Some("https://a.example/x")
        );
        assert_eq!(
            host("HTTPS://A.example:1/x").as_deref(),
            Some("a.example:1")
        );
        assert_eq!(host("mailto:a@b.example"), None);
    }
}
