//! Sees changes in a site's sources, a burst of them as one.

use super::{Error, share};
use notify::{
    Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode,
    event::{MetadataKind, ModifyKind},
};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, NoCache, RecommendedCache, new_debouncer, new_debouncer_opt,
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender},
    time::Duration,
};

/// The folders that a site is made of, all below its root.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];
/// How long it must be quiet: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(80);
/// How often files are looked at where the system tells of no changes.
const GLANCE: Duration = Duration::from_secs(1);

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
    sources: Sources,
    changes: Sender<Change>,
    news: News,
    /// Why the system's word is not relied on; to be told.
    why: Option<String>,
}

/// Where news of changes comes from.
enum News {
    /// The system tells.
    Told(Debouncer<RecommendedWatcher, RecommendedCache>),
    /// Files are looked at again and again.
    Looked(Debouncer<PollWatcher, NoCache>),
}

impl Watcher {
    /// Watches the site at `root`, an absolute path, and sends changes; if `poll`, without
    /// relying on the system's word.
    pub(super) fn new(root: &Path, changes: Sender<Change>, poll: bool) -> Result<Watcher, Error> {
        let sources = Sources {
            root: root.to_owned(),
            folders: FOLDERS.iter().map(|name| root.join(name)).collect(),
        };
        let why = match poll {
            true => Some("as --poll says".to_owned()),
            false => share::is_shared(root)
                .then(|| "the site is on a share, of which the system tells no changes".to_owned()),
        };
        let (news, why) = match why {
            Some(why) => (looked(&sources, &changes)?, Some(why)),
            None => match told(&sources, &changes) {
                Ok(news) => (news, None),
                Err(error) => (looked(&sources, &changes)?, Some(reason(&error))),
            },
        };
        let mut watcher = Watcher {
            sources,
            changes,
            news,
            why,
        };
        watcher.watch_folders();
        Ok(watcher)
    }

    /// Why files are looked at, if that is news.
    pub(super) fn why(&mut self) -> Option<String> {
        self.why.take()
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
        for folder in self.sources.folders.clone() {
            let watched = match &mut self.news {
                News::Told(debouncer) => {
                    // It fails where the folder was not watched.
                    let _ = debouncer.unwatch(&folder);
                    debouncer.watch(&folder, RecursiveMode::Recursive)
                }
                News::Looked(debouncer) => {
                    let _ = debouncer.unwatch(&folder);
                    debouncer.watch(&folder, RecursiveMode::Recursive)
                }
            };
            // Where the folder is not, the next change of the root mends that.
            let Err(error) = watched.or_else(unless_missing) else {
                continue;
            };
            if let (News::Told(_), Ok(news)) = (&self.news, looked(&self.sources, &self.changes)) {
                self.news = news;
                self.why = Some(reason(&error));
                return self.watch_folders();
            }
        }
    }
}

fn unless_missing(error: notify::Error) -> notify::Result<()> {
    match &error.kind {
        ErrorKind::PathNotFound => Ok(()),
        ErrorKind::Io(source) if source.kind() == io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}

/// What the system said, and what may be done.
fn reason(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system watches no more files (fs.inotify.max_user_watches is reached)".to_owned()
        }
        _ => format!("the system tells of none ({error}); on Linux, fs.inotify limits that"),
    }
}

fn told(sources: &Sources, changes: &Sender<Change>) -> notify::Result<News> {
    let mut debouncer = new_debouncer(QUIET, None, handler(sources, changes))?;
    debouncer.watch(&sources.root, RecursiveMode::NonRecursive)?;
    Ok(News::Told(debouncer))
}

fn looked(sources: &Sources, changes: &Sender<Change>) -> notify::Result<News> {
    let every = Config::default().with_poll_interval(GLANCE);
    let handler = handler(sources, changes);
    let mut debouncer: Debouncer<PollWatcher, NoCache> =
        new_debouncer_opt(QUIET, None, handler, NoCache, every)?;
    debouncer.watch(&sources.root, RecursiveMode::NonRecursive)?;
    Ok(News::Looked(debouncer))
}

fn handler(
    sources: &Sources,
    changes: &Sender<Change>,
) -> impl FnMut(DebounceEventResult) + Send + 'static {
    let (sources, changes) = (sources.clone(), changes.clone());
    move |events| {
        if let Some(change) = sources.change(events) {
            // Nobody waits any more once the server ends.
            let _ = changes.send(change);
        }
    }
}

/// Tells a site's sources from everything else.
#[derive(Clone)]
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
        // Whoever looks sees a change by its time alone.
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::WriteTime,
        EventKind::Access(_) => false,
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
