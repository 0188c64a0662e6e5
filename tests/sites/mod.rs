//! The sites of `tests/sites` in folders of their own; `README.md` tells how they are written.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The repository, which is the bundled example as well.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The folder of the sites.
pub(crate) fn folder() -> PathBuf {
    Path::new(ROOT).join("tests/sites")
}

/// A copy of the good site.
pub(crate) fn good() -> TempDir {
    let site = TempDir::new().expect("a folder");
    let from = folder().join("good");
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.expect("the good site");
        let below = entry.path().strip_prefix(&from).expect("below it");
        let to = site.path().join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
    site
}

/// Writes a file of a site.
pub(crate) fn write(site: &TempDir, path: &str, text: impl AsRef<[u8]>) {
    let path = site.path().join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Every broken site by its name: the good one with the changes of a file of `broken/`.
pub(crate) fn broken() -> impl Iterator<Item = (String, TempDir)> {
    let files = fs::read_dir(folder().join("broken")).expect("the broken sites");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    assert!(paths.len() > 20);
    paths.into_iter().map(|path| {
        let name = path.file_stem().expect("a name").to_str().expect("UTF-8");
        let changes = fs::read_to_string(&path).expect("a file");
        (name.to_owned(), changed(&changes))
    })
}

fn changed(changes: &str) -> TempDir {
    let site = good();
    for change in changes.split("=== ").skip(1) {
        let (path, text) = change
            .split_once('\n')
            .expect("a path on a line of its own");
        match path.strip_prefix('-') {
            Some(gone) => {
                let gone = site.path().join(gone);
                let removed = match gone.is_dir() {
                    true => fs::remove_dir_all(gone),
                    false => fs::remove_file(gone),
                };
                removed.expect("something to remove");
            }
            None => write(&site, path, text),
        }
    }
    site
}
