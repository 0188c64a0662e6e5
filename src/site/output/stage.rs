//! A stage: a hidden folder in which something is made before it takes its place.
//!
//! It carries a marker file, which is locked for as long as the run that made it is alive. By
//! that the next run knows what killed ones have left, and clears it away.

pub use super::leavings::MARKER;

use super::{durable::settle_folder, leavings};
use crate::site::error::Error;
use std::{
    env,
    fs::{self, DirBuilder, File, TryLockError},
    io::{self, Write},
    mem,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

/// The marker before it is locked.
const UNLOCKED: &str = ".naosu-begun";
/// How long a folder without a marker may be one that is just being made.
const BIRTH: Duration = Duration::from_secs(60);
/// What names of stages have behind their prefix.
const NEW: &str = "new-";

/// A stage. Dropped, it leaves no trace.
#[derive(Debug)]
pub struct Stage {
    folder: PathBuf,
    lock: Option<File>,
}

impl Stage {
    /// Begins a stage in a folder, under a name that begins so, with a text in its marker.
    ///
    /// # Errors
    /// It cannot be made there.
    pub(super) fn begin(parent: &Path, prefix: &str, text: &str) -> Result<Stage, Error> {
        Stage::make(parent, prefix, text, &DirBuilder::new())
    }

    /// Begins a stage for a file, beside the place where that is to stand. What killed runs have
    /// left there goes.
    ///
    /// # Errors
    /// It cannot be made there.
    pub(crate) fn beside(file: &Path) -> Result<Stage, Error> {
        let parent = file.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}.naosu-");
        clear_away(parent, &prefix);
        Stage::begin(parent, &prefix, "")
    }

    /// Puts a file that was made here in its place, in one step and for good.
    pub(crate) fn hand_over(&self, made: &Path, place: &Path) -> io::Result<()> {
        let _gate = leavings::pass();
        fs::rename(made, place)?;
        settle_folder(place.parent().unwrap_or(Path::new("/")))
    }

    /// A folder of this run's own among the temporary ones, which nobody else may read. What
    /// killed runs have left there goes.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn temporary() -> Result<Stage, Error> {
        const PREFIX: &str = "naosu-run-";
        let parent = env::temp_dir();
        clear_away(&parent, PREFIX);
        #[allow(unused_mut, reason = "only Unix knows modes")]
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        Stage::make(&parent, PREFIX, "", &builder)
    }

    fn make(parent: &Path, prefix: &str, text: &str, builder: &DirBuilder) -> Result<Stage, Error> {
        static STAGES: AtomicUsize = AtomicUsize::new(0);
        let _gate = leavings::pass();
        let folder = loop {
            let number = STAGES.fetch_add(1, Ordering::Relaxed);
            let folder = parent.join(format!("{prefix}{NEW}{}-{number}", process::id()));
            match builder.create(&folder) {
                Ok(()) => break folder,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io("create", folder)(error)),
            }
        };
        leavings::add(&folder);
        let mut stage = Stage { folder, lock: None };
        stage.lock = Some(
            stage
                .mark(text)
                .map_err(Error::io("write", &stage.folder))?,
        );
        Ok(stage)
    }

    /// Writes the marker. It has its name only once it is locked.
    fn mark(&self, text: &str) -> io::Result<File> {
        let begun = self.folder.join(UNLOCKED);
        let mut marker = File::create(&begun)?;
        marker.write_all(text.as_bytes())?;
        // Where the file system knows no locks, only parallel builds lose their protection.
        let _ = marker.try_lock();
        fs::rename(begun, self.folder.join(MARKER))?;
        Ok(marker)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Gives the folder another name; it stays this stage's.
    pub(super) fn rename(&mut self, folder: PathBuf) -> io::Result<()> {
        // Windows moves no folder in which a file is open.
        if cfg!(windows) {
            self.lock = None;
        }
        leavings::add(&folder);
        fs::rename(&self.folder, &folder)?;
        leavings::forget(&self.folder);
        self.folder = folder;
        Ok(())
    }

    /// Leaves the folder as it is, for this run or the next to go on with.
    pub(super) fn keep(self) -> PathBuf {
        leavings::forget(&self.folder);
        let folder = self.folder.clone();
        mem::forget(self); // and so the lock is held until the run ends
        folder
    }

    /// Leaves the folder as a run would that is killed.
    #[cfg(test)]
    pub(super) fn abandon(mut self) {
        self.lock = None;
        leavings::forget(&self.folder);
        mem::forget(self);
    }

    /// Lets go of the lock, where a folder with an open file cannot be moved.
    pub(super) fn loosen(&mut self) {
        if cfg!(windows) {
            self.lock = None;
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.lock = None;
        let _ = leavings::discard(&self.folder);
        leavings::forget(&self.folder);
    }
}

fn clear_away(parent: &Path, prefix: &str) {
    for left in left(parent, prefix) {
        // What is somebody else's to remove stays.
        let _ = leavings::discard(&left);
    }
}

/// The folders that runs which are no more have left, of those whose names begin so.
pub(super) fn left(parent: &Path, prefix: &str) -> Vec<PathBuf> {
    let Ok(files) = fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut left: Vec<PathBuf> = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(prefix)
                && (is_marked(path) && !is_locked(path) || is_husk(path, prefix))
        })
        .collect();
    left.sort();
    left
}

