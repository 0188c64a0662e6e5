//! One lock a target: two builds put their sites in its place one after the other.

use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// How long another build may take to put its site in place.
const PATIENCE: Duration = Duration::from_secs(60);

/// Held while a site is put in place.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Waits for its turn.
    ///
    /// # Errors
    /// Another build has it for longer than any build takes.
    pub(super) fn of(target: &Path) -> io::Result<Lock> {
        let start = Instant::now();
        // Where there is nothing to lock, or no locks, only parallel builds lose their protection.
        let Ok(file) = open(target) else {
            return Ok(Lock { _file: None });
        };
        loop {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(10));
                }
                Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::TimedOut.into()),
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(Lock { _file: Some(file) }),
            }
        }
    }
}

/// The folder around the target: it stays when the target is exchanged, and no file is left.
#[cfg(unix)]
fn open(target: &Path) -> io::Result<File> {
    File::open(target.parent().unwrap_or(Path::new("/")))
}

/// A file beside the target, where folders cannot be locked.
#[cfg(not(unix))]
fn open(target: &Path) -> io::Result<File> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    File::create(target.with_file_name(format!(".{name}.naosu-lock")))
}
