//! How each cell of the table was reached: what tracing back reads.

// A cell's byte: in the low bits the cell before a match, then the one before a gap, then whether a
// foreign character continues.
pub(super) const FROM_MATCH: u8 = 0;
pub(super) const FROM_GAP: u8 = 1;
pub(super) const FROM_FOREIGN: u8 = 2;
pub(super) const FROM_START: u8 = 3;
pub(super) const FROM_SLOT: u8 = 4;
pub(super) const MATCH_BITS: u8 = 0b111;
pub(super) const GAP_SHIFT: u8 = 3;
pub(super) const GAP_BITS: u8 = 0b11;
pub(super) const FOREIGN_CONTINUES: u8 = 1 << 5;
