//! From the text of TOML files to settings and entries. What is wrong is noted in a report and
//! left out of the result, so that one fault hides no other.

mod config;
mod entry;
mod fields;
mod kinds;
mod message;
mod report;
mod theme;

pub(super) use config::config;
pub(super) use entry::entry;
pub(super) use report::Gap;

use super::source::Source;
use report::Report;
use toml::{Spanned, de::DeTable};

/// The tables of a file. `None` after syntax errors: what was recovered says too little.
fn document<'a>(source: &'a Source, report: &Report) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        report.error("broken-toml", error.message().replace('\n', ", "), at, None);
    }
    errors.is_empty().then_some(table)
}
