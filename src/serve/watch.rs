//! Sees changes in a site's sources, a burst of them as one.

use super::Error;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, event::ModifyKind};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender},
    time::Duration,
};

/// The folders that a site is made of, all below its root.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];
/// How long it must be quiet: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// What the builder is woken by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Something in the sources.
    Sources,
    /// One of the source folders itself was made, moved or removed.
    Folders,
    /// The server ends.
    Stop,
}

/// Watches a site's sources. Neither what it builds nor anything else below the root is seen,
/// which may be as large as a whole checkout.
pub(super) struct Watcher {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    folders: Vec<PathBuf>,
}

impl Watcher {
    /// Watches the site at `root`, an absolute path, and sends changes.
    pub(super) fn new(root: &Path, changes: Sender<Change>) -> Result<Watcher, Error> {
        let folders: Vec<PathBuf> = FOLDERS.iter().map(|name| root.join(name)).collect();
        let sources = Sources {
            root: root.to_owned(),
            folders: folders.clone(),
        };
        let mut debouncer = new_debouncer(QUIET, None, move |events: DebounceEventResult| {
            if let Some(change) = sources.change(events) {
                // Nobody waits any more once the server ends.
                let _ = changes.send(change);
            }
        })?;
        debouncer.watch(root, RecursiveMode::NonRecursive)?;
        let mut watcher = Watcher { debouncer, folders };
        watcher.watch_folders();
        Ok(watcher)
    }

    /// Waits for a change; false when the server ends.
    pub(super) fn wait(&mut self, changes: &Receiver<Change>) -> bool {
        let Ok(first) = changes.recv() else {
            return false;
        };
        let all: Vec<Change> = std::iter::once(first).chain(changes.try_iter()).collect();
        if all.contains(&Change::Folders) {
            self.watch_folders();
        }
        !all.contains(&Change::Stop)
    }

    /// Watches the source folders that are there now, in place of those that were.
    fn watch_folders(&mut self) {
        for folder in &self.folders {
            // Either fails where the folder is not, which the next change of the root mends.
            let _ = self.debouncer.unwatch(folder);
            let _ = self.debouncer.watch(folder, RecursiveMode::Recursive);
        }
    }
}

/// Tells a site's sources from everything else.
struct Sources {
    root: PathBuf,
    folders: Vec<PathBuf>,
}

impl Sources {
    fn change(&self, events: DebounceEventResult) -> Option<Change> {
        let Ok(events) = events else {
            // Events were lost: look at everything anew.
            return Some(Change::Folders);
        };
        let changed: Vec<&PathBuf> = events
            .iter()
            .filter(|event| is_change(event.kind))
            .flat_map(|event| &event.paths)
            .collect();
        if changed.iter().any(|path| self.folders.contains(path)) {
            return Some(Change::Folders);
        }
        changed
            .iter()
            .any(|path| self.is_source(path))
            .then_some(Change::Sources)
    }

    fn is_source(&self, path: &Path) -> bool {
        path == self.root.join("naosu.toml")
            || self.folders.iter().any(|folder| {
                path.strip_prefix(folder)
                    .is_ok_and(|below| !below.components().any(is_hidden))
            })
    }
}

fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

/// Editors' locks and swap files.
fn is_hidden(component: std::path::Component) -> bool {
    component.as_os_str().as_encoded_bytes().starts_with(b".")
}
