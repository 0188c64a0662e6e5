//! Tools from npm's registry, each in one exact version, in `target/npm`.
//!
//! There is no lock file: it would name the registry that it was written with, and none of these
//! packages brings others but its own program for each system.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Name and version.
const PACKAGES: [(&str, &str); 3] = [
    // The accessibility rules that pages are held to.
    ("axe-core", "4.14.1"),
    // Checks the types of the scripts.
    ("typescript", "7.0.2"),
    // Lays the scripts out.
    ("prettier", "3.10.1"),
];

/// Whether every package is there in its version.
pub(crate) fn is_complete() -> bool {
    PACKAGES.iter().all(|(name, version)| {
        let about = folder().join("node_modules").join(name);
        let about = fs::read(about.join("package.json")).unwrap_or_default();
        let about: serde_json::Value = serde_json::from_slice(&about).unwrap_or_default();
        about["version"] == *version
    })
}

/// Whether there is an npm to bring them with.
pub(crate) fn is_installed() -> bool {
    Command::new("npm").arg("--version").output().is_ok()
}

/// Brings all of them: npm takes away what it is not told of.
///
/// # Errors
/// Their folder cannot be made.
pub(crate) fn bring() -> io::Result<Command> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-package-lock"])
        .args(["--no-audit", "--no-fund", "--prefix"])
        .arg(folder)
        .args(PACKAGES.map(|(name, version)| format!("{name}@{version}")))
        .stdout(Stdio::null());
    Ok(npm)
}

/// Tells whether the scripts are laid out as prettier lays them out.
pub(crate) fn layout_check() -> Command {
    let mut prettier = Command::new("node");
    prettier
        .arg(folder().join("node_modules/prettier/bin/prettier.cjs"))
        .args(["--config", "tests/scripts/prettier.json", "--check"])
        .args(["static/**/*.js", "src/**/*.js", "tests/scripts/**/*.ts"])
        .current_dir(root());
    prettier
}

fn folder() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(target).join("npm")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
