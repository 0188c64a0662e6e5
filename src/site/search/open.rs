//! Reading the `search/` folder of a site.

use super::{
    blob::unpack,
    manifest::{FOLDER, MANIFEST, Manifest, VERSION},
};
use naosu_engine::{Built, Engine, MemoryFiles};
use naosu_lexicon::{Lexicon, LexiconError};
use std::{
    collections::BTreeMap,
    fs, io,
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
/// the site's pages load, so that they and the terminal answer alike.
///
/// # Errors
/// There is no site, or its search data cannot be read.
pub fn open(output: &Path) -> Result<Engine, OpenError> {
    let built = read(output)?;
    let mut engine = Engine::open(Arc::new(MemoryFiles(built.files)))?;
    engine.set_lexicon(Lexicon::load(&built.lexicon)?);
    Ok(engine)
}

pub(super) fn read(output: &Path) -> Result<Built, OpenError> {
    let folder = output.join(FOLDER);
    let damaged = || OpenError::Damaged(folder.clone());
    if !folder.join(format!("{MANIFEST}.bin")).is_file() {
        return Err(OpenError::NotBuilt(output.to_owned()));
    }
    let manifest: Manifest =
        serde_json::from_slice(&read_blob(&folder, MANIFEST)?).map_err(|_| damaged())?;
    if manifest.version != VERSION {
        return Err(damaged());
    }
    let always = read_blob(&folder, &manifest.index)?;
    let mut always = always.as_slice();
    let mut files = BTreeMap::new();
    for file in &manifest.files {
        let mut bytes = Vec::new();
        for n in 0..file.chunks() {
            if file.packed.contains(&n) {
                let chunk = always
                    .split_off(..file.range(n).len())
                    .ok_or_else(damaged)?;
                bytes.extend_from_slice(chunk);
            } else {
                bytes.extend(read_blob(&folder, &format!("{}-{n}", file.blob))?);
            }
        }
        if bytes.len() as u64 != file.length {
            return Err(damaged());
        }
        files.insert(file.name.clone(), bytes);
    }
    let lexicon = read_blob(&folder, &manifest.lexicon)?;
    Ok(Built { files, lexicon })
}

fn read_blob(folder: &Path, name: &str) -> Result<Vec<u8>, OpenError> {
    let path = folder.join(format!("{name}.bin"));
    fs::read(&path)
        .and_then(|packed| unpack(&packed))
        .map_err(|error| OpenError::Unreadable { path, error })
}
