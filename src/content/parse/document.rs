//! A TOML file: its tables, before anybody asks what they say, and those of the whole site, read.

use super::{fields::Fields, report::Report};
use crate::content::{code::Code, finding::Finding, shape::Key, source::Source};
use naosu_vocabulary::Lang;
use std::sync::Arc;
use toml::{Spanned, de::DeTable};

/// The tables of a file. `None` after syntax errors: what was recovered says too little.
pub(super) fn document<'a>(source: &'a Source, report: &Report) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        let message = error.message().replace('\n', ", ");
        report.add(Code::BrokenToml, message, at, None);
    }
    errors.is_empty().then_some(table)
}

/// What `read` makes of a file of the whole site, whose name is `name`, and what is wrong with it.
/// After syntax errors it makes nothing.
pub(super) fn of_whole_site<T>(
    source: &Arc<Source>,
    name: &str,
    read: impl FnOnce(&mut Fields) -> T,
) -> (Option<T>, Vec<Finding>) {
    let report = Report::new(source.clone(), &Lang::ALL);
    let made = document(source, &report).map(|table| {
        let mut fields = Fields::new(&report, table.get_ref(), 0..0);
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
