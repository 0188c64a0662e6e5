//! The keys of an entry's files: all of its TOML file, or the front matter of its Markdown file,
//! and what its translations say at theirs.

use super::{document::document, report::Report, shift::shifted, yaml};
use crate::{
    content::{
        code::Code,
        front::{self, Format, Front},
        source::Source,
    },
    markdown::outline,
};
use naosu_vocabulary::Lang;
use std::{ops::Range, sync::Arc};
use toml::de::DeTable;

/// What stands at the head of a file.
#[derive(Default)]
pub(in crate::content) struct Head<'a> {
    pub(in crate::content) table: DeTable<'a>,
    /// Whether its values are strings, whatever is meant.
    pub(super) is_untyped: bool,
    /// Where the text below begins.
    pub(in crate::content) end: usize,
}

/// The head of a file by its name, for who changes it in place. `None` where it cannot be read.
pub(in crate::content) fn written(source: &Source) -> Option<Head<'_>> {
    let report = Report::new(Arc::default(), &Lang::ALL);
    match source.path.extension().is_some_and(|ext| ext == "md") {
        true => of_markdown(source, 0, &report),
        false => of_toml(source, &report),
    }
}

/// The keys of a TOML file. `None` where it is no TOML.
pub(super) fn of_toml<'a>(source: &'a Source, report: &Report) -> Option<Head<'a>> {
    let table = document(&source.text, 0, report)?;
    Some(Head {
        table,
        is_untyped: false,
        end: source.text.len(),
    })
}

/// The front matter of a Markdown file; its places count on from `base`. `None` where it cannot be
/// read.
pub(super) fn of_markdown<'a>(
    source: &'a Source,
    base: usize,
    report: &Report,
) -> Option<Head<'a>> {
    let Some(Front { format, keys, end }) = front::find(&source.text) else {
        return Some(Head::default());
    };
    let at = base + keys.start;
    let Some(end) = end else {
        let fence = match format {
            Format::Yaml => "---",
            Format::Toml => "+++",
        };
        let message = "the front matter has no end";
        let hint = format!("a line `{fence}` below its last key");
        report.add(Code::BrokenFrontMatter, message, base..base + 3, hint);
        return None;
    };
    let text = &source.text[keys];
    let table = match format {
        Format::Toml => document(text, at, report)?,
        Format::Yaml => match yaml::table(text) {
            Ok(table) => shifted(table, at),
            Err(fault) => {
                let place = at + fault.at;
                let message = format!("the front matter is no YAML: {}", fault.message);
                let hint =
                    "a text with `: `, `#` or a bracket in it stands between quotes".to_owned();
                report.add(Code::BrokenFrontMatter, message, place..place, hint);
                return None;
            }
        },
    };
    Some(Head {
        table,
        is_untyped: format == Format::Yaml,
        end,
    })
}

/// The level-1 heading that a text begins with, and what it says.
pub(super) fn title(text: &str) -> Option<(Range<usize>, String)> {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next()?;
    line.starts_with("# ").then_some(())?;
    let heading = outline(line).headings.into_iter().next()?;
    (!heading.text.is_empty()).then_some((start..start + line.len(), heading.text))
}

/// The file as prose: without its head, each character in its place.
pub(super) fn prose(source: &Source, head: Range<usize>) -> Arc<Source> {
    let text = front::blanked(&source.text, head);
    Arc::new(Source::new(source.path.clone(), text))
}
