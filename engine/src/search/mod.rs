//! From a paste to its answer. Three channels (messages, codes, words) each retrieve, score and
//! explain; the ranking puts their entries in order.

pub(crate) mod automata;
pub(crate) mod codes;
pub(crate) mod confidence;
pub(crate) mod engine;
pub(crate) mod evidence;
mod excerpt;
pub(crate) mod expansion;
pub(crate) mod information;
pub(crate) mod messages;
pub(crate) mod passage;
pub(crate) mod paste;
mod rank;
mod recognised;
pub(crate) mod selection;
mod sound;
mod terms;
pub(crate) mod variants;
pub(crate) mod words;
