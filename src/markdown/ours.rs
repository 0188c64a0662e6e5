//! HTML that every text may have: line breaks, comments, parts that are folded. What else there is
//! is let through by the site or shown as text.

use super::event::{Node, end_of};
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::collections::BTreeSet;

/// Makes line breaks of `<br>`, takes comments out, and marks what folds.
pub(super) fn take(events: Vec<Node>) -> Vec<Node> {
    let is_html = |node: &Node| matches!(node.event, Event::Html(_) | Event::InlineHtml(_));
    if !events.iter().any(is_html) {
        return events;
    }
    let mut taken: Vec<Node> = Vec::with_capacity(events.len());
    let mut at = 0;
    while at < events.len() {
        let node = &events[at];
        match &node.event {
            Event::InlineHtml(html) if is_break(html) => taken.push(Node {
                event: Event::HardBreak,
                ..node.clone()
            }),
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::Start(Tag::HtmlBlock) => {
                let end = end_of(&events, at);
                taken.extend(block(&events[at..=end.min(events.len() - 1)]));
                at = end;
            }
            _ => taken.push(node.clone()),
        }
        at += 1;
    }
    mark_folds(&mut taken);
    taken
}

fn is_break(html: &str) -> bool {
    let inner = html
        .strip_prefix('<')
        .and_then(|html| html.strip_suffix('>'));
    let name = inner.map(|inner| inner.trim_end_matches(['/', ' ']));
    name.is_some_and(|name| name.eq_ignore_ascii_case("br"))
}

/// A block of HTML without its comments; nothing if it is nothing else.
fn block(events: &[Node]) -> Vec<Node> {
    let html: String = events.iter().filter_map(html).collect();
    if !html.contains("<!--") {
        return events.to_vec();
    }
    let mut rest = html.as_str();
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    if kept.trim().is_empty() {
        return Vec::new();
    }
    let [first, inner, .., last] = events else {
        return events.to_vec();
    };
    let inner = Node {
        event: Event::Html(kept.into()),
        ..inner.clone()
    };
    vec![first.clone(), inner, last.clone()]
}

fn html(node: &Node) -> Option<&str> {
    match &node.event {
        Event::Html(html) => Some(html),
        _ => None,
    }
}

/// Where `<details>` and `</details>` stand by themselves, one for each other and no part of the
/// text begins between them, their blocks are ours.
fn mark_folds(events: &mut Vec<Node>) {
    let mut open: Vec<usize> = Vec::new();
    let mut good: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < events.len() {
        let end = match events[at].event {
            Event::Start(_) => end_of(events, at),
            _ => at,
        };
        if matches!(
            events[at].event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            })
        ) {
            open.clear();
        }
        let inner: String = events[at..=end.min(events.len() - 1)]
            .iter()
            .filter_map(html)
            .collect();
        if matches!(events[at].event, Event::Start(Tag::HtmlBlock)) && canonical(&inner).is_some() {
            let lower = inner.to_ascii_lowercase();
            let (opens, closes) = (
                lower.matches("<details").count(),
                lower.matches("</details").count(),
            );
            match (opens, closes) {
                (1, 1) => good.push(at),
                (0, 0) if !open.is_empty() => good.push(at),
                (1, 0) => open.push(at),
                (0, 1) => good.extend(open.pop().into_iter().flat_map(|start| [start, at])),
                _ => {}
            }
        }
        at = end + 1;
    }
    let good: BTreeSet<usize> = good.into_iter().collect();
    let mut all = std::mem::take(events).into_iter().enumerate();
    while let Some((at, node)) = all.next() {
        let is_fold = good.contains(&at);
        let span = node.span.clone();
        events.push(node);
        if !is_fold {
            continue;
        }
        let mut inner = String::new();
        for (_, node) in all.by_ref() {
            if let Some(html) = html(&node) {
                inner.push_str(html);
                continue;
            }
            events.push(Node {
                event: Event::Html(canonical(&inner).unwrap_or_default().into()),
                span,
                is_ours: true,
            });
            events.push(node);
            break;
        }
    }
}

/// A block that has no tags but those of folds; none if it has others, or a summary that does not
/// end. Its texts are HTML already.
fn canonical(html: &str) -> Option<String> {
    const TAGS: [(&str, &str); 5] = [
        ("<details>", "<details class=\"fold\">"),
        ("<details open>", "<details class=\"fold\" open>"),
        ("<summary>", "<summary>"),
        ("</summary>", "</summary>"),
        ("</details>", "</details>"),
    ];
    let mut out = String::new();
    let mut rest = html;
    let mut in_summary = false;
    let mut any = false;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let lower = rest.get(..rest.find('>')? + 1)?.to_ascii_lowercase();
        let (tag, written) = TAGS.into_iter().find(|(tag, _)| lower == *tag)?;
        match (tag, in_summary) {
            ("<summary>", false) => in_summary = true,
            ("</summary>", true) => in_summary = false,
            ("<summary>" | "</summary>", _) | (_, true) => return None,
            _ => {}
        }
        any = true;
        out.push_str(written);
        rest = &rest[tag.len()..];
    }
    out.push_str(rest);
    (any && !in_summary).then_some(out)
}

#[cfg(test)]
mod tests {
    use crate::markdown::fixture::show;

    #[test]
    fn breaks_comments_and_folds_are_no_html_of_the_writers_own() {
        for (text, html) in [
            ("a<br>b<BR />c", "<p>a<br>\nb<br>\nc</p>"),
            ("| a |\n|---|\n| b<br>c |", "b<br>\nc"),
            (
                "a <!-- not yet --> b\n\n<!--\nnor this\n-->\n",
                "<p>a  b</p>",
            ),
            (
                "<details>\n<summary>手順 &amp; 図</summary>\n\n1. 押す\n\n</details>\n",
                "<details class=\"fold\">\n<summary>手順 &amp; 図</summary>\n<ol>\n<li>押す</li>\n</ol>\n</details>",
            ),
        ] {
            let shown = show(text).html();
            assert!(shown.contains(html), "{text}: {shown}");
            assert!(
                !shown.contains("not yet") && !shown.contains("nor this"),
                "{shown}"
            );
        }
        for text in [
            "<details>\n\n## A\n\n</details>\n",
            "</details>\n",
            "<details>\n\na\n",
            "<details onclick=\"x\">\n\na\n\n</details>\n",
        ] {
            let shown = show(text).html();
            assert!(
                !shown.contains("<details") && !shown.contains("</details"),
                "{shown}"
            );
        }
    }
}
