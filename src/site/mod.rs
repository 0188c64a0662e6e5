//! From a library to a folder of static files.
//!
//! [`build`] tells the order of things: prose to HTML, entries to views, views through templates
//! to pages, entries to the search index, all into a stage that is swapped in at the end.

mod build;
pub mod bundle;
mod error;
mod graph;
mod kept;
mod options;
mod output;
mod pages;
pub(crate) mod picture;
mod progress;
mod prose;
mod render;
pub mod search;
mod standalone;
mod summary;
mod view;

pub use build::build;
pub use error::Error;
pub use options::{Options, Shown};
pub use output::{LICENCES, MARKER, Output, Stage, clear};
pub use progress::{Phase, Progress};
pub(crate) use standalone::standalone;
pub use summary::Summary;
