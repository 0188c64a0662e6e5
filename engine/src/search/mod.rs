//! From a paste to its answer: analyse, retrieve, align, rank.

mod align;
mod engine;
mod matching;
mod paste;
mod pattern;
mod retrieve;

pub use engine::{Engine, Query};
