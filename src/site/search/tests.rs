//! What is written comes back.

use super::{blob::Blob, error::OpenError, manifest::FOLDER, open::parts, write::write};
use naosu_engine::{Built, FileSource};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

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

/// All that is written.
fn read(output: &Path) -> Result<Built, OpenError> {
    let (index, lexicon) = parts(output)?;
    let files = index.files().into_iter();
    let files = files.map(|(name, length)| {
        let bytes = index.read(&name, 0..length).expect("its bytes");
        (name, bytes)
    });
    let files = files.collect();
    Ok(Built { files, lexicon })
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
    // Manifest, engine, lexicon, index, sums; each for http and for a disk.
    assert_eq!(count(output.path()), 10);
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
fn what_nobody_asks_for_is_not_read_and_what_is_damaged_is_told_when_it_is() {
    let built = built(1_000_001);
    let output = written(&built);
    let (index, _) = parts(output.path()).expect("read");
    let of_store = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("store-"))
    };
    let folder = fs::read_dir(output.path().join(FOLDER)).expect("a folder");
    let blobs: Vec<PathBuf> = folder
        .map(|file| file.expect("a file").path())
        .filter(of_store)
        .collect();
    let first = blobs
        .iter()
        .find(|path| path.to_string_lossy().ends_with("-0.bin"));
    let first = first.expect("the first chunk of the stored texts");
    let packed = fs::read(first).expect("a blob");
    blobs
        .iter()
        .for_each(|path| fs::remove_file(path).expect("removed"));

    assert!(index.read("a.idx", 5..70_000).expect("bytes") == built.files["a.idx"][5..70_000]);
    assert!(index.read("a.store", 0..10).is_err());
    fs::write(first, &packed[..packed.len() / 2]).expect("half");
    assert!(index.read("a.store", 0..10).is_err());
    let mut other = super::blob::unpack(&packed).expect("unpacked");
    other[7] ^= 1;
    replace(first, &other);
    assert!(
        index.read("a.store", 0..10).is_err(),
        "as long, and another"
    );
    fs::write(first, packed).expect("whole");
    assert!(index.read("a.store", 3..10).expect("bytes") == built.files["a.store"][3..10]);
    assert!(index.read("a.store", 0..2_000_000).is_err());
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

/// Packs other bytes into a blob of written search data.
fn replace(path: &Path, bytes: &[u8]) {
    let [(_, packed), _] = Blob::pack("x".into(), bytes).expect("packed").files();
    fs::write(path, packed).expect("written");
}

#[test]
fn a_blob_that_is_not_the_one_it_is_named_after_is_damage() {
    let output = written(&built(3_000));
    let folder = output.path().join(FOLDER);
    let packed = fs::read_dir(&folder)
        .expect("a folder")
        .map(|file| file.expect("a file").path());
    let is_read = |path: &std::path::PathBuf| {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        name.ends_with(".bin") && (name.starts_with("index-") || name.starts_with("lexicon-"))
    };
    let blobs: Vec<_> = packed.filter(is_read).collect();
    assert_eq!(blobs.len(), 2);
    for path in blobs {
        let fine = fs::read(&path).expect("a blob");
        let mut other = super::blob::unpack(&fine).expect("unpacked");
        other[0] ^= 1;
        replace(&path, &other);
        assert!(matches!(read(output.path()), Err(OpenError::Damaged(_))));
        fs::write(&path, fine).expect("written");
        read(output.path()).expect("whole again");
    }
}

#[test]
fn a_manifest_with_impossible_lengths_is_damage() {
    let output = written(&built(100));
    let path = output.path().join("search/manifest.bin");
    let fine = super::blob::unpack(&fs::read(&path).expect("a manifest")).expect("unpacked");
    let fine = String::from_utf8(fine).expect("text");
    for (is, was) in [
        ("\"chunk\":0", "\"chunk\":100"),
        ("\"length\":18446744073709551615", "\"length\":100"),
    ] {
        assert!(fine.contains(was));
        replace(&path, fine.replace(was, is).as_bytes());
        assert!(matches!(read(output.path()), Err(OpenError::Damaged(_))));
    }
}
