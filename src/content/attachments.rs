//! What browsers would run of the files that stand beside entries: looked at once, and again when
//! they change.

use super::{running, stamp::Stamp};
use std::{
    cell::RefCell,
    collections::HashMap,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// How much of a file is looked at: of a picture of shapes all.
const LOOKED_AT: u64 = 1 << 20;

/// The files beside entries that were looked at. Paths are below the site's root.
pub(super) struct Attachments {
    root: PathBuf,
    known: RefCell<HashMap<PathBuf, Known>>,
}

/// What is known of a file.
#[derive(Clone)]
struct Known {
    fault: Fault,
    stamp: Option<Stamp>,
    /// Whether that was seen since somebody asked for a new look.
    is_seen: bool,
}

/// Why a browser would run a file, or why that cannot be told.
pub(super) type Fault = Result<Option<String>, String>;

impl Attachments {
    pub(super) fn new(root: &Path) -> Attachments {
        Attachments {
            root: root.to_owned(),
            known: RefCell::default(),
        }
    }

    /// From now on files may have changed.
    pub(super) fn look(&mut self) {
        let known = self.known.get_mut();
        known.retain(|_, known| std::mem::take(&mut known.is_seen));
    }

    /// What is wrong with a file.
    pub(super) fn fault(&self, path: &Path) -> Fault {
        let before = self.known.borrow().get(path).cloned();
        if let Some(known) = before.as_ref().filter(|known| known.is_seen) {
            return known.fault.clone();
        }
        let known = self.seen(path, before);
        let fault = known.fault.clone();
        self.known.borrow_mut().insert(path.to_owned(), known);
        fault
    }

    fn seen(&self, path: &Path, before: Option<Known>) -> Known {
        let full = self.root.join(path);
        let stamp = full.metadata().ok().map(|about| Stamp::of(&about));
        let before = before.filter(|before| stamp.is_some() && before.stamp == stamp);
        let fault = match before {
            Some(before) => before.fault,
            None => fault(&full),
        };
        Known {
            stamp: stamp.filter(|stamp| fault.is_ok() && stamp.is_settled()),
            fault,
            is_seen: true,
        }
    }
}

fn fault(path: &Path) -> Fault {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let start = start(path).map_err(|error| error.to_string())?;
    Ok(running::fault(&name, &start))
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(LOOKED_AT).read_to_end(&mut start)?;
    Ok(start)
}
