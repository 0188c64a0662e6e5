//! From the files of a site to its entries: read, then check.

mod check;
pub mod colour;
pub mod config;
pub mod entry;
mod files;
pub mod finding;
mod hash;
pub mod library;
mod parse;
mod read;
pub mod record;
pub mod source;
mod suggest;

pub use config::Config;
pub use entry::Entry;
pub use finding::{Finding, Location, Severity};
pub use hash::hash;
pub use library::Library;
pub use read::{Reading, read, read_on};
pub use source::{Place, Source};
