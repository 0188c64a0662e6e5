//! By what one sees, without reading it, whether a file is as it was.

use std::{
    fs::Metadata,
    time::{Duration, SystemTime},
};

/// How coarse the clocks of file systems are at the worst.
const TICK: Duration = Duration::from_secs(2);

/// What the system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Its number, and when anything was changed about it.
    inode: (u64, i64, i64),
}

impl Stamp {
    pub(super) fn of(about: &Metadata) -> Stamp {
        Stamp {
            length: about.len(),
            modified: about.modified().ok(),
            inode: inode(about),
        }
    }

    /// Whether a file that is read now and has this stamp later is the same. Of one that was
    /// changed this very moment nobody knows: within a tick of the clock it may change again.
    pub(super) fn is_settled(&self) -> bool {
        let age = self.modified.map(|modified| modified.elapsed());
        age.is_some_and(|age| age.is_ok_and(|age| age > TICK))
    }
}

#[cfg(unix)]
fn inode(about: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (about.ino(), about.ctime(), about.ctime_nsec())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}
