//! The output folder, and the files in it that are no pages.

pub(crate) mod assets;
mod folder;
pub(crate) mod offline;
pub(crate) mod style;

pub use folder::{MARKER, Output};
pub(crate) use style::STYLESHEET;
