//! The parts of a text: its level-2 headings with what is below each, or, of a fix without them,
//! the items of its list.

use super::{
    document::Document,
    event::{end_of, line},
};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// A text cut into parts. Ranges are of events.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// What stands before the first of them.
    pub(super) intro: Range<usize>,
    pub(super) parts: Vec<Part>,
}

/// A part of a text: a step, a section.
#[derive(Debug)]
pub(super) struct Part {
    /// What links lead to.
    pub(super) id: String,
    /// What it is called, as plain text; placeholders stand as they are written.
    pub(super) text: String,
    /// The same, as events.
    pub(super) title: Range<usize>,
    /// What is below, in one piece or two. Footnotes among it are passed over.
    pub(super) body: [Range<usize>; 2],
    /// Whether it is marked as what to do: `## Title {.fix}`.
    pub(super) is_fix: bool,
    /// Where its title stands in the text, in bytes.
    pub(super) span: Range<usize>,
}

/// The parts of a text: of a fix, its steps.
pub(super) fn of(document: &Document, is_fix: bool) -> Parts {
    let parts = by_headings(document);
    let listed =
        (is_fix && parts.parts.is_empty()).then(|| by_items(document, parts.intro.clone()));
    listed.flatten().unwrap_or(parts)
}

/// A part a level-2 heading that stands by itself.
fn by_headings(document: &Document) -> Parts {
    let events = &document.events;
    let starts = top_level(document, 0..events.len());
    let starts: Vec<usize> = starts
        .filter(|at| {
            document
                .headings
                .get(at)
                .is_some_and(|heading| heading.level == 2)
        })
        .collect();
    let ends = starts.iter().skip(1).copied().chain([events.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(&start, end)| {
        let heading = document.headings.get(&start)?;
        let below = end_of(events, start);
        Some(Part {
            id: heading.id.clone(),
            text: heading.text.clone(),
            title: start + 1..below,
            body: [below + 1..end, 0..0],
            is_fix: heading.is_fix,
            span: heading.span.clone(),
        })
    });
    Parts {
        parts: parts.collect(),
        intro: 0..starts.first().copied().unwrap_or(events.len()),
    }
}

/// A part an item of the ordered list among these events, if there is one and no other. What stands
/// behind the list belongs to the last.
pub(super) fn by_items(document: &Document, events: Range<usize>) -> Option<Parts> {
    let nodes = &document.events;
    let is_list = |at: &usize| matches!(nodes[*at].event, Event::Start(Tag::List(Some(_))));
    let mut lists = top_level(document, events.clone()).filter(is_list);
    let (list, None) = (lists.next()?, lists.next()) else {
        return None;
    };
    let end = end_of(nodes, list);
    let mut parts = Vec::new();
    let mut at = list + 1;
    while at < end {
        let item_end = end_of(nodes, at);
        let (title, rest) = title_of(document, at + 1..item_end)?;
        parts.push(Part {
            id: id_of_item(document, parts.len() + 1),
            text: line(&nodes[title.clone()]),
            title,
            body: [rest, 0..0],
            is_fix: false,
            span: nodes[at].span.clone(),
        });
        at = item_end + 1;
    }
    parts.last_mut()?.body[1] = end + 1..events.end;
    let intro = events.start..list;
    Some(Parts { intro, parts })
}

/// The first line of an item, and what is below it; none for one that begins with no words.
fn title_of(document: &Document, item: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let nodes = &document.events;
    let (title, rest) = match nodes.get(item.start)?.event {
        Event::Start(Tag::Paragraph) => {
            let end = end_of(nodes, item.start);
            (item.start + 1..end, end + 1..item.end)
        }
        _ => {
            let block = top_level(document, item.clone()).find(|at| is_block(&nodes[*at].event));
            let end = block.unwrap_or(item.end);
            (item.start..end, end..item.end)
        }
    };
    let says = !line(&nodes[title.clone()]).is_empty();
    says.then_some((title, rest))
}

fn is_block(event: &Event) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::List(_)
                | Tag::FootnoteDefinition(_)
                | Tag::Table(_)
        ) | Event::Rule
    )
}

/// Where elements begin, or events stand, that are in no other of these.
fn top_level(document: &Document, events: Range<usize>) -> impl Iterator<Item = usize> {
    let nodes = &document.events;
    let mut at = events.start;
    std::iter::from_fn(move || {
        if at >= events.end {
            return None;
        }
        let here = at;
        at = match nodes[here].event {
            Event::Start(_) => end_of(nodes, here) + 1,
            _ => here + 1,
        };
        Some(here)
    })
}

fn id_of_item(document: &Document, number: usize) -> String {
    let mut id = format!("step-{number}");
    while document.headings.values().any(|heading| heading.id == id) {
        id.push('-');
    }
    id
}

#[cfg(test)]
mod tests {
    use crate::markdown::{
        Context, Placeholders,
        fixture::{context, show},
        render,
    };

    #[test]
    fn a_fix_without_headings_has_the_items_of_its_one_list_as_steps() {
        let none = Placeholders::default();
        let fix = Context {
            is_fix: true,
            ..context(&none)
        };
        let show = |text| render(text, &fix);
        let shown = show(
            "まず。\n\n1. **電源**を切る。\n\n   長押しする。\n2. 待つ。\n   - 一分\n\n以上。\n",
        );
        assert_eq!(shown.intro[0].body.html, "<p>まず。</p>\n");
        let titles: Vec<&str> = shown
            .steps
            .iter()
            .map(|step| step.title.html.as_str())
            .collect();
        assert_eq!(titles, ["<strong>電源</strong>を切る。", "待つ。"]);
        assert_eq!(
            shown.steps[0].versions[0].body.html,
            "<p>長押しする。</p>\n"
        );
        let last = &shown.steps[1].versions[0].body;
        assert_eq!(last.html, "<ul>\n<li>一分</li>\n</ul>\n<p>以上。</p>\n");
        assert!(show("1. a\n\nb\n\n1. c\n").steps.is_empty(), "two lists");
        assert!(show("- a\n- b\n").steps.is_empty(), "no order");
    }

    #[test]
    fn a_section_marked_as_a_fix_is_one_and_no_prose() {
        let text = "前。\n\n## 背景\n\n中。\n\n## 直し方 {.fix #redo}\n\n次のとおり。\n\n1. 押す。\n2. 待つ。\n";
        let shown = show(text);
        assert!(!shown.html().contains("押す") && shown.html().contains("背景"));
        let [fix] = shown.fixes.as_slice() else {
            panic!("{:?}", shown.fixes);
        };
        assert_eq!(
            (fix.id.as_str(), fix.title.text.as_str()),
            ("redo", "直し方")
        );
        assert_eq!(fix.intro[0].body.html, "<p>次のとおり。</p>\n");
        assert_eq!(fix.steps.len(), 2);
        assert!(shown.lines().any(|line| line == "押す。"), "it is searched");
        let other = show("## A {.note}\n\nb\n");
        assert!(other.html().contains("A {.note}"), "{}", other.html());
    }
}
