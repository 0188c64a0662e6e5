//! What came of reading a site.

use super::{code::Severity, finding::Finding, library::Library};

/// A site as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it says; entries with broken TOML are not in it.
    pub library: Library,
    /// All that is wrong with it, by file and line.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether something is so wrong that the site must not be built.
    pub fn has_errors(&self) -> bool {
        let is_error = |finding: &Finding| finding.severity() == Severity::Error;
        self.findings.iter().any(is_error)
    }
}
