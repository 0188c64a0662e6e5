//! The files of a built site.

use crate::site::error::Error;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// Where the files of a built site are, by their addresses.
pub(super) type Files = BTreeMap<String, PathBuf>;

/// The files of a built site.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn files(folder: &Path) -> Result<Files, Error> {
    let mut files = Files::new();
    for file in WalkDir::new(folder) {
        let file = file.map_err(|error| Error::io("read", folder)(error.into()))?;
        if file.file_type().is_file() {
            let name = file.path().strip_prefix(folder).unwrap_or(file.path());
            let name = name.to_string_lossy().replace('\\', "/");
            files.insert(name, file.into_path());
        }
    }
    Ok(files)
}

/// All of them, read.
///
/// # Errors
/// A file cannot be read.
pub(super) fn read(files: &Files) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let read = files.iter().map(|(name, path)| {
        let contents = fs::read(path).map_err(Error::io("read", path))?;
        Ok((name.clone(), contents))
    });
    read.collect()
}
