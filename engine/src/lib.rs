//! From a pasted text to the entry that fixes it.
//!
//! Entries go in as [`Document`]s and come out as an index of a few byte files; a paste goes in
//! as text and comes out as an [`Answer`]. The same code runs natively and as WebAssembly: it
//! knows no files, no HTML and no terminal.

mod answer;
mod bits;
mod document;
mod error;
mod index;
mod search;
mod text;

pub use answer::{
    Answer, Capture, Channel, Hit, Match, MatchPart, MatchPiece, Reason, Sureness, Verdict,
};
pub use document::Document;
pub use error::Error;
pub use index::{Built, FileSource, MemoryFiles, build};
pub use search::{Engine, Query};
pub use text::{code_form, message_form};
