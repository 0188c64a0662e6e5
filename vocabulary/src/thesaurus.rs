//! Words that mean the same.

use crate::closed_vocabulary;

closed_vocabulary! {
    /// How near the words of a group are to each other.
    pub enum Closeness {
        /// A reader could put one in the place of the other.
        Same = "same",
        /// Who says one may well mean a text that says the other.
        Near = "near",
    }
}

/// Words and phrases of one meaning, in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynonymGroup {
    /// How near they are.
    pub closeness: Closeness,
    /// The words and phrases, as people write them.
    pub members: Vec<String>,
}

/// Groups of synonyms.
pub type Thesaurus = Vec<SynonymGroup>;
