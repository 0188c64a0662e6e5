//! The channel of messages: which message of the knowledge base stands in the paste, and where.
//!
//! A cascade, as search engines call it. [`retrieve`] finds a few dozen candidates by their terms,
//! cheaply; [`align`] lays each of them against its lines of the paste and scores it; where nothing
//! sure was found, [`fuzzy`] looks for the words that slips have changed, and the candidates are
//! retrieved once more. [`hit`] says how sure a message is and shows where it lies.

mod accumulator;
pub(crate) mod align;
pub(crate) mod candidate;
mod channel;
pub(crate) mod coverage;
pub(crate) mod fuzzy;
pub(crate) mod hit;
mod matching;
mod pattern;
mod pieces;
pub(crate) mod place;
pub(crate) mod retrieve;
mod rims;
pub(crate) mod windows;

pub(crate) use channel::Messages;
