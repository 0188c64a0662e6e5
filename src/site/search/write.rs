//! Writing the `search/` folder of a site.

use super::{
    blob::{Blob, fingerprint, sum},
    manifest::{FOLDER, IndexFile, MANIFEST, Manifest, VERSION},
};
use naosu_engine::Built;
use rayon::prelude::*;
use std::io;

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
    let mut sums = Vec::new();
    for (file, bytes) in &cut {
        for n in 0..file.chunks() {
            let chunk = &bytes[file.range(n)];
            if file.packed.contains(&n) {
                always.extend_from_slice(chunk);
            } else {
                blobs.push((format!("{}-{n}", file.blob), chunk));
                sums.extend(sum(chunk));
            }
        }
    }
    let named = |stem: &str, bytes: &[u8]| format!("{stem}-{}", fingerprint(bytes));
    let manifest = Manifest {
        version: VERSION,
        engine: named("engine", ENGINE),
        lexicon: named("lexicon", &built.lexicon),
        index: named("index", &always),
        sums: named("sums", &sums),
        files: cut.iter().map(|(file, _)| file.clone()).collect(),
    };
    let manifest_text = serde_json::to_vec(&manifest)?;
    blobs.push((MANIFEST.to_owned(), &manifest_text));
    blobs.push((manifest.engine, ENGINE));
    blobs.push((manifest.lexicon, &built.lexicon));
    blobs.push((manifest.index, &always));
    blobs.push((manifest.sums, &sums));

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
