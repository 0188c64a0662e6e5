//! A site put into a folder that itself cannot be exchanged: a mount point, or one whose parent
//! may not be written to.
//!
//! Each file is exchanged in one step, data before the pages that read it, and what is old goes
//! last: whoever reads meanwhile finds each page whole, the old or the new. A run that is killed
//! on the way leaves a stage that is ready, and the next run goes on with it.

use super::{
    marker::{self, Owner, WITHIN},
    others::address,
    stage::MARKER,
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// How names of stages begin once all files are there.
pub(super) const READY: &str = ".naosu-ready-";

/// Puts the files of a ready stage in the place of those of the site around it. Done twice, it
/// does the same.
pub(super) fn install(stage: &Path, target: &Path) -> io::Result<()> {
    let new = marker::list(stage)?;
    let old = marker::owner(target)?;
    let mut moving: Vec<&String> = new.iter().filter(|path| *path != MARKER).collect();
    moving.sort_by_key(|path| turn(path));
    for path in moving {
        let (from, to) = (stage.join(path), target.join(path));
        if !from.exists() {
            continue; // moved already
        }
        make_way(target, &to)?;
        fs::rename(from, to)?;
    }
    for path in stale(target, &old, &new)? {
        fs::remove_file(target.join(&path))?;
        for folder in path.ancestors().skip(1) {
            // It fails where something is in it.
            if folder.as_os_str().is_empty() || fs::remove_dir(target.join(folder)).is_err() {
                break;
            }
        }
    }
    fs::rename(stage.join(MARKER), target.join(MARKER))?;
    fs::remove_dir_all(stage)
}

/// What is put in place when: first what pages read, then pages, then what says which data is
/// current.
fn turn(path: &str) -> u8 {
    match path {
        "offline.js" => 3,
        _ if path.starts_with("search/manifest.") => 2,
        _ if path.ends_with(".html") => 1,
        _ => 0,
    }
}

/// Makes the folders above a file, in the place of files of the old site.
fn make_way(target: &Path, file: &Path) -> io::Result<()> {
    if file.is_dir() {
        fs::remove_dir_all(file)?;
    }
    let Some(folder) = file.parent() else {
        return Ok(());
    };
    for above in folder.ancestors().take_while(|above| *above != target) {
        if above.is_file() {
            fs::remove_file(above)?;
        }
    }
    fs::create_dir_all(folder)
}

/// Files of the old site that the new one has not.
fn stale(target: &Path, old: &Owner, new: &BTreeSet<String>) -> io::Result<Vec<PathBuf>> {
    let mut stale = Vec::new();
    for file in walkdir::WalkDir::new(target).min_depth(1) {
        let file = file?;
        let path = file.path().strip_prefix(target).unwrap_or(file.path());
        let name = address(path);
        let ours = name != MARKER && !name.starts_with(WITHIN) && old.made(&name, new);
        if ours && !file.file_type().is_dir() && !new.contains(&name) {
            stale.push(path.to_owned());
        }
    }
    Ok(stale)
}
