//! Why a site could not be built.

use crate::strings::StringsError;
use std::{io, path::PathBuf};
use thiserror::Error;

/// Why a site could not be built. The site that stood before is still whole.
#[derive(Debug, Error)]
pub enum Error {
    /// The output folder exists, holds files, and was not made by naosu.
    #[error(
        "`{}` holds files that naosu did not make; choose another output folder, or empty this one",
        .0.display()
    )]
    ForeignOutput(PathBuf),

    /// A file that somebody else has put into the output folder stands where one of the site goes.
    #[error(
        "`{}` is in the way: naosu did not make it, and the site has a file of this name; move it to `static/`, or remove it",
        .0.display()
    )]
    OthersFile(PathBuf),

    /// The file to make exists and is no bundle of naosu's.
    #[error("`{}` is there and naosu did not make it; choose another file, or remove it", .0.display())]
    ForeignFile(PathBuf),

    /// The output folder is where the site's own sources are.
    #[error("the output folder `{}` would lie over the site's sources; choose another", .0.display())]
    OutputOverSources(PathBuf),

    /// A file or folder could not be read or written.
    #[error("cannot {action} `{}`: {source}", path.display())]
    Io {
        /// What was tried: `read`, `write`.
        action: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// Two pages or files would have the same place in the site.
    #[error("two pages or files want the address `{0}`; rename one of them")]
    AddressTaken(String),

    /// A file cannot stand within a page.
    #[error("`{0}` cannot be part of a single file: {1}")]
    OneFile(String, &'static str),

    /// A template does not parse, or failed on a page. The text names template, line and column.
    #[error("{0}")]
    Template(String),

    /// The texts of the site's frame (`strings.toml`) cannot be used.
    #[error("templates/strings.toml: {0}")]
    Strings(#[from] StringsError),

    /// The search index could not be built or written.
    #[error("the search index: {0}")]
    Search(String),
}

impl Error {
    /// An [`Error::Io`] made of what the system said.
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io {
            action,
            path,
            source,
        }
    }
}
