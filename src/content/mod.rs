//! From the files of a site to its entries: read, then check.

pub mod config;
pub mod entry;
pub mod finding;
pub mod library;
pub mod source;
