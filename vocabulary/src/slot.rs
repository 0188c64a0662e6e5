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

impl SlotType {
    /// A value as it may show.
    pub const fn example(self) -> &'static str {
        match self {
            SlotType::Text | SlotType::Word => "example",
            SlotType::Number => "12",
            SlotType::Hex => "0x1f",
        }
    }
}
