//! The index: a tantivy segment of postings and stored texts, without scores of its own.

pub(crate) mod build;
mod export;
pub(crate) mod files;
pub(crate) mod impacts;
pub(crate) mod inverted;
pub(crate) mod reader;
pub(crate) mod schema;
pub(crate) mod stored;
pub(crate) mod synonyms;
mod terms;
