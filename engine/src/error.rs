//! What can go wrong in the engine.

use thiserror::Error;

/// Why the engine could not build, open or ask an index.
#[derive(Debug, Error)]
pub enum Error {
    /// A part of the index is on its way; ask again when it has come.
    #[error("a part of the index has not been loaded yet")]
    Pending,
    /// The paste is in Japanese and no lexicon was set.
    #[error("the paste is in Japanese and needs the lexicon")]
    NeedsLexicon,
    /// The index was made by another version, or is damaged.
    #[error("the index cannot be read: {0}")]
    Damaged(String),
    /// tantivy failed.
    #[error("the index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        match error.kind() {
            std::io::ErrorKind::WouldBlock => Error::Pending,
            _ => Error::Damaged(error.to_string()),
        }
    }
}

/// The results of reads that do not wait for each other. All are tried before a missing one is
/// reported, so that whoever fetches can fetch everything at once.
pub(crate) fn together<T>(
    reads: impl IntoIterator<Item = Result<T, Error>>,
) -> Result<Vec<T>, Error> {
    let mut pending = false;
    let mut results = Vec::new();
    for read in reads {
        match read {
            Ok(result) => results.push(result),
            Err(Error::Pending) => pending = true,
            Err(error) => return Err(error),
        }
    }
    if pending {
        Err(Error::Pending)
    } else {
        Ok(results)
    }
}
