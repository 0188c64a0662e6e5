//! Markdown as one plain line: titles, summaries, texts in TOML.

use super::edits::events;
use crate::import::{
    chars::{is_visible, one_line},
    html::{Token, tokens},
};
use pulldown_cmark::{Event, TagEnd};

/// What a reader sees of a piece of Markdown, in one line.
pub(in crate::import) fn plain(markdown: &str) -> String {
    let mut words = String::new();
    for (event, _) in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell,
            ) => words.push(' '),
            _ => {}
        }
    }
    let texts = tokens(&words).into_iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        _ => None,
    });
    let text: String = texts.collect();
    let visible = text.chars().filter(|c| is_visible(*c));
    one_line(&visible.collect::<String>())
}

/// The level-1 heading that a text begins with.
pub(in crate::import) fn title_of(markdown: &str) -> Option<String> {
    let line = markdown.lines().find(|line| !line.trim().is_empty())?;
    let title = line.strip_prefix("# ")?;
    let title = match title.trim_end().rsplit_once("{#") {
        Some((title, id)) if id.ends_with('}') => title,
        _ => title,
    };
    let title = plain(title.trim().trim_end_matches('#'));
    (!title.is_empty()).then_some(title)
}
