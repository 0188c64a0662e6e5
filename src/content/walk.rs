//! What lies in a site's folder: every file that could be part of it.

use super::{
    code::Code,
    finding::{Finding, Location},
    hidden,
    path::{CONTENT, STATIC},
    published::{Bounds, statics},
};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The files in a site's folder, below it.
#[derive(Default)]
pub(super) struct Walk {
    /// Whether there is a content folder.
    pub(super) has_content: bool,
    /// The files in it, in the order of their paths.
    pub(super) content: Vec<PathBuf>,
    /// What is published as it is.
    pub(super) statics: Vec<PathBuf>,
    /// What is wrong with links, and what cannot be walked.
    pub(super) findings: Vec<Finding>,
}

impl Walk {
    /// Walks the folders of the site at `root`.
    pub(super) fn through(root: &Path) -> Walk {
        let mut walk = Walk {
            has_content: root.join(CONTENT).is_dir(),
            statics: statics(root),
            ..Walk::default()
        };
        let own = root.join(STATIC);
        if own.exists() && !Bounds::of(root, &own).hold_folder() {
            let message = "the link leads out of the site";
            walk.report(Code::OutsideSite, message, STATIC.into());
        }
        if walk.has_content {
            walk.through_content(root);
        }
        walk
    }

    fn through_content(&mut self, root: &Path) {
        let content = root.join(CONTENT);
        let bounds = Bounds::of(root, &content);
        let mut outside = Vec::new();
        let walk = WalkDir::new(&content)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                let inside = bounds.hold(entry);
                if !inside {
                    outside.push(below(root, entry.path()));
                }
                inside && (entry.depth() == 0 || !is_hidden(entry))
            });
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    self.content.push(below(root, entry.path()));
                }
                Ok(_) => {}
                // An editor's lock: a link to nowhere.
                Err(error) if error.path().is_some_and(is_hidden_path) => {}
                Err(error) => {
                    let at = below(root, error.path().unwrap_or(&content));
                    self.report(Code::Unreadable, unreadable(&error), at);
                }
            }
        }
        for path in outside {
            let message = "the link leads out of the folder `content`";
            let finding = Finding::new(Code::OutsideSite, message, Location::Path(path));
            let hint = "copy what it leads to beside the entry";
            self.findings.push(finding.hint(hint));
        }
    }

    fn report(&mut self, code: Code, message: impl Into<String>, path: PathBuf) {
        let finding = Finding::new(code, message, Location::Path(path));
        self.findings.push(finding);
    }

    /// The text files among them.
    pub(super) fn texts(&self) -> impl Iterator<Item = &PathBuf> {
        self.content.iter().filter(|path| is_text(path))
    }
}

/// Whether a file's name is that of a text that is read.
pub(super) fn is_text(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending == "toml" || ending == "md")
}

/// Whether a path below a site's root is one of the content folder, and nothing on the way is
/// passed over.
pub(super) fn is_content(path: &Path) -> bool {
    let mut parts = path.iter().map(|part| part.to_string_lossy());
    let mut within = path.components().skip(1);
    parts.next().is_some_and(|first| first == CONTENT)
        && within.all(|part| matches!(part, std::path::Component::Normal(_)))
        && parts.all(|part| !hidden::is_hidden(&part))
}

fn unreadable(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "the link leads back to a folder that it is in".to_owned(),
        (None, Some(error)) => format!("cannot be read: {error}"),
        (None, None) => "cannot be read".to_owned(),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    is_hidden_path(entry.path())
}

fn is_hidden_path(path: &Path) -> bool {
    hidden::is_hidden(&path.file_name().unwrap_or_default().to_string_lossy())
}

fn below(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}
