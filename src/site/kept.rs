//! Where entries are kept, as their pages tell it: when they were last changed, and where to
//! change them.

use crate::{
    content::{Library, config, entry::Entry},
    repository::Changes,
};
use jiff::civil::Date;
use std::path::Path;

/// What pages tell of the repository that the site names, if it names any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    pub(super) changes: Changes,
    pub(super) repository: Option<config::Repository>,
}

impl Kept {
    /// What there is to tell of the site at `root`.
    pub(crate) fn of(library: &Library, root: &Path) -> Kept {
        let Some(repository) = &library.config.repository else {
            return Kept::default();
        };
        let files = library.entries().flat_map(Entry::files);
        Kept {
            changes: Changes::of(root, files.map(Path::to_owned).collect()),
            repository: Some(repository.clone()),
        }
    }

    /// The day of the last commit of any file of an entry.
    pub(crate) fn changed(&self, entry: &Entry) -> Option<Date> {
        self.changes.latest(entry.files())
    }

    /// Where a file of the site is changed.
    pub(crate) fn edit(&self, file: &Path) -> Option<String> {
        self.repository.as_ref()?.edit(file)
    }
}
