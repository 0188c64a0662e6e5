//! The output folder: written beside the old one, then swapped in.
//!
//! Files go to a [stage](super::stage) next to the output. Only a build that succeeded puts it in
//! the output's place; until then the old site is untouched. No folder is ever replaced that is
//! not known as a site of naosu's, and no file in one that is somebody else's.

use super::{
    durable,
    exchange::{OLD, is_mount_point, parent, prefix, swap},
    in_place, leavings,
    lock::Lock,
    marker::{self, Owner, WITHIN},
    others,
    stage::{self, MARKER, Stage},
};
use crate::site::error::Error;
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Component, Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// A site being written. Dropped before [`Output::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Output {
    target: PathBuf,
    stage: Stage,
    /// Whether the stage is within the target.
    within: bool,
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
        recover(&target)?;
        owner(&target)?;
        let (stage, within) = begin_stage(&target)?;
        Ok(Output {
            target,
            stage,
            within,
            written: Mutex::new(BTreeSet::from([MARKER.to_owned()])),
            bytes: AtomicU64::new(0),
        })
    }

    /// Writes a file at `path`, relative to the site's root and with forward slashes.
    ///
    /// # Errors
    /// The address is taken already, or the file cannot be written.
    pub fn write(&self, path: &str, contents: &[u8]) -> Result<(), Error> {
        let _gate = leavings::pass();
        let file = self.place(path)?;
        fs::write(&file, contents).map_err(Error::io("write", self.target.join(path)))?;
        self.bytes
            .fetch_add(contents.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Copies a file to `path`, however large it is.
    ///
    /// # Errors
    /// The address is taken already, or the file cannot be read or written.
    pub(crate) fn copy(&self, path: &str, from: &Path) -> Result<(), Error> {
        let mut source = File::open(from).map_err(Error::io("read", from))?;
        let _gate = leavings::pass();
        let copied = File::create(self.place(path)?)
            .and_then(|mut file| io::copy(&mut source, &mut file))
            .map_err(Error::io("write", self.target.join(path)))?;
        self.bytes.fetch_add(copied, Ordering::Relaxed);
        Ok(())
    }

    /// Where in the stage a file goes; the folders above it are made.
    fn place(&self, path: &str) -> Result<PathBuf, Error> {
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
        let file = self.stage.folder().join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
        }
        Ok(file)
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
        let file = self.stage.folder().join(path);
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

    /// Puts the stage in the output's place and removes what stood there; tells of an old site
    /// that could not be removed. One that is to last is on the disk before it takes the place.
    ///
    /// # Errors
    /// A folder cannot be moved, or a file of the site is one that somebody else has put there;
    /// the old site is then where it was.
    pub fn commit(mut self, lasting: bool) -> Result<Option<PathBuf>, Error> {
        let failed = |action| Error::io(action, &self.target);
        let written = std::mem::take(&mut self.written)
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let _gate = leavings::pass();
        marker::complete(self.stage.folder(), &written).map_err(failed("write"))?;
        if lasting {
            durable::settle(self.stage.folder()).map_err(failed("write"))?;
        }
        let _lock = Lock::of(&self.target).map_err(failed("lock"))?;
        let owner = owner(&self.target)?;
        let others = others::of(&self.target, &owner, &written).map_err(failed("read"))?;
        let is_file = |path: &Path| !self.target.join(path).is_dir();
        let clash = others.iter().map(|path| (path, others::address(path)));
        if let Some((path, _)) = clash
            .filter(|(path, _)| is_file(path))
            .find(|(_, name)| written.contains(name))
        {
            return Err(Error::OthersFile(self.target.join(path)));
        }
        if self.within {
            return install(self.stage, &self.target).map(|()| None);
        }
        let carried = others::carry(&others, &self.target, self.stage.folder());
        carried.map_err(failed("keep the other files in"))?;
        let old = swap(&mut self.stage, &self.target)?;
        if let (true, Some(parent)) = (lasting, self.target.parent()) {
            durable::settle_folder(parent).map_err(Error::io("write", parent))?;
        }
        Ok(old.filter(|old| leavings::discard(old).is_err()))
    }
}

/// The stage for a site, beside where it is to stand, or within where that cannot be; whether it
/// is within.
fn begin_stage(target: &Path) -> Result<(Stage, bool), Error> {
    let within = || Stage::begin(target, WITHIN, marker::TEXT).map(|stage| (stage, true));
    if is_mount_point(target) {
        return within();
    }
    let parent = parent(target);
    fs::create_dir_all(&parent).map_err(Error::io("create", &parent))?;
    match Stage::begin(&parent, &prefix(target), marker::TEXT) {
        Ok(stage) => Ok((stage, false)),
        // Who may not write beside the site may still write into it.
        Err(error) if target.is_dir() => within().map_err(|_| error),
        Err(error) => Err(error),
    }
}

/// Removes the stages of builds that no longer run. One that was killed between moving the old
/// site away and the new one in has left both: the old one goes back. One that was killed while
/// it put a site in place is brought to its end.
fn recover(target: &Path) -> Result<(), Error> {
    let (parent, prefix) = (parent(target), prefix(target));
    let beside = stage::left(&parent, &prefix);
    let within = stage::left(target, WITHIN);
    if beside.is_empty() && within.is_empty() {
        return Ok(());
    }
    let _gate = leavings::pass();
    let _lock = Lock::of(target).map_err(Error::io("lock", target))?;
    for path in beside {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_old_site = name.starts_with(&format!("{prefix}{OLD}"));
        if !(is_old_site && !target.exists() && fs::rename(&path, target).is_ok()) {
            let _ = leavings::discard(&path);
        }
    }
    for path in within {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(in_place::READY) {
            in_place::install(&path, target).map_err(Error::io("finish", target))?;
        } else {
            let _ = leavings::discard(&path);
        }
    }
    Ok(())
}

/// Puts a stage within its target in place.
fn install(mut stage: Stage, target: &Path) -> Result<(), Error> {
    let failed = |error| Error::io("replace", target)(error);
    let name = stage.folder().file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let name = name.strip_prefix(WITHIN).unwrap_or(&name);
    let ready = target.join(format!("{}{name}", in_place::READY));
    stage.rename(ready).map_err(failed)?;
    // From here on it is gone on with, not gone back on.
    let ready = stage.keep();
    in_place::install(&ready, target).map_err(failed)
}

/// Whose a target is.
///
/// # Errors
/// Somebody else's, or it cannot be told.
fn owner(target: &Path) -> Result<Owner, Error> {
    match marker::owner(target) {
        Ok(Owner::Others) => Err(Error::ForeignOutput(target.to_owned())),
        Ok(owner) => Ok(owner),
        Err(error) => Err(Error::io("replace", target)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn write(target: &Path, files: &[(&str, &str)]) -> Output {
        let output = Output::begin(target).expect("a stage");
        for (path, text) in files {
            output.write(path, text.as_bytes()).expect("a file");
        }
        output
    }

    fn names(folder: &Path) -> Vec<String> {
        let files = walkdir::WalkDir::new(folder).sort_by_file_name();
        let files = files.into_iter().filter_map(Result::ok);
        let files = files.filter(|file| file.file_type().is_file());
        let name = |path: &Path| others::address(path.strip_prefix(folder).unwrap_or(path));
        files.map(|file| name(file.path())).collect()
    }

    #[test]
    fn a_run_killed_while_it_put_a_site_in_place_is_brought_to_its_end() {
        let folder = TempDir::new().expect("a folder");
        let target = folder.path().join("public");
        let old = [("index.html", "old"), ("a/index.html", "old"), ("b", "old")];
        write(&target, &old).commit(false).expect("a site");
        fs::write(target.join("CNAME"), "others'").expect("a file");

        let new = [("index.html", "new"), ("a", "new"), ("b/index.html", "new")];
        let mut output = write(&target, &new);
        let written = std::mem::take(&mut output.written)
            .into_inner()
            .expect("whole");
        marker::complete(output.stage.folder(), &written).expect("a marker");
        let ready = target.join(format!("{}1-0", in_place::READY));
        output.stage.rename(ready.clone()).expect("a ready stage");
        // Killed after the first file.
        fs::rename(ready.join("index.html"), target.join("index.html")).expect("moved");
        output.stage.abandon();

        drop(Output::begin(&target).expect("a stage"));
        assert_eq!(
            names(&target),
            [MARKER, "CNAME", "a", "b/index.html", "index.html"]
        );
        let text = fs::read_to_string(target.join("b/index.html"));
        assert_eq!(text.expect("a page"), "new");
    }
}
