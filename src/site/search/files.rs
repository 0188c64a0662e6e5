//! The `search/` folder of a site: engine, lexicon and index, as the page's search and
//! `naosu find` read them.

mod blob;
mod manifest;

pub(crate) use blob::gzip;
use blob::{Blob, fingerprint, unpack};
use manifest::{IndexFile, MANIFEST, Manifest, VERSION};
use naosu_engine::{Built, Engine, MemoryFiles};
use naosu_lexicon::{Lexicon, LexiconError};
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use thiserror::Error;

/// The folder's name, below a site's output.
pub const FOLDER: &str = "search";

/// The engine as browsers load it, made from `browser/` by `cargo xtask wasm`.
static ENGINE: &[u8] = include_bytes!("../../../browser/engine.wasm");

/// Writes the search data of a site: `put` is given each file's path below the output, with
/// forward slashes, and its content. The same index gives the same files.
///
/// # Errors
/// What `put` fails with.
pub fn write(built: &Built, mut put: impl FnMut(&str, &[u8]) -> io::Result<()>) -> io::Result<()> {
    let total = built.files.values().map(|bytes| bytes.len() as u64).sum();
    let cut: Vec<(IndexFile, &[u8])> = built
        .files
        .iter()
        .map(|(name, bytes)| {
            let length = bytes.len() as u64;
            let file = IndexFile::cut(name, &fingerprint(bytes), length, total);
            (file, bytes.as_slice())
        })
        .collect();

    let mut always = Vec::new();
    let mut blobs = Vec::new();
    for (file, bytes) in &cut {
        for n in 0..file.chunks() {
            let chunk = &bytes[file.range(n)];
            if file.packed.contains(&n) {
                always.extend_from_slice(chunk);
            } else {
                blobs.push((format!("{}-{n}", file.blob), chunk));
            }
        }
    }
    let named = |stem: &str, bytes: &[u8]| format!("{stem}-{}", fingerprint(bytes));
    let manifest = Manifest {
        version: VERSION,
        engine: named("engine", ENGINE),
        lexicon: named("lexicon", &built.lexicon),
        index: named("index", &always),
        files: cut.iter().map(|(file, _)| file.clone()).collect(),
    };
    let manifest_text = serde_json::to_vec(&manifest)?;
    blobs.push((MANIFEST.to_owned(), &manifest_text));
    blobs.push((manifest.engine, ENGINE));
    blobs.push((manifest.lexicon, &built.lexicon));
    blobs.push((manifest.index, &always));

    let packed: Vec<Blob> = blobs
        .into_par_iter()
        .map(|(name, bytes)| Blob::pack(name, bytes))
        .collect::<io::Result<_>>()?;
    for blob in &packed {
        for (name, content) in blob.files() {
            put(&format!("{FOLDER}/{name}"), &content)?;
        }
    }
    Ok(())
}

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

fn read(output: &Path) -> Result<Built, OpenError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn built(bytes_a_file: usize) -> Built {
        let files = files(bytes_a_file);
        let lexicon = b"words".to_vec();
        Built { files, lexicon }
    }

    fn files(bytes_a_file: usize) -> BTreeMap<String, Vec<u8>> {
        ["a.idx", "a.store", "a.term", "a.fast", "meta.json"]
            .into_iter()
            .zip(1u32..)
            .map(|(name, salt)| {
                let bytes =
                    (0..bytes_a_file as u32).map(|n| (n.wrapping_mul(n) >> 8) as u8 ^ salt as u8);
                (name.to_owned(), bytes.collect())
            })
            .collect()
    }

    fn written(built: &Built) -> tempfile::TempDir {
        let output = tempfile::tempdir().expect("a folder");
        fs::create_dir(output.path().join(FOLDER)).expect("a folder");
        write(built, |path, content| {
            fs::write(output.path().join(path), content)
        })
        .expect("written");
        output
    }

    fn same(a: &Built, b: &Built) {
        assert_eq!(a.files, b.files);
        assert_eq!(a.lexicon, b.lexicon);
    }

    fn count(output: &Path) -> usize {
        fs::read_dir(output.join(FOLDER)).expect("a folder").count()
    }

    #[test]
    fn a_small_index_is_one_blob() {
        let built = built(3_000);
        let output = written(&built);
        // Manifest, engine, lexicon, index; each for http and for a disk.
        assert_eq!(count(output.path()), 8);
        same(&read(output.path()).expect("read"), &built);
    }

    #[test]
    fn a_large_index_is_cut_and_comes_back_whole() {
        let built = built(1_000_001);
        let output = written(&built);
        assert!(count(output.path()) > 200);
        same(&read(output.path()).expect("read"), &built);
    }

    #[test]
    fn a_folder_without_search_data_is_told_from_a_damaged_one() {
        let empty = tempfile::tempdir().expect("a folder");
        assert!(matches!(read(empty.path()), Err(OpenError::NotBuilt(_))));
        let output = written(&built(100));
        fs::write(
            output.path().join("search/manifest.bin"),
            Blob::pack("m".into(), b"{}").expect("packed").files()[0]
                .1
                .clone(),
        )
        .expect("written");
        assert!(matches!(read(output.path()), Err(OpenError::Damaged(_))));
        fs::write(output.path().join("search/manifest.bin"), b"not gzip").expect("written");
        assert!(matches!(
            read(output.path()),
            Err(OpenError::Unreadable { .. })
        ));
    }
}
