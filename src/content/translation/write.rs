//! Changing the keys of a file in place: a few bytes put in or replaced, nothing else touched.

use naosu_vocabulary::Lang;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// How keys are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Toml,
    Yaml,
}

/// Bytes in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// What goes; nothing is to be put in where it is empty.
    pub(super) span: Range<usize>,
    /// What comes.
    pub(super) text: String,
}

impl Edit {
    fn put(at: usize, text: String) -> Edit {
        Edit { span: at..at, text }
    }
}

impl Syntax {
    /// A key with a text that needs no more than quotation marks.
    pub(super) fn pair(self, key: &str, value: &str) -> String {
        match self {
            Syntax::Toml => format!("{key} = \"{value}\""),
            Syntax::Yaml => format!("{key}: \"{value}\""),
        }
    }
}

/// The text with these edits, which do not overlap.
pub(super) fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        new.push_str(text.get(from..edit.span.start).unwrap_or_default());
        new.push_str(&edit.text);
        from = edit.span.end.max(from);
    }
    new.push_str(text.get(from..).unwrap_or_default());
    new
}

/// What puts one more language into a table that has one, written as the others are: within the
/// braces, or on a line of its own. None where the table is empty.
pub(super) fn add_language(
    text: &str,
    span: &Range<usize>,
    table: &DeTable,
    lang: Lang,
    value: &str,
    syntax: Syntax,
) -> Option<Edit> {
    let (key, last) = table.iter().max_by_key(|(_, value)| value.span().end)?;
    let pair = syntax.pair(lang.name(), value);
    if text.get(span.start..)?.starts_with('{') {
        return Some(Edit::put(last.span().end, format!(", {pair}")));
    }
    // `title.ja = …` has its beginning in common with the line that comes; `ja = …` its indent.
    let line = text[..key.span().start].rfind('\n').map_or(0, |at| at + 1);
    let beginning = &text[line..key.span().start];
    let after = &text[last.span().end..];
    let end = last.span().end + after.find('\n').unwrap_or(after.len());
    let end = text[..end].trim_end_matches('\r').len();
    let newline = newline(text);
    Some(Edit::put(end, format!("{newline}{beginning}{pair}")))
}

/// What makes the table `translated` of a head say this hash. `keys` is where the head's keys
/// stand in the text.
pub(super) fn record(
    text: &str,
    keys: &Range<usize>,
    head: &DeTable,
    lang: Lang,
    hash: &str,
    syntax: Syntax,
) -> Option<Edit> {
    const KEY: &str = "translated";
    let newline = newline(text);
    let Some(value) = head.get(KEY) else {
        let pair = syntax.pair(lang.name(), hash);
        let before = &text[keys.clone()];
        let lead = match before.is_empty() || before.ends_with('\n') {
            true => "",
            false => newline,
        };
        let added = match syntax {
            Syntax::Toml => format!("{lead}{newline}[{KEY}]{newline}{pair}{newline}"),
            Syntax::Yaml => format!("{lead}{KEY}:{newline}  {pair}{newline}"),
        };
        return Some(Edit::put(keys.end, added));
    };
    let replaced = |span| Edit {
        span,
        text: format!("\"{hash}\""),
    };
    match value.get_ref() {
        DeValue::String(_) => Some(replaced(value.span())),
        DeValue::Table(table) => match table.get(lang.name()) {
            Some(said) => Some(replaced(said.span())),
            None => add_language(text, &value.span(), table, lang, hash, syntax),
        },
        _ => None,
    }
}

/// How the lines of a text end.
pub(super) fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
