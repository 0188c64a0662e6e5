//! `cargo xtask questions`: how well naosu finds what people ask a knowledge base in their own
//! words, with a plain full-text search beside it. See docs/measuring.md.

pub(crate) mod command;
mod peer;
mod question;
mod score;
mod site;
mod words;
