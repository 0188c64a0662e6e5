//! Whether a built site is as new as its content.

use naosu::content::path::CONFIG;
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};
use walkdir::WalkDir;

/// How many files are looked at: the warning is a kindness, and no search is to wait for it.
const LOOKED_AT: usize = 4_000;

/// A source that has changed since the site was built, if one is found soon.
pub(crate) fn newer_than_site(root: &Path, output: &Path) -> Option<PathBuf> {
    let built = modified(&output.join("search/manifest.bin"))?;
    let sources = WalkDir::new(root.join("content"))
        .into_iter()
        .filter_map(Result::ok)
        .take(LOOKED_AT)
        .map(|file| file.path().to_owned());
    // Folders count: a file that was taken away changes its folder.
    std::iter::once(root.join(CONFIG))
        .chain(sources)
        .find(|source| modified(source).is_some_and(|time| time > built))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}
