//! What a slot of a message may hold.

use crate::closed_vocabulary;

closed_vocabulary! {
    /// What a slot may hold.
    #[derive(Default)]
    pub enum SlotType {
        /// Anything.
        Text = "text" default,
        /// One word: no white space.
        Word = "word",
        /// A decimal number, with sign, point and separators.
        Number = "number",
        /// A hexadecimal number, with or without `0x`.
        Hex = "hex",
    }
}
