//! A message worth laying against the paste.

use crate::bits::Bits;
use std::ops::Range;

/// A message worth a closer look, and the lines of the paste that speak for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The message's document number.
    pub(crate) doc: u32,
    pub(crate) lines: Range<u32>,
    /// What retrieval thinks that it is worth.
    pub(crate) estimate: Bits,
}

/// Keeps the most promising ones, the best first.
pub(crate) fn keep_best(candidates: &mut Vec<Candidate>, most: usize) {
    candidates.sort_by_key(|candidate| (-candidate.estimate, candidate.doc));
    candidates.truncate(most);
}
