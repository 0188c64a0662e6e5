//! What earlier imports wrote: `.naosu/import.json`. It tells what people have changed since.

use super::error::{self, Error};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

const FILE: &str = ".naosu/import.json";

/// Entries by id, by source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Record {
    sources: BTreeMap<String, BTreeMap<String, Written>>,
}

/// An entry that was written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    /// What it was made of.
    pub(super) key: String,
    /// The hash of each of its files as it was written.
    pub(super) files: BTreeMap<String, String>,
}

impl Record {
    /// What is recorded of a site.
    pub(super) fn read(root: &Path) -> Result<Record, Error> {
        let path = root.join(FILE);
        if !path.exists() {
            return Ok(Record::default());
        }
        let text = error::read(&path)?;
        serde_json::from_slice(&text).map_err(|error| Error::Broken {
            path,
            message: error.to_string(),
        })
    }

    /// The entries of a source.
    pub(super) fn of(&self, source: &str) -> BTreeMap<String, Written> {
        self.sources.get(source).cloned().unwrap_or_default()
    }

    /// Records what a source has become.
    pub(super) fn set(&mut self, source: &str, entries: BTreeMap<String, Written>) {
        self.sources.insert(source.to_owned(), entries);
    }

    /// Keeps it for the next time.
    pub(super) fn write(&self, root: &Path) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        write(&root.join(FILE), format!("{text}\n").as_bytes())
    }
}

/// Writes a file; one that is the same already is left alone.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    match stands(path, bytes) {
        true => Ok(()),
        false => put(path, bytes),
    }
}

/// Whether a file is there and holds this.
pub(super) fn stands(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|there| there == bytes)
}

/// Writes a file, whatever is there, and the folders on the way to it.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::Write {
        path: path.to_owned(),
        error,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// The hash of a file.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}
