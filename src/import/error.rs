//! Why an import could not be done. What is wrong with one article is no error: it is told in the
//! report, and the others are imported.

use crate::content::{Place, Source};
use serde::de::DeserializeOwned;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use thiserror::Error;

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum Error {
    /// The source is not there.
    #[error("there is no {}", .0.display())]
    NoSource(PathBuf),
    /// The source holds nothing that we know how to read.
    #[error("nothing to import in {}", .0.display())]
    Nothing(PathBuf),
    /// Where the entries were to go is not in the content folder.
    #[error("{0} is no folder of the content")]
    Outside(String),
    /// A file cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {}: {error}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file that people wrote for us (the map, the messages) says what we do not understand.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Saying {
        /// The file.
        path: PathBuf,
        /// Its line, counted from 1.
        line: usize,
        /// Its column, counted from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A file of the source is broken as a whole: a workbook, a catalogue.
    #[error("cannot make sense of {}: {message}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// The map was made for another source.
    #[error("{} is for {source_named}", map.display())]
    OtherSource {
        /// The map.
        map: PathBuf,
        /// The source that it names.
        source_named: String,
    },
}

impl Error {
    /// What to do about it, where there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Error::Nothing(_) => Some(
                "Markdown, HTML, .csv, .tsv, .xlsx, Zendesk's JSON, .po, .properties, .resx, \
                 strings.xml and messages in JSON or YAML can be imported",
            ),
            Error::Outside(_) => Some("for example --into content/from-the-wiki"),
            Error::OtherSource { .. } => Some("name a map of its own: --map another.toml"),
            Error::Saying { .. } => {
                Some("docs/importing.md tells the keys; without the file a guess is written anew")
            }
            _ => None,
        }
    }
}

/// Reads a file, or says which could not be read.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::Read {
        path: path.to_owned(),
        error,
    })
}

/// What a file says that people wrote for us.
pub(super) fn read_toml<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let text = String::from_utf8_lossy(&read(path)?).into_owned();
    toml::from_str(&text).map_err(|error| toml(path, text, &error))
}

/// What `toml` says of a file, with its place.
pub(super) fn toml(path: &Path, text: String, error: &toml::de::Error) -> Error {
    let source = Arc::new(Source::new(path.to_owned(), text));
    let span = error.span().unwrap_or_default();
    let (line, column) = Place { source, span }.line_column();
    Error::Saying {
        path: path.to_owned(),
        line,
        column,
        message: error.message().to_owned(),
    }
}
