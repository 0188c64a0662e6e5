//! Reading the `search/` folder of a site.

use super::{
    folder::{Folder, read_blob, read_named},
    manifest::{FOLDER, MANIFEST, Manifest},
};
use naosu_engine::Engine;
use naosu_lexicon::{Lexicon, LexiconError};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
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

/// The engine with the index and the lexicon of the site built at `output`: the very bytes that
/// the site's pages load, so that they and the terminal answer alike. The index is read as it is
/// asked for: a site that is built anew meanwhile takes it away, and asking fails.
///
/// # Errors
/// There is no site, or its search data cannot be read.
pub fn open(output: &Path) -> Result<Engine, OpenError> {
    let (index, lexicon) = parts(output)?;
    let mut engine = Engine::open(Arc::new(index))?;
    engine.set_lexicon(Lexicon::load(&lexicon)?);
    Ok(engine)
}

/// The index, and the lexicon as it is written.
pub(super) fn parts(output: &Path) -> Result<(Folder, Vec<u8>), OpenError> {
    let folder = output.join(FOLDER);
    if !folder.join(format!("{MANIFEST}.bin")).is_file() {
        return Err(OpenError::NotBuilt(output.to_owned()));
    }
    let manifest = Manifest::parse(&read_blob(&folder, MANIFEST)?);
    let manifest = manifest.ok_or_else(|| OpenError::Damaged(folder.clone()))?;
    let lexicon = read_named(&folder, &manifest.lexicon)?;
    Ok((Folder::open(&folder, &manifest)?, lexicon))
}
