//! Where pages stand in the site, and how they link to each other.
//!
//! An address is relative to the site's root, with forward slashes: `ja/outlook/fix/index.html`.
//! A page links by its own way up to the root, so that the site works wherever it is put, also
//! as a folder opened by double click; for that, `index.html` is always written out.

use crate::content::entry::Entry;
use naosu_vocabulary::{Kind, Lang};

/// Stands for the way to the root in HTML that is shown on pages of different depths (prose,
/// the steps in a card): whoever shows it puts the page's own way in its place.
pub(crate) const ROOT: &str = "naosu-root:";

/// The same for the folder of the reader's language: prose that stands in for a missing
/// translation leads to pages in the language of the page that it is on.
pub(crate) const LANGUAGE_ROOT: &str = "naosu-language:";

/// The folder of an entry below its language's folder: `outlook/clear-cache/`. A topic's hub
/// is the topic's folder itself.
pub(crate) fn folder(entry: &Entry) -> String {
    folder_of(entry, &entry.id)
}

/// The folder that the entry has under one of its old ids.
pub(crate) fn folder_of(entry: &Entry, id: &str) -> String {
    match &entry.topic {
        Some(topic) if entry.kind() != Kind::Topic => format!("{topic}/{id}/"),
        _ => format!("{id}/"),
    }
}

/// The way from the page at `address` up to the root: `../../`, or nothing.
pub(crate) fn up(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// The address as the world outside sees it, without `index.html`.
pub(crate) fn canonical(base: &str, address: &str) -> String {
    let path = address.strip_suffix("index.html").unwrap_or(address);
    format!("{base}/{path}")
}

/// The path part of a base URL with a slash at its end: where the site's root is on its host.
pub(crate) fn host_root(base: Option<&str>) -> String {
    let path = base
        .and_then(|base| base.split_once("://"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .map_or("", |(_, path)| path.trim_end_matches('/'));
    if path.is_empty() {
        "/".to_owned()
    } else {
        format!("/{path}/")
    }
}

/// A text as it stands in the query of an address.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// HTML with the page's way up in place of [`ROOT`] and [`LANGUAGE_ROOT`].
pub(crate) fn at_depth(html: &str, root: &str, lang: Lang) -> String {
    html.replace(LANGUAGE_ROOT, &format!("{root}{lang}/"))
        .replace(ROOT, root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_its_way_up_to_the_root() {
        assert_eq!(up("index.html"), "");
        assert_eq!(up("ja/topic/entry/index.html"), "../../../");
    }

    #[test]
    fn canonical_addresses_end_in_a_folder() {
        let url = canonical("https://help.example", "ja/topic/index.html");
        assert_eq!(url, "https://help.example/ja/topic/");
        let feed = canonical("https://help.example", "ja/feed.xml");
        assert_eq!(feed, "https://help.example/ja/feed.xml");
    }

    #[test]
    fn a_site_below_a_folder_of_its_host_keeps_that_folder() {
        assert_eq!(host_root(None), "/");
        assert_eq!(host_root(Some("https://help.example")), "/");
        assert_eq!(host_root(Some("https://example.com/kb/help")), "/kb/help/");
    }
}
