//! The rules of the house that no compiler holds: layers, circles between files, lengths, and
//! documents that speak of what is there.

mod arrows;
mod circles;
mod docs;
mod imports;
mod layers;
mod modules;
mod text;
mod tree;
