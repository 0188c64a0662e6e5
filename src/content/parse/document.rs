//! A TOML file: its tables, before anybody asks what they say, and those of the whole site, read.

use super::{fields::Fields, report::Report, shift::shifted};
use crate::content::{code::Code, finding::Finding, shape::Key, source::Source};
use naosu_vocabulary::Lang;
use std::sync::Arc;
use toml::de::DeTable;

/// The tables of a text, whose places count on from `base`. `None` after syntax errors: what was
/// recovered says too little.
pub(super) fn document<'a>(text: &'a str, base: usize, report: &Report) -> Option<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        let message = error.message().replace('\n', ", ");
        let hint = look_alike(text, at.start).or_else(|| lone_backslash(text, at.start));
        let place = at.start + base..at.end + base;
        report.add(Code::BrokenToml, message, place, hint);
    }
    let table = table.into_inner();
    errors.is_empty().then(|| match base {
        0 => table,
        _ => shifted(table, base),
    })
}

/// What to say of a character on the line that looks like one that TOML means.
fn look_alike(text: &str, at: usize) -> Option<String> {
    const ALIKE: [(char, char); 14] = [
        ('“', '"'),
        ('”', '"'),
        ('„', '"'),
        ('＂', '"'),
        ('‘', '\''),
        ('’', '\''),
        ('＝', '='),
        ('、', ','),
        ('，', ','),
        ('［', '['),
        ('］', ']'),
        ('｛', '{'),
        ('｝', '}'),
        ('\u{3000}', ' '),
    ];
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let mut in_text = false;
    let outside = line.chars().find_map(|c| {
        in_text ^= c == '"';
        ALIKE.iter().find(|(wide, _)| *wide == c && !in_text)
    });
    let (wide, meant) = outside?;
    Some(match wide {
        '\u{3000}' => {
            "there is a full-width space (U+3000): TOML knows the ASCII one alone".to_owned()
        }
        wide => format!("`{wide}` (U+{:04X}) is not `{meant}`", *wide as u32),
    })
}

/// What to say of a backslash in a text that means nothing: a path of Windows.
fn lone_backslash(text: &str, at: usize) -> Option<String> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let is_double = line.contains('"') && line.contains('\\');
    is_double
        .then(|| "a backslash is doubled, or the text stands between 'single quotes'".to_owned())
}

/// What `read` makes of a file of the whole site, whose name is `name`, and what is wrong with it.
/// After syntax errors it makes nothing.
pub(super) fn of_whole_site<T>(
    source: &Arc<Source>,
    name: &str,
    read: impl FnOnce(&mut Fields) -> T,
) -> (Option<T>, Vec<Finding>) {
    let report = Report::new(source.clone(), &Lang::ALL);
    let made = document(&source.text, 0, &report).map(|table| {
        let mut fields = Fields::new(&report, &table, 0..0);
        let made = read(&mut fields);
        fields.finish(name);
        made
    });
    (made, report.finish().0)
}

/// The keys that `read` asks for.
pub(super) fn keys_of<T>(read: impl FnOnce(&mut Fields) -> T) -> Vec<Key> {
    let report = Report::new(Arc::default(), &Lang::ALL);
    let empty = DeTable::new();
    let mut fields = Fields::describing(&report, &empty);
    read(&mut fields);
    fields.described()
}
