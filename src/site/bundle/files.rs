//! The files of a built site.

use crate::site::error::Error;
use std::{collections::BTreeMap, fs, path::Path};
use walkdir::WalkDir;

/// The files of a built site, by their addresses.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Reads a built site.
///
/// # Errors
/// A file cannot be read.
pub(super) fn files(folder: &Path) -> Result<Files, Error> {
    let mut files = Files::new();
    for file in WalkDir::new(folder) {
        let Ok(file) = file else { continue };
        if file.file_type().is_file() {
            let name = file.path().strip_prefix(folder).unwrap_or(file.path());
            let name = name.to_string_lossy().replace('\\', "/");
            let contents = fs::read(file.path()).map_err(Error::io("read", file.path()))?;
            files.insert(name, contents);
        }
    }
    Ok(files)
}
