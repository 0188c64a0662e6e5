//! From a pasted text to the entry that fixes it.
//!
//! Entries go in as [`Document`]s and come out as an index of a few byte files; a paste goes in
//! as text and comes out as an [`Answer`]. The same code runs natively and as WebAssembly: it
//! knows no files, no HTML and no terminal.
//!
//! Nothing here calculates with floating-point numbers (see `bits.rs` and `clippy.toml`).

#![deny(clippy::disallowed_types, clippy::float_arithmetic)]

mod answer;
mod bits;
mod document;
mod error;
mod index;
mod numbers;
mod search;
mod text;
mod tunable;

pub use answer::{
    Answer, Capture, Channel, Excerpt, Found, Gravity, Hit, Match, MatchPart, MatchPiece, Place,
    Reason, Repair, Sureness, TextPiece, Verdict,
};
pub use document::{Document, Section};
pub use error::Error;
pub use index::{
    build::{Built, build},
    files::{FileSource, MemoryFiles},
};
pub use numbers::numbers;
pub use search::engine::{Engine, Query};
pub use text::form::{code_form, message_form};
pub use tunable::Number;
