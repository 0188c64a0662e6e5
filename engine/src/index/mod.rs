//! The index: a tantivy segment of postings and stored texts, without scores of its own.

mod build;
mod files;
mod reader;
mod schema;
mod terms;

pub use build::{Built, build};
pub use files::{FileSource, MemoryFiles};
pub(crate) use reader::{Postings, Reader, StoredEntry, StoredMessage};
pub(crate) use schema::Field;
