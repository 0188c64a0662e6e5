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

    /// Whether it is no link, or one to something of the same folder that is not hidden. The folder
    /// itself may be a link within the site.
    pub(super) fn hold(&self, entry: &DirEntry) -> bool {
        // Whether the folder itself is a link, the walk does not tell.
        if entry.depth() > 0 && !entry.path_is_symlink() {
            return true;
        }
        let bounds = match entry.depth() {
            0 => &self.root,
            _ => &self.folder,
        };
        let Ok(target) = fs::canonicalize(entry.path()) else {
            // A link that leads nowhere is for the walk itself to report.
            return true;
        };
        let below = bounds
            .as_ref()
            .and_then(|bounds| target.strip_prefix(bounds).ok());
        let is_shown = |part: &OsStr| !hidden::is_hidden(&part.to_string_lossy());
        below.is_some_and(|below| below.iter().all(is_shown))
    }
}

/// The files of the folder `static`; what a link leads to is not published.
pub fn statics(root: &Path) -> Vec<PathBuf> {
    let folder = root.join(STATIC);
    let bounds = Bounds::of(root, &folder);
    let is_shown = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        match entry.depth() {
            0 => bounds.hold(entry),
            _ => !hidden::is_hidden_in_static(&name),
        }
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
