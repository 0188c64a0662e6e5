//! `naosu.toml` alone, for who needs nothing of the entries.

use super::{Config, load::load, parse, path::CONFIG};
use std::path::Path;

/// The settings of the site at `root`, however much is wrong with them; `check` tells that.
pub fn settings(root: &Path) -> Config {
    let source = load(root, Path::new(CONFIG)).ok();
    let config = source.and_then(|source| parse::config(&source).0);
    config.unwrap_or_default()
}
