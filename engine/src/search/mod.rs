//! From a paste to its answer: analyse, retrieve, align, rank.

mod align;
mod confidence;
mod engine;
mod matching;
mod paste;
mod pattern;
mod rank;
mod retrieve;
mod similar;

pub use engine::{Engine, Query};
