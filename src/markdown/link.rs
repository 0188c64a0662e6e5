//! Where a link or picture of a text leads, and which of these may stand in a page.

use super::escape::percent_decode;

/// What a link or picture names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another entry, and a heading there: `entry:id#anchor`.
    Entry {
        /// The entry's id.
        id: String,
        /// The heading's id, percent-decoded.
        anchor: Option<String>,
    },
    /// A heading of the same page: `#anchor`, percent-decoded.
    Anchor(String),
    /// Something elsewhere, by an address that is safe to follow.
    Web(String),
    /// A picture that carries itself: `data:image/png;…`. Nothing else may.
    Picture(String),
    /// A file of the site, relative to the entry's folder, percent-decoded.
    Asset(String),
    /// What must not stand in a page: `javascript:` and other schemes that run or read something.
    Unsafe(String),
}

/// Schemes that a reader may follow.
const SAFE: [&str; 5] = ["http", "https", "mailto", "tel", "ms-settings"];

/// Pictures that carry themselves and can hold no script.
const DATA_PICTURES: [&str; 4] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/gif",
    "data:image/webp",
];

/// What the address of a link or picture names.
pub fn target(address: &str) -> Target {
    // Browsers pass over controls and spaces in a scheme: "java\nscript:".
    let letters: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    if let Some(anchor) = address.strip_prefix('#') {
        return Target::Anchor(percent_decode(anchor));
    }
    let scheme = letters
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase())
        .filter(|scheme| !scheme.contains(['/', '?', '#']));
    match scheme.as_deref() {
        Some("entry") => {
            let named = address.split_once(':').map_or("", |(_, named)| named);
            let (id, anchor) = match named.split_once('#') {
                Some((id, anchor)) => (id, Some(percent_decode(anchor))),
                None => (named, None),
            };
            Target::Entry {
                id: id.to_owned(),
                anchor: anchor.filter(|anchor| !anchor.is_empty()),
            }
        }
        Some(scheme) if SAFE.contains(&scheme) => Target::Web(address.to_owned()),
        Some("data") if is_picture(&letters) => Target::Picture(address.to_owned()),
        Some(_) => Target::Unsafe(address.to_owned()),
        None if letters.starts_with("//") || letters.starts_with('\\') => {
            Target::Unsafe(address.to_owned())
        }
        None => {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            Target::Asset(percent_decode(path))
        }
    }
}

fn is_picture(address: &str) -> bool {
    let rests = DATA_PICTURES.map(|start| address.strip_prefix(start));
    let mut rests = rests.into_iter().flatten();
    rests.any(|rest| rest.starts_with([';', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_something_is_unsafe_however_it_is_written() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "data:image/svg+xml,x",
            "data:image/png/html,x",
            "file:///etc/passwd",
            "//elsewhere.example/x",
        ] {
            assert!(matches!(target(address), Target::Unsafe(_)), "{address:?}");
        }
    }

    #[test]
    fn entries_anchors_files_and_addresses_are_told_apart() {
        let entry = |id: &str, anchor: Option<&str>| Target::Entry {
            id: id.into(),
            anchor: anchor.map(str::to_owned),
        };
        assert_eq!(target("entry:a#%E5%88%9D"), entry("a", Some("初")));
        assert_eq!(target("entry:a"), entry("a", None));
        assert_eq!(target("#b"), Target::Anchor("b".into()));
        assert_eq!(target("a%20b.png"), Target::Asset("a b.png".into()));
        assert_eq!(
            target("https://x.example/"),
            Target::Web("https://x.example/".into())
        );
    }
}
