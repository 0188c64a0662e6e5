//! What a message is laid against.

use crate::{bits::Bits, search::information::Measured, text::skeleton::SkeletonChar};
use std::ops::Range;

/// Some characters of a paste: its lines, or a part of them.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    pub(crate) chars: &'a [SkeletonChar],
    /// What each of them tells. *Invariant*: as many as there are characters.
    pub(crate) information: &'a [Bits],
    /// Whether the paste begins and ends where the window does.
    pub(crate) at_start: bool,
    pub(crate) at_end: bool,
}

impl<'a> Window<'a> {
    /// These skeleton characters of the paste.
    pub(crate) fn new(measured: Measured<'a>, chars: &Range<usize>) -> Window<'a> {
        let all = &measured.paste.skeleton.chars;
        Window {
            chars: &all[chars.clone()],
            information: &measured.information[chars.clone()],
            at_start: chars.start == 0,
            at_end: chars.end == all.len(),
        }
    }
}
