//! Where a site stands in its repository.

use crate::content::path;
use std::path::{Path, PathBuf};

/// A working copy of a repository, and where in it a site stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Its folder.
    pub root: PathBuf,
    /// The site's folder, below it; empty where it is the same.
    pub site: PathBuf,
}

impl Repository {
    /// The repository around the site at `root`: the nearest folder upwards with a `.git`, which
    /// is a folder, or a file in a copy beside another. git itself is not asked.
    pub fn around(root: &Path) -> Option<Repository> {
        let site = root.canonicalize().ok()?;
        let around = site.ancestors().find(|at| at.join(".git").exists())?;
        let below = site.strip_prefix(around).ok()?;
        Some(Repository {
            root: around.to_owned(),
            site: below.to_owned(),
        })
    }

    /// The path in the repository of a file of the site, with forward slashes.
    pub fn path(&self, file: &Path) -> String {
        path::shown(&self.site.join(file))
    }
}
