//! A map for a source that has none, by what its files look like; written out to be edited.

mod make;
mod names;
mod text;

pub(super) use make::guess;
pub(super) use text::text;
