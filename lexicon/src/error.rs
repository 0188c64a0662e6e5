//! What can be wrong with the bytes of a dictionary.

/// Why bytes could not be made into a lexicon.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum LexiconError {
    /// The bytes do not begin like a dictionary of ours.
    #[error("these bytes are not a naosu dictionary")]
    NotADictionary,
    /// The dictionary was written in another version of the coding.
    #[error("the dictionary has version {found} of the coding, but {expected} is needed")]
    Version {
        /// The version in the bytes.
        found: u8,
        /// The version that this program reads.
        expected: u8,
    },
    /// The bytes end before the dictionary does.
    #[error("the dictionary is cut off in its {part}")]
    Truncated {
        /// What was being read.
        part: &'static str,
    },
    /// The bytes say something that no dictionary says.
    #[error("the dictionary is corrupt in its {part}")]
    Corrupt {
        /// What was being read.
        part: &'static str,
    },
    /// The dictionary was read, but the segmenter refuses it.
    #[error("the segmenter cannot use the dictionary: {0}")]
    Unusable(String),
}
