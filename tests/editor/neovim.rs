//! A real editor's client, without its screen, on the bundled example.

use crate::sites;
use naosu::content::read_on;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path, process::Command};
use tempfile::TempDir;

/// A copy of the bundled example.
fn example() -> TempDir {
    let site = TempDir::new().expect("a folder");
    let root = Path::new(sites::ROOT);
    sites::write(
        &site,
        "naosu.toml",
        fs::read(root.join("naosu.toml")).expect("a file"),
    );
    for file in walkdir::WalkDir::new(root.join("content")) {
        let file = file.expect("a file");
        if file.file_type().is_file() {
            let path = file.path().strip_prefix(root).expect("below");
            let path = path.to_str().expect("UTF-8");
            sites::write(&site, path, fs::read(file.path()).expect("a file"));
        }
    }
    site
}

/// What the script saw, by its names.
fn seen(site: &TempDir) -> BTreeMap<String, Value> {
    let script = Path::new(sites::ROOT).join("tests/editor/neovim.lua");
    let run = Command::new("nvim")
        .args(["--headless", "--clean", "-n", "-c"])
        .arg(format!("luafile {}", script.display()))
        .env("NAOSU", env!("CARGO_BIN_EXE_naosu"))
        .env("XDG_STATE_HOME", site.path().join(".state"))
        .env("XDG_CACHE_HOME", site.path().join(".state"))
        .current_dir(site.path())
        .output()
        .expect("Neovim: `cargo xtask test` installs it");
    let output = String::from_utf8(run.stdout).expect("UTF-8");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{output}\n{said}");
    let lines = output.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}\n{said}")))
        .collect()
}

#[test]
fn neovim_is_helped_from_the_first_slip_to_another_id() {
    let site = example();
    let mut seen = seen(&site);
    let mut saw = |name: &str| seen.remove(name).expect(name);
    assert_eq!(saw("findings"), json!([["dangling-id", 27, 10]]));
    assert_eq!(saw("is modified"), true);
    assert_eq!(saw("action"), "Create the cause `no-network`");
    let words = [
        "check-network-settings",
        "check-your-password",
        "checklist-monthly",
    ];
    assert_eq!(saw("completion").as_array().expect("a list")[..3], words);
    let told = saw("hover");
    assert!(
        told.as_str()
            .expect("words")
            .contains("**モダン認証を有効にする**"),
        "{told}"
    );
    assert_eq!(saw("definition"), "enable-modern-authentication.toml");
    assert!(saw("references").as_u64().expect("a number") > 5);
    let line = saw("line");
    assert!(
        line.as_str()
            .expect("words")
            .contains("(entry:turn-on-modern-authentication)")
    );
    assert!(seen.is_empty(), "{seen:?}");

    let reading = read_on(site.path(), jiff::civil::date(2026, 11, 22));
    let findings = reading.findings.iter().map(ToString::to_string);
    assert_eq!(findings.collect::<Vec<_>>(), [""; 0]);
    let entry = reading
        .library
        .get("turn-on-modern-authentication")
        .expect("it is there");
    assert!(
        entry
            .aliases
            .iter()
            .any(|alias| alias.id == "enable-modern-authentication")
    );
}
