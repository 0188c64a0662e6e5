//! Whether an SVG picture is only a picture. Opened by itself it is a document of the site: a
//! script in it would run. So it may have shapes, text and colours, and nothing else.

/// What may stand in a picture.
const ELEMENTS: &[&str] = &[
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feFlood",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "feDropShadow",
    "feTurbulence",
    "filter",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
];

/// What makes a picture more than a picture, if anything does.
pub(super) fn fault(contents: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(contents) else {
        return Some("text that is not UTF-8".to_owned());
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let declared = text.strip_prefix("<?xml");
    let declared = declared.filter(|rest| rest.starts_with(char::is_whitespace));
    let (head, body) = match declared {
        Some(rest) => rest.split_once("?>").unwrap_or((rest, "")),
        None => ("", text),
    };
    let head = head.to_ascii_lowercase();
    if head.contains("encoding") && !head.contains("utf-8") {
        return Some("another encoding than UTF-8".to_owned());
    }
    let mut tags = body.split('<');
    let before = tags.next().unwrap_or_default();
    let mut first = true;
    let mut found = None;
    // A comment may hold a `<`: what stands up to its end is left out.
    let mut comment = false;
    for tag in tags {
        if comment || tag.starts_with("!--") {
            comment = !tag.contains("-->");
            continue;
        }
        if first && !tag.starts_with("svg") {
            return Some("something before `<svg`".to_owned());
        }
        first = false;
        found = found.or_else(|| of_tag(tag));
    }
    match (before.trim(), first) {
        ("", false) => found,
        _ => Some("no `<svg` at its beginning".to_owned()),
    }
}

/// What is wrong with a tag and the text behind it; `tag` begins behind its `<`.
fn of_tag(tag: &str) -> Option<String> {
    let Some((inner, text)) = tag.split_once('>') else {
        return Some("a tag without an end".to_owned());
    };
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    if !ELEMENTS.contains(&name) {
        return Some(format!("`<{}>`", name.chars().take(30).collect::<String>()));
    }
    if name == "style" && !closes && loads(text) {
        return Some("a style that loads something".to_owned());
    }
    of_attributes(attributes)
}

fn of_attributes(attributes: &str) -> Option<String> {
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('=') else {
            return Some("an attribute without a value".to_owned());
        };
        let name = name.trim();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|quote| after[1..].split_once(quote));
        let Some((value, after)) = value else {
            return Some(format!("`{name}` without quotes"));
        };
        let lower = name.to_ascii_lowercase();
        let local = lower.rsplit(':').next().unwrap_or_default();
        let leads = matches!(local, "href" | "src" | "base") && !value.starts_with('#');
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_' | '.');
        if local.starts_with("on") || leads || !lower.chars().all(is_plain) {
            return Some(format!("the attribute `{name}`"));
        }
        if lower == "xmlns" && value != "http://www.w3.org/2000/svg" {
            return Some("another name space".to_owned());
        }
        if loads(value) {
            return Some(format!("something that is loaded by `{name}`"));
        }
        rest = after.trim_start();
    }
    None
}

/// Whether a style may load something from elsewhere. A mark of the picture itself is none.
fn loads(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase();
    let elsewhere = |rest: &str| !rest.trim_start_matches(['"', '\'']).starts_with('#');
    let urls = plain.split("url(").skip(1);
    urls.into_iter().any(elsewhere)
        || [
            "@import",
            "javascript:",
            "expression(",
            "\\",
            "image(",
            "&#",
        ]
        .iter()
        .any(|mark| plain.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_colours_are_a_picture() {
        let picture = r##"<?xml version="1.0" encoding="UTF-8"?>
            <!-- drawn <by> hand -->
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
            <style>.a { fill: url(#b); }</style>
            <g class="a" style="fill:#fff"><path d='M0 0'/><use xlink:href="#c"/></g><text>A &amp; B</text></svg>"##;
        assert_eq!(fault(picture.as_bytes()), None);
    }

    #[test]
    fn whatever_could_run_or_load_is_told() {
        for inner in [
            "<script>alert(1)</script>",
            "<g onload=\"alert(1)\"/>",
            "<g ONLOAD='alert(1)'/>",
            "<a href=\"javascript:alert(1)\"><text>x</text></a>",
            "<use href=\"data:image/svg+xml,x\"/>",
            "<foreignObject><body/></foreignObject>",
            "<set attributeName=\"href\" to=\"x\"/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
            "<style>@import 'x';</style>",
            "<g style=\"fill:url(https://x.example)\"/>",
            "<g style=\"fill:u&#114;l(https://x.example)\"/>",
            "<![CDATA[ <script> ]]>",
            "<?xml-stylesheet href=\"x\"?>",
            "<g title=\">\" onload=\"x\"/>",
            "<!-- --><script/>",
        ] {
            let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
            assert!(fault(picture.as_bytes()).is_some(), "{inner}");
        }
        for whole in [
            "",
            "x",
            "<html>",
            "<?xml-stylesheet href=\"x\"?><svg/>",
            "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>",
            "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        ] {
            assert!(fault(whole.as_bytes()).is_some(), "{whole}");
        }
    }
}
