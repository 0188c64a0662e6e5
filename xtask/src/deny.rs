//! What the dependencies may be: cargo-deny, with `deny.toml`.

use crate::tool::Tool;
use std::{error::Error, path::Path, process::Command};

/// In the version that `deny.toml` is written for.
const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    arguments: &[],
    optimised: "0",
};

/// The command that checks licences, duplicates and sources. Advisories are left out: their
/// database is not in a registry, so that a machine without it could not pass.
///
/// # Errors
/// cargo-deny is not there and cannot be installed.
pub(crate) fn check(root: &Path) -> Result<Command, Box<dyn Error>> {
    let mut check = Command::new(DENY.installed(root)?);
    check.current_dir(root);
    check.args(["--workspace", "check", "licenses", "bans", "sources"]);
    Ok(check)
}
