//! Which files of a site's folders may be published: nothing that lies elsewhere, nothing hidden.

use super::{hidden, path::STATIC};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};
use walkdir::{DirEntry, WalkDir};

/// What links in one of a site's folders may lead to.
pub(super) struct Bounds {
    root: Option<PathBuf>,
    folder: Option<PathBuf>,
}

impl Bounds {
    pub(super) fn of(root: &Path, folder: &Path) -> Bounds {
        Bounds {
            root: fs::canonicalize(root).ok(),
            folder: fs::canonicalize(folder).ok(),
        }
    }

    /// Whether the folder itself lies within the site, though it may be a link, and is not hidden.
    pub(super) fn hold_folder(&self) -> bool {
        let folder = self.folder.as_deref();
        folder.is_some_and(|folder| is_shown(folder, self.root.as_deref()))
    }

    /// Whether what stands in the folder is no link, or one to something of the folder that is not
    /// hidden.
    pub(super) fn hold(&self, entry: &DirEntry) -> bool {
        if entry.depth() == 0 {
            return self.hold_folder();
        }
        if !entry.path_is_symlink() {
            return true;
        }
        match fs::canonicalize(entry.path()) {
            Ok(target) => is_shown(&target, self.folder.as_deref()),
            // A link that leads nowhere is for the walk itself to report.
            Err(_) => true,
        }
    }
}

/// Whether a path lies within bounds, and nothing on the way is hidden.
fn is_shown(path: &Path, bounds: Option<&Path>) -> bool {
    let below = bounds.and_then(|bounds| path.strip_prefix(bounds).ok());
    let is_shown = |part: &OsStr| !hidden::is_hidden(&part.to_string_lossy());
    below.is_some_and(|below| below.iter().all(is_shown))
}

/// The files of the folder `static`; what a link leads to is not published.
pub fn statics(root: &Path) -> Vec<PathBuf> {
    let folder = root.join(STATIC);
    if !Bounds::of(root, &folder).hold_folder() {
        return Vec::new();
    }
    let is_shown = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !hidden::is_hidden_in_static(&name)
    };
    let walk = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_shown);
    let files = walk.filter_map(Result::ok);
    files
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| Some(entry.path().strip_prefix(root).ok()?.to_owned()))
        .collect()
}
