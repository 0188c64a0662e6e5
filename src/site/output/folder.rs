//! The output folder: written beside the old one, then swapped in.
//!
//! Files go to a stage, a hidden folder next to the output. Only a build that succeeded puts the
//! stage in the output's place; until then the old site is untouched. Every folder that naosu
//! makes carries a marker file, and no folder without one is ever replaced.

use crate::site::error::Error;
use std::{
    collections::BTreeSet,
    fs::{self, File, TryLockError},
    io,
    path::{Component, Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};

/// The file by which naosu knows its own folders. While a stage is being written it is locked.
pub const MARKER: &str = ".naosu";
const MARKER_TEXT: &str =
    "This folder is made by naosu and replaced as a whole whenever the site is built.\n";

/// A site being written. Dropped before [`Output::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Output {
    target: PathBuf,
    stage: PathBuf,
    old: PathBuf,
    lock: Option<File>,
    written: Mutex<BTreeSet<String>>,
    bytes: AtomicU64,
}

impl Output {
    /// Begins a stage beside `target`, and clears away what killed builds have left there.
    ///
    /// # Errors
    /// The target is a file, or a folder that holds files and that naosu did not make; or the
    /// place cannot be written to.
    pub fn begin(target: &Path) -> Result<Output, Error> {
        // A link as output folder stays a link: what it leads to is replaced.
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let target = std::path::absolute(&target).map_err(Error::io("find", &target))?;
        refuse_foreign(&target)?;
        let parent = target.parent().unwrap_or(Path::new("/")).to_owned();
        fs::create_dir_all(&parent).map_err(Error::io("create", &parent))?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!(".{name}.naosu-");
        recover(&parent, &prefix, &target);
        static BUILDS: AtomicUsize = AtomicUsize::new(0);
        let build = BUILDS.fetch_add(1, Ordering::Relaxed);
        let own = format!("{}-{build}", std::process::id());
        let stage = parent.join(format!("{prefix}new-{own}"));
        let old = parent.join(format!("{prefix}old-{own}"));
        if stage.exists() {
            fs::remove_dir_all(&stage).map_err(Error::io("replace", &stage))?;
        }
        fs::create_dir(&stage).map_err(Error::io("create", &stage))?;
        let mut output = Output {
            target,
            stage,
            old,
            lock: None,
            written: Mutex::default(),
            bytes: AtomicU64::new(0),
        };
        output.write(MARKER, MARKER_TEXT.as_bytes())?;
        let marker = output.stage.join(MARKER);
        let lock = File::open(&marker).map_err(Error::io("open", &marker))?;
        // Where the file system knows no locks, only parallel builds lose their protection.
        let _ = lock.try_lock();
        output.lock = Some(lock);
        Ok(output)
    }

    /// Writes a file at `path`, relative to the site's root and with forward slashes.
    ///
    /// # Errors
    /// The address is taken already, or the file cannot be written.
    pub fn write(&self, path: &str, contents: &[u8]) -> Result<(), Error> {
        let inside = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let fresh = self
            .written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned());
        if !fresh || !inside {
            return Err(Error::AddressTaken(path.to_owned()));
        }
        let file = self.stage.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        }
        fs::write(&file, contents).map_err(Error::io("write", self.target.join(path)))?;
        self.bytes
            .fetch_add(contents.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Writes what stands in the file `from`, however large it is.
    ///
    /// # Errors
    /// The address is taken already, or a file cannot be read or written.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), Error> {
        let mut source = File::open(from).map_err(Error::io("read", from))?;
        self.write(path, &[])?;
        let file = File::options().append(true).open(self.stage.join(path));
        let copied = file.and_then(|mut file| io::copy(&mut source, &mut file));
        let bytes = copied.map_err(Error::io("copy", from))?;
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        Ok(())
    }

    /// The paths of all files written so far, the marker's too, in order.
    pub(crate) fn paths(&self) -> Vec<String> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.iter().cloned().collect()
    }

    /// What was written at a path.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn read(&self, path: &str) -> Result<File, Error> {
        let file = self.stage.join(path);
        File::open(&file).map_err(Error::io("read", &file))
    }

    /// How many files were written, the marker not counted.
    pub fn files(&self) -> usize {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.len() - 1
    }

    /// How many bytes were written.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Puts the stage in the output's place and removes what stood there.
    ///
    /// # Errors
    /// A folder cannot be moved; the old site is then where it was.
    pub fn commit(mut self) -> Result<(), Error> {
        refuse_foreign(&self.target)?;
        // Windows moves no folder in which a file is open.
        self.lock = None;
        if !self.target.exists() {
            return fs::rename(&self.stage, &self.target)
                .map_err(Error::io("create", &self.target));
        }
        if exchange(&self.stage, &self.target).is_ok() {
            // The old site now stands at the stage's place, where dropping removes it.
            return Ok(());
        }
        fs::rename(&self.target, &self.old).map_err(Error::io("replace", &self.target))?;
        if let Err(source) = fs::rename(&self.stage, &self.target) {
            let _ = fs::rename(&self.old, &self.target);
            return Err(Error::io("replace", &self.target)(source));
        }
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        self.lock = None;
        let _ = fs::remove_dir_all(&self.stage);
    }
}

fn is_ours(folder: &Path) -> bool {
    folder.join(MARKER).is_file()
}

fn refuse_foreign(target: &Path) -> Result<(), Error> {
    match fs::read_dir(target) {
        Ok(mut files) => match files.next() {
            Some(_) if !is_ours(target) => Err(Error::ForeignOutput(target.to_owned())),
            _ => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::io("replace", target)(error)),
    }
}

/// Removes the stages of builds that no longer run. A build that was killed between moving the
/// old site away and the new one in has left both: the old one goes back.
fn recover(parent: &Path, prefix: &str, target: &Path) {
    let Ok(files) = fs::read_dir(parent) else {
        return;
    };
    let mut left: Vec<PathBuf> = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(prefix) && is_ours(path) && !is_locked(path)
        })
        .collect();
    left.sort();
    for path in left {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_old_site = name.starts_with(&format!("{prefix}old-"));
        if !(is_old_site && !target.exists() && fs::rename(&path, target).is_ok()) {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn is_locked(stage: &Path) -> bool {
    File::open(stage.join(MARKER))
        .is_ok_and(|marker| matches!(marker.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Exchanges two folders in one step, so that at no moment there is no site.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
