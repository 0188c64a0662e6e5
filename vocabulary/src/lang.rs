//! The languages that a knowledge base is written in.

use crate::closed_vocabulary;

closed_vocabulary! {
    /// A language. Its name is the BCP 47 tag that stands in file names, addresses and `lang`
    /// attributes.
    pub enum Lang {
        /// Japanese.
        Ja = "ja",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The other language: where a missing translation is looked for.
    pub const fn other(self) -> Lang {
        match self {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        }
    }
}
