//! Japanese morphemes from a dictionary small enough to ship to a browser.
//!
//! A [`Lexicon`] is a loaded dictionary with its segmenter (lindera). The program carries the
//! whole dictionary as an *image*, which is used in place; a site carries a *pruned* one, cut
//! down to its own texts, in the *compact* coding. Both give the same morphemes for these texts.
//!
//! ```text
//! IPADIC ──Dictionary──▶ compact::encode ──▶ dictionary/ipadic.bin.gz
//!                                              │ expand (when the program is built)
//!                        Lexicon::from_image ◀─┘
//!                             │ prune(texts of a site)
//!                             ▼
//!                        compact bytes ──▶ Lexicon::load (browser)
//! ```
//!
//! Nothing here reads files or the clock or starts threads; it runs as WebAssembly too.

mod bytes;
mod characters;
pub mod compact;
mod dictionary;
mod error;
mod form;
mod image;
mod morpheme;
mod prune;
mod seats;
mod segment;

pub use characters::Characters;
pub use dictionary::{Class, Dictionary, Entry, Guess, Rules};
pub use error::LexiconError;
pub use form::Form;
pub use image::expand;
pub use morpheme::Morpheme;
pub use segment::Lexicon;
