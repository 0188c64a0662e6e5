//! What is written comes back.

use super::{
    blob::Blob,
    manifest::FOLDER,
    open::{OpenError, read},
    write::write,
};
use naosu_engine::Built;
use std::{collections::BTreeMap, fs, path::Path};

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
