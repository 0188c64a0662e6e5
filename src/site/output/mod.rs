//! The output folder, and the files in it that are no pages.

pub(crate) mod assets;
mod durable;
pub(crate) mod embed;
mod exchange;
mod folder;
mod in_place;
mod leavings;
pub(crate) mod licences;
mod lock;
mod marker;
pub(crate) mod notices;
pub(crate) mod offline;
mod others;
mod stage;
pub(crate) mod style;

pub use folder::Output;
pub use leavings::clear;
pub use licences::LICENCES;
pub use stage::{MARKER, Stage};
pub(crate) use style::STYLESHEET;
