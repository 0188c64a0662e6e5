//! Made to last: what was written is on the disk, not only in memory, before it takes the place
//! of what was there.

use std::{fs::File, io, path::Path};

/// Waits until all files and folders below a folder are on the disk.
#[cfg(target_os = "linux")]
pub(super) fn settle(folder: &Path) -> io::Result<()> {
    // One wait for the whole file system takes less than one for each file.
    match rustix::fs::syncfs(File::open(folder)?) {
        Ok(()) => Ok(()),
        Err(_) => settle_each(folder),
    }
}

/// Waits until all files and folders below a folder are on the disk.
#[cfg(not(target_os = "linux"))]
pub(super) fn settle(folder: &Path) -> io::Result<()> {
    settle_each(folder)
}

fn settle_each(folder: &Path) -> io::Result<()> {
    for file in walkdir::WalkDir::new(folder).contents_first(true) {
        let file = file?;
        if !file.file_type().is_dir() {
            File::open(file.path())?.sync_all()?;
        } else {
            settle_folder(file.path())?;
        }
    }
    Ok(())
}

/// Waits until the names in a folder are on the disk.
pub(super) fn settle_folder(folder: &Path) -> io::Result<()> {
    // Other systems open no folder, and keep the order of names themselves.
    match cfg!(unix) {
        true => File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}
