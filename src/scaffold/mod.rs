//! The files of a new site and of a new entry, built in.

mod file;
mod schemas;
mod starter;
mod template;

pub use file::NewFile;
pub use schemas::missing as missing_schema;
pub use starter::site;
pub use template::{bare_entry, entry};
