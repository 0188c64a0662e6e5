//! The `search/` folder of a site: engine, lexicon and index, as the page's search and
//! `naosu find` read them.

mod blob;
mod card;
mod document;
mod error;
mod folder;
mod index;
mod manifest;
mod open;
mod sections;
mod solution;
mod write;

pub(crate) use blob::gzip;
pub use error::OpenError;
pub(crate) use index::index;
pub use manifest::FOLDER;
pub use open::open;
pub use write::write;

#[cfg(test)]
mod tests;
