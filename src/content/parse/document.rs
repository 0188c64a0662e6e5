//! The tables of a TOML file, before anybody asks what they say.

use super::report::Report;
use crate::content::{code::Code, source::Source};
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
