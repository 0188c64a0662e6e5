//! From a paste to its answer. Three channels (messages, codes, words) each retrieve, score and
//! explain; the ranking puts their entries in order.

pub(crate) mod codes;
pub(crate) mod confidence;
pub(crate) mod engine;
mod evidence;
pub(crate) mod information;
pub(crate) mod messages;
mod paste;
mod rank;
mod recognised;
mod terms;
pub(crate) mod words;
