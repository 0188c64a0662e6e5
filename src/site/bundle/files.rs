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

/// As many bytes of a site as one page holds. In base64 and with its own text beside it that is
/// near the longest string that browsers know, 512 MB.
const MOST: u64 = 256 << 20;

/// All of them, read, to be put into one page.
///
/// # Errors
/// A file cannot be read; they are more than a page can hold.
pub(super) fn read(files: &Files) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let length = |path: &PathBuf| fs::metadata(path).map_or(0, |about| about.len());
    let total: u64 = files.values().map(length).sum();
    if total > MOST {
        let largest = files.iter().max_by_key(|(_, path)| length(path));
        let name = largest.map_or(String::new(), |(name, _)| name.clone());
        let why = "all files are more than 256 MB, beyond what browsers open; this is the largest. \
                   Make an archive or a folder instead";
        return Err(Error::OneFile(name, why));
    }
    let read = files.iter().map(|(name, path)| {
        let contents = fs::read(path).map_err(Error::io("read", path))?;
        Ok((name.clone(), contents))
    });
    read.collect()
}
