//! How programs that know a repository name the files of a site in it.

use naosu::{content::Finding, repository::Repository};
use std::path::Path;

/// Paths from the root of the repository that a site is kept in; else from the site's own.
pub(super) struct Paths(Option<Repository>);

impl Paths {
    pub(super) fn of_site(root: &Path) -> Paths {
        Paths(Repository::around(root))
    }

    /// The file of a finding.
    pub(super) fn of(&self, finding: &Finding) -> String {
        match &self.0 {
            Some(repository) => repository.path(finding.location.path()),
            None => finding.location.file(),
        }
    }
}
