//! `cargo xtask sweep`: what each chosen number of the engine is worth. See docs/measuring.md.

pub(crate) mod command;
mod knowledge;
mod measure;
mod table;
