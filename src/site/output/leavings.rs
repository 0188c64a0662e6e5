//! What a run has on disk that is not done yet, so that one that is told to end leaves nothing.

use std::{
    collections::BTreeSet,
    fs::{self, DirEntry},
    io, mem,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError, RwLock, RwLockReadGuard},
};

/// The file by which naosu knows its own folders.
pub const MARKER: &str = ".naosu";

/// Open while work goes on; whoever changes files passes through it.
static GATE: RwLock<()> = RwLock::new(());
static FOLDERS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Held while files are changed that an end must not find half done. Never twice by one thread.
pub(super) fn pass() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Tells of a folder that is to go if the run ends early.
pub(super) fn add(folder: &Path) {
    folders(|all| all.insert(folder.to_owned()));
}

/// Tells that it has gone, or stays.
pub(super) fn forget(folder: &Path) {
    folders(|all| all.remove(folder));
}

fn folders<T>(with: impl FnOnce(&mut BTreeSet<PathBuf>) -> T) -> T {
    with(&mut FOLDERS.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Waits until no file is half done, lets no more be begun, and removes what is not done: to be
/// called right before the process ends, and by it alone.
pub fn clear() {
    mem::forget(GATE.write().unwrap_or_else(PoisonError::into_inner));
    for folder in folders(mem::take) {
        // What stays goes with the next run.
        let _ = discard(&folder);
    }
}

/// Removes a folder of ours, the marker last: if the run is killed meanwhile, the next one knows by
/// it that the rest is to go.
pub(super) fn discard(folder: &Path) -> io::Result<()> {
    for file in marker_last(folder)? {
        match file.file_type()?.is_dir() {
            true => fs::remove_dir_all(file.path())?,
            false => fs::remove_file(file.path())?,
        }
    }
    fs::remove_dir(folder)
}

pub(super) fn marker_last(folder: &Path) -> io::Result<Vec<DirEntry>> {
    let mut files = fs::read_dir(folder)?.collect::<io::Result<Vec<DirEntry>>>()?;
    files.sort_by_key(|file| file.file_name() == MARKER);
    Ok(files)
}
