//! What a site says is no part of it: `ignore` in naosu.toml.

use super::path::shown;
use glob::Pattern;
use std::path::Path;

/// Whether a path of the content folder, below the site's root, is passed over: it or a folder that
/// it is in.
pub(super) fn is_ignored(path: &Path, patterns: &[Pattern]) -> bool {
    if patterns.is_empty() {
        return false;
    }
    let below: std::path::PathBuf = path.iter().skip(1).collect();
    let mut around = below
        .ancestors()
        .filter(|path| !path.as_os_str().is_empty());
    around.any(|path| {
        let (name, whole) = (path.file_name().unwrap_or_default(), shown(path));
        let name = name.to_string_lossy();
        let mut patterns = patterns.iter();
        patterns.any(|pattern| match pattern.as_str().contains('/') {
            true => pattern.matches(&whole),
            false => pattern.matches(&name),
        })
    })
}
