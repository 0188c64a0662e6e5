//! What may be wrong with the search data of a site.

use naosu_lexicon::LexiconError;
use std::{io, path::PathBuf};
use thiserror::Error;

/// Why a site's search data cannot be used.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no search data: the folder is no site that naosu built.
    #[error("{} holds no search data: build the site first", .0.display())]
    NotBuilt(PathBuf),
    /// A file of the search data cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// The search data was written by another version of naosu, or is damaged.
    #[error("the search data in {} is damaged or of another version: build the site anew", .0.display())]
    Damaged(PathBuf),
    /// The index is not what this version of the engine reads.
    #[error(transparent)]
    Index(#[from] naosu_engine::Error),
    /// The lexicon is not what this version of the engine reads.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
}
