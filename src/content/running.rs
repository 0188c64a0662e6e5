//! Files that a browser would run, had it opened them in the site's place: there they could read
//! what readers paste.

use super::svg;

/// Endings of what browsers take for a page, a script or a style, and of what holds such things.
const RUNNING: &[&str] = &[
    "asp",
    "aspx",
    "hta",
    "htc",
    "htm",
    "html",
    "js",
    "jsp",
    "jspx",
    "mht",
    "mhtml",
    "mjs",
    "php",
    "phtml",
    "rdf",
    "rss",
    "atom",
    "shtm",
    "shtml",
    "svgz",
    "swf",
    "wasm",
    "webmanifest",
    "xht",
    "xhtml",
    "xml",
    "xsl",
    "xslt",
];

/// Endings of what browsers show or save and never run, whatever is in it.
const INERT: &[&str] = &[
    "7z", "avi", "avif", "bmp", "csv", "doc", "docx", "gif", "ico", "jpeg", "jpg", "log", "m4a",
    "mov", "mp3", "mp4", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx", "rar", "txt", "wav",
    "webm", "webp", "xls", "xlsx", "zip",
];

/// What a page begins with, where a browser has to guess: from the standard of sniffing.
const PAGES: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "script",
    "iframe",
    "h1",
    "div",
    "font",
    "table",
    "a",
    "style",
    "title",
    "b",
    "body",
    "br",
    "p",
    "!--",
    "?xml",
];

/// Why a browser would run the file, if it would. `start` is what it begins with.
pub fn fault(name: &str, contents: &[u8]) -> Option<String> {
    let lower = name.to_lowercase();
    let mut endings = lower.split('.').skip(1);
    let last = endings.clone().last().unwrap_or_default();
    if last == "svg" {
        return svg::fault(contents).map(|fault| format!("a picture with {fault}"));
    }
    if INERT.contains(&last) {
        return None;
    }
    // Some servers go by any of several endings.
    if let Some(ending) = endings.find(|ending| RUNNING.contains(ending) || *ending == "svg") {
        return Some(format!("a file that ends in `.{ending}`"));
    }
    is_page(contents).then(|| "a file that begins like a page".to_owned())
}

/// Whether a browser that was not told takes these bytes for a page.
fn is_page(contents: &[u8]) -> bool {
    let text = contents.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(contents);
    let text = text.trim_ascii_start();
    let Some(tag) = text.strip_prefix(b"<") else {
        return false;
    };
    PAGES.iter().any(|page| {
        let Some((start, rest)) = tag.split_at_checked(page.len()) else {
            return false;
        };
        let ends =
            page.starts_with(['!', '?']) || !rest.first().is_some_and(u8::is_ascii_alphanumeric);
        ends && start.eq_ignore_ascii_case(page.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_told_however_it_is_called() {
        for name in [
            "a.html",
            "A.HTM",
            "a.xhtml",
            "a.xml",
            "a.svgz",
            "a.mht",
            "a.js",
            "a.html.gz",
            "a.svg.old",
            "a.html.x",
        ] {
            assert!(fault(name, b"").is_some(), "{name}");
        }
        for contents in [
            "<html>",
            "\n <!DOCTYPE html>",
            "<ScRiPt>",
            "\u{feff}<?xml ?>",
        ] {
            assert!(fault("a", contents.as_bytes()).is_some(), "{contents}");
            assert!(fault("a.dat", contents.as_bytes()).is_some(), "{contents}");
        }
        for name in ["a.png", "a.xml.zip", "a.pdf", "a.ps1", "setup.exe", "hosts"] {
            assert_eq!(fault(name, b"<appSettings>"), None, "{name}");
        }
    }
}
