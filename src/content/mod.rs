//! From the files of a site to its entries: read, then check.

mod check;
pub mod code;
pub mod colour;
pub mod config;
pub mod entry;
mod files;
pub mod finding;
mod hash;
pub mod hidden;
pub mod id;
pub mod library;
mod load;
mod parse;
pub mod path;
mod portable;
mod published;
mod read;
pub mod record;
mod running;
pub mod schema;
pub mod shape;
pub mod source;
mod suggest;
mod svg;

pub use code::{Code, Severity};
pub use config::Config;
pub use entry::Entry;
pub use finding::{Finding, Location};
pub use hash::hash;
pub use library::Library;
pub use parse::base_url;
pub use published::statics;
pub use read::{Reading, read, read_on};
pub use source::{Place, Source};
