//! Programs of others that the project needs, each in one exact version, below the target folder.

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    process::Command,
};

/// A cargo program of the registry.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// Further words for `cargo install`.
    pub(crate) arguments: &'static [&'static str],
    /// How far it is optimised: what runs for a second is not worth it.
    pub(crate) optimised: &'static str,
}

impl Tool {
    /// The program, installed if it is not there yet.
    ///
    /// # Errors
    /// It cannot be installed.
    pub(crate) fn installed(&self, root: &Path) -> Result<PathBuf, Box<dyn Error>> {
        let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let tools = root.join(target).join("tools");
        let program = tools.join("bin").join(self.name);
        let version = Command::new(&program).arg("--version").output();
        let current = version.is_ok_and(|told| {
            let told = String::from_utf8_lossy(&told.stdout).into_owned();
            told.lines()
                .next()
                .is_some_and(|line| line.ends_with(self.version))
        });
        if !current {
            eprintln!("── installing {}", self.name);
            let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let status = Command::new(cargo)
                .args(["install", self.name, "--locked", "--debug", "--quiet"])
                .args(["--version", self.version])
                .args(self.arguments)
                .arg("--root")
                .arg(&tools)
                .env("CARGO_PROFILE_DEV_OPT_LEVEL", self.optimised)
                .status()?;
            if !status.success() {
                return Err(format!("{} cannot be installed", self.name).into());
            }
        }
        Ok(program)
    }
}
