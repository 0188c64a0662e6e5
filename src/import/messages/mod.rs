//! Messages that the texts of articles show: proposed with a confidence, taken or not by people.

mod codes;
mod decisions;
mod propose;
mod score;
mod spans;
mod tidy;

pub(super) use decisions::{Decision, Decisions};
pub(super) use propose::propose;
