//! What the dependencies may be: cargo-deny, with `deny.toml`.

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    process::Command,
};

/// The version that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// The command that checks licences, duplicates and sources. Advisories are left out: their
/// database is not in a registry, so that a machine without it could not pass.
///
/// # Errors
/// cargo-deny is not there and cannot be installed.
pub(crate) fn check(root: &Path) -> Result<Command, Box<dyn Error>> {
    let mut check = Command::new(installed(root)?);
    check.current_dir(root);
    check.args(["--workspace", "check", "licenses", "bans", "sources"]);
    Ok(check)
}

/// The program, installed below the target folder if it is not there yet.
fn installed(root: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let tools = root.join(target).join("tools");
    let program = tools.join("bin/cargo-deny");
    let version = Command::new(&program).arg("--version").output();
    let current = version.is_ok_and(|told| told.stdout.trim_ascii().ends_with(VERSION.as_bytes()));
    if !current {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // It runs for a second: what takes long is to optimise it.
        let install = ["install", "cargo-deny", "--locked", "--debug", "--quiet"];
        let status = Command::new(cargo)
            .args(install)
            .args(["--version", VERSION, "--root"])
            .arg(&tools)
            .status()?;
        if !status.success() {
            return Err("cargo-deny cannot be installed".into());
        }
    }
    Ok(program)
}