/// Whether a folder carries naosu's marker.
pub(super) fn is_marked(folder: &Path) -> bool {
    // No link: it would lead elsewhere, and no pipe: it would be waited for.
    let marker = fs::symlink_metadata(folder.join(MARKER));
    marker.is_ok_and(|marker| marker.is_file())
}

fn is_locked(stage: &Path) -> bool {
    File::open(stage.join(MARKER))
        .is_ok_and(|marker| matches!(marker.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Whether a run was killed before its stage had a marker, or when it had none any more.
fn is_husk(folder: &Path, prefix: &str) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let is_part =
        |part: &str| matches!(part, "old" | "ready") || part.chars().all(|c| c.is_ascii_digit());
    let is_ours = name.strip_prefix(prefix).is_some_and(|rest| {
        let rest = rest.replace(NEW, "");
        rest.split('-').all(is_part)
    });
    let is_old = fs::symlink_metadata(folder)
        .and_then(|about| about.modified())
        .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > BIRTH));
    is_ours && is_old && is_bare(folder)
}

/// Whether there is no file in a folder, but a marker that was being written.
fn is_bare(folder: &Path) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.all(|file| match file.file_type() {
        Ok(kind) if kind.is_dir() => is_bare(&file.path()),
        _ => file.file_name() == UNLOCKED,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    /// A folder as a killed run leaves it, some minutes ago.
    fn husk(parent: &Path, name: &str, files: &[&str]) -> PathBuf {
        let folder = parent.join(name);
        fs::create_dir_all(folder.join("ja/topic")).expect("folders");
        for file in files {
            fs::write(folder.join(file), "x").expect("a file");
        }
        let then = SystemTime::now() - BIRTH * 3;
        let opened = File::open(&folder).expect("the folder");
        opened.set_modified(then).expect("its time");
        folder
    }

    #[test]
    fn what_a_killed_run_has_left_is_known_with_and_without_its_marker() {
        let folder = tempfile::tempdir().expect("a folder");
        let parent = folder.path();
        let prefix = ".public.naosu-";
        let known = [
            husk(parent, ".public.naosu-new-7-0", &[UNLOCKED]),
            husk(parent, ".public.naosu-new-8-0", &[]),
            husk(parent, ".public.naosu-new-9-0", &[MARKER, "ja/index.html"]),
            husk(parent, ".public.naosu-ready-new-9-1", &[]),
        ];
        // Somebody's, however they are called.
        husk(parent, ".public.naosu-new-9-2", &["ja/index.html"]);
        husk(parent, ".public.naosu-mine", &[]);
        husk(parent, ".public.naosu-new-x", &[UNLOCKED]);
        fs::create_dir(parent.join(".public.naosu-new-9-3")).expect("one just begun");
        assert_eq!(left(parent, prefix), known);
    }

    #[test]
    fn a_stage_that_goes_loses_its_marker_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let stage = husk(folder.path(), "stage", &[MARKER, "a", "z", "ja/topic/b"]);
        let order = leavings::marker_last(&stage).expect("its files");
        assert_eq!(order.len(), 4);
        assert_eq!(order[3].file_name(), MARKER);
        leavings::discard(&stage).expect("removed");
        assert!(!stage.exists());
    }
}
