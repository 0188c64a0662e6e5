//! How a pattern lies against a window: the result of an alignment.

use std::ops::Range;

/// What each pattern item that was used took of the window, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alignment {
    pub(crate) steps: Vec<Step>,
}

/// What one pattern item took of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) item: usize,
    pub(crate) chars: Range<usize>,
    /// For a literal: whether it is the same character.
    pub(crate) same: bool,
}
