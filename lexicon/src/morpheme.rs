//! The unit that text is cut into.

use std::ops::Range;

/// A piece of a text that has a meaning or a grammatical task of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morpheme {
    /// Where it stands, in bytes of the text that was segmented.
    pub span: Range<usize>,
    /// The form under which a dictionary lists it (`入力し` is listed as `入力する`, so its verb
    /// `し` has `する` here); `None` when that is what stands in the text.
    pub base: Option<String>,
    /// A particle, an auxiliary or a symbol: it holds a sentence together and finds nothing.
    pub function: bool,
    /// In the dictionary; otherwise it was guessed from the kinds of its characters.
    pub known: bool,
}
