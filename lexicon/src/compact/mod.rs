//! The compact coding of a dictionary: for the repository and for the wire.
//!
//! It is meant to be compressed afterwards (gzip, brotli), so it puts like beside like instead
//! of packing bits. Numbers are of seven bits a byte, the low ones first; a *plane pair* is a
//! column of 16-bit numbers as all its low bytes, then all its high bytes; *small numbers* are a
//! column of 16-bit numbers of which most fit a byte (`Writer::small_numbers`).
//!
//! | part | bytes |
//! |---|---|
//! | mark | `naosulex`, then the version of the coding |
//! | rules | classes of the contexts, inflections, kinds of characters, unknown words |
//! | matrix | references of its rows and columns (plane pairs), then residues: see `matrix.rs` |
//! | surfaces | how many; bytes each shares with the one before; bytes it adds; these bytes |
//! | readings | how many each surface has; contexts (plane pair); costs (plane pair); inflections |
//!
//! An inflection is 0 where it is that of the reading before it in the same context, else one
//! more than its index. Full and pruned dictionaries differ in nothing but their length.

mod coding;
mod matrix;
mod readings;
mod surfaces;

pub use coding::{decode, encode};
