//! TypeScript, as `cargo xtask test` brings it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What TypeScript says of one of the projects in `tests/scripts` with files more, which are
/// written to a folder `name` of their own. Where there is no TypeScript nothing is said, but in
/// CI that is an error.
pub(crate) fn complaints(name: &str, project: &str, files: &[(&str, &str)]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let compiler = target.join("npm/node_modules/typescript/bin/tsc");
    if !compiler.exists() {
        assert!(!is_ci(), "no TypeScript: `cargo xtask test` brings it");
        eprintln!("not checked: no TypeScript, which `cargo xtask test` brings");
        return String::new();
    }
    let folder = target.join("scripts").join(name);
    let config = written(&folder, project, files);
    let mut tsc = Command::new("node");
    let tsc = tsc.arg(compiler).args(["--pretty", "false", "--project"]);
    let output = tsc.arg(config).output().expect("node");
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

fn written(folder: &Path, project: &str, files: &[(&str, &str)]) -> PathBuf {
    fs::create_dir_all(folder).expect("a folder");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file");
    }
    let project = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/scripts")
        .join(project);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let config = serde_json::json!({ "extends": project, "files": names });
    let path = folder.join("tsconfig.json");
    fs::write(&path, config.to_string()).expect("a file");
    path
}

/// As `cargo xtask test` understands it.
fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
