//! How much of a text stands within something else: what browsers, terminals and the cleaner of
//! HTML take more and more time for.

use super::event::Node;
use pulldown_cmark::Event;
use std::ops::Range;

/// How many elements may stand within each other. Nobody reads a list in thirty lists.
const DEEPEST: usize = 60;

/// How many tags of HTML a text may have that may stand within each other, closed or not. Cells,
/// lines and items are not counted.
const TAGS: usize = 1000;

/// Tags that end where the next of their kind begins, and those that hold nothing.
const FLAT: [&str; 14] = [
    "a", "br", "col", "dd", "dt", "hr", "img", "input", "li", "p", "td", "th", "tr", "wbr",
];

/// Too much of something in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What there is too much of, in a sentence.
    pub what: String,
    /// Where it begins to be too much.
    pub span: Range<usize>,
}

/// Whether elements stand too deep within each other.
pub(super) fn of_elements(events: &[Node]) -> Option<Excess> {
    let mut depth = 0_usize;
    for node in events {
        match node.event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(Excess {
                what: format!("lists, quotations and styles stand more than {DEEPEST} deep"),
                span: node.span.clone(),
            });
        }
    }
    None
}

/// Whether the text has too many tags of HTML.
pub(super) fn of_tags(events: &[Node]) -> Option<Excess> {
    let mut tags = 0;
    for node in events {
        if let Event::Html(html) | Event::InlineHtml(html) = &node.event {
            tags += html
                .split('<')
                .skip(1)
                .filter(|tag| is_counted(tag))
                .count();
        }
        if tags > TAGS {
            return Some(Excess {
                what: format!("the text has more than {TAGS} tags of HTML"),
                span: node.span.clone(),
            });
        }
    }
    None
}

/// Whether what stands behind a `<` begins an element in which others may stand.
fn is_counted(tag: &str) -> bool {
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    let name = tag[..end].to_ascii_lowercase();
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !FLAT.contains(&name.as_str())
}
