//! Reading the `search/` folder of a site.

use super::{
    blob::{fingerprint, unpack},
    manifest::{FOLDER, IndexFile, MANIFEST, Manifest},
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
    let manifest = Manifest::parse(&read_blob(&folder, MANIFEST)?).ok_or_else(damaged)?;
    let always = read_named(&folder, &manifest.index)?;
    let mut always = always.as_slice();
    let mut files = BTreeMap::new();
    for file in &manifest.files {
        let bytes = read_file(&folder, file, &mut always)?;
        files.insert(file.name.clone(), bytes);
    }
    let lexicon = read_named(&folder, &manifest.lexicon)?;
    Ok(Built { files, lexicon })
}

/// A file of the index; its chunks that have no blob of their own are cut off `always`.
fn read_file(folder: &Path, file: &IndexFile, always: &mut &[u8]) -> Result<Vec<u8>, OpenError> {
    let damaged = || OpenError::Damaged(folder.to_owned());
    let mut bytes = Vec::new();
    for n in 0..file.chunks() {
        if file.packed.contains(&n) {
            let chunk = always.split_off(..file.range(n).len());
            bytes.extend_from_slice(chunk.ok_or_else(damaged)?);
        } else {
            bytes.extend(read_blob(folder, &format!("{}-{n}", file.blob))?);
        }
    }
    is_whole(&file.blob, &bytes)
        .then_some(bytes)
        .ok_or_else(damaged)
}

/// A blob whose name tells what its bytes are.
fn read_named(folder: &Path, name: &str) -> Result<Vec<u8>, OpenError> {
    let bytes = read_blob(folder, name)?;
    match is_whole(name, &bytes) {
        true => Ok(bytes),
        false => Err(OpenError::Damaged(folder.to_owned())),
    }
}

/// Whether bytes are those that a blob is named after. A folder copied half, or over an older one,
/// is found here: those who read the bytes take for granted that they are as they were written.
fn is_whole(name: &str, bytes: &[u8]) -> bool {
    name.rsplit('-').next() == Some(&fingerprint(bytes))
}

fn read_blob(folder: &Path, name: &str) -> Result<Vec<u8>, OpenError> {
    let path = folder.join(format!("{name}.bin"));
    fs::read(&path)
        .and_then(|packed| unpack(&packed))
        .map_err(|error| OpenError::Unreadable { path, error })
}
