//! Files of others in a site's folder: a version control's, a web server's settings.

use super::{
    marker::{Owner, WITHIN},
    stage::MARKER,
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// The paths in a site's folder that are somebody else's, folders before what is in them. `new`
/// are the files of the site that is to stand there.
pub(super) fn of(folder: &Path, owner: &Owner, new: &BTreeSet<String>) -> io::Result<Vec<PathBuf>> {
    if matches!(owner, Owner::Nobody | Owner::Others | Owner::OursWholly) {
        return Ok(Vec::new());
    }
    let ours = |path: &Path| owner.made(&address(path), new);
    let mut folders_of_ours = BTreeSet::new();
    let mut found = Vec::new();
    for file in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let file = file?;
        let path = file.path().strip_prefix(folder).unwrap_or(file.path());
        let name = path.to_string_lossy();
        if name == MARKER || name.starts_with(WITHIN) {
            continue;
        }
        if file.file_type().is_dir() {
            found.push((path.to_owned(), true));
        } else if ours(path) {
            folders_of_ours.extend(path.ancestors().skip(1).map(Path::to_owned));
        } else {
            found.push((path.to_owned(), false));
        }
    }
    // A folder with nothing of ours in it is somebody else's, though it be empty.
    found.retain(|(path, is_folder)| !(*is_folder && folders_of_ours.contains(path)));
    Ok(found.into_iter().map(|(path, _)| path).collect())
}

/// Makes others' files stand in another folder as well.
pub(super) fn carry(paths: &[PathBuf], from: &Path, to: &Path) -> io::Result<()> {
    for path in paths {
        let (from, to) = (from.join(path), to.join(path));
        if fs::symlink_metadata(&from)?.is_dir() {
            fs::create_dir_all(&to)?;
            continue;
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        // A second name costs nothing; where the file system has none, a copy.
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// The address of a path below a site's folder.
pub(super) fn address(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
