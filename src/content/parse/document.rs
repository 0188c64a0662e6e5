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
        report.add(
            Code::BrokenToml,
            message,
            at.start + base..at.end + base,
            None,
        );
    }
    let table = table.into_inner();
    errors.is_empty().then(|| match base {
        0 => table,
        _ => shifted(table, base),
    })
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
