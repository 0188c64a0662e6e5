//! JSON Schemas (draft 2020-12) of the TOML files of a site, made from what their readers ask for.

mod draw;
mod entry;
mod json;
mod site;
mod subject;

pub use entry::keys as entry_keys;
pub use site::{keys as site_keys, synonym_keys};
pub use subject::Subject;
