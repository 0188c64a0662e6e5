//! Makes `LICENSES.txt`: the licences of all that is in the program, in a site and in a bundle.
//!
//! cargo-about, with `about.toml`, reads the licences of the crates that are compiled in. The
//! dictionary's own comes from where the dictionary does.

use crate::tool::Tool;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write,
    fs,
    path::Path,
    process::Command,
};

const RESULT: &str = "LICENSES.txt";
/// In the version that `about.toml` is written for.
const ABOUT: Tool = Tool {
    name: "cargo-about",
    version: "0.9.3",
    arguments: &["--features", "cli"],
    optimised: "2",
};
/// What is distributed, and for which machines: the program, and the engine for browsers.
const PACKAGES: [(&str, &str, &[&str]); 2] = [
    (
        "naosu",
        "Cargo.toml",
        &[
            "x86_64-unknown-linux-gnu",
            "x86_64-pc-windows-msvc",
            "aarch64-apple-darwin",
        ],
    ),
    (
        "naosu-browser",
        "browser/Cargo.toml",
        &["wasm32-unknown-unknown"],
    ),
];
/// Licences whose text is the same for every crate.
const FIXED: [&str; 2] = ["Apache-2.0", "MPL-2.0"];
const LINE: &str =
    "────────────────────────────────────────────────────────────────────────────────";

/// What to do with the licences.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Change nothing; fail when the file in the repository names other crates than are compiled in
    #[arg(long)]
    check: bool,
}

/// What cargo-about tells.
#[derive(Deserialize)]
struct About {
    licenses: Vec<License>,
}

#[derive(Deserialize)]
struct License {
    id: String,
    text: String,
    used_by: Vec<UsedBy>,
}

#[derive(Deserialize)]
struct UsedBy {
    #[serde(rename = "crate")]
    krate: Crate,
}

#[derive(Deserialize)]
struct Crate {
    name: String,
    version: String,
}

/// Makes the file below `root`, the repository, or checks the one there.
///
/// # Errors
/// A tool fails, a file cannot be read or written, or the check fails.
pub(crate) fn run(root: &Path, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let path = root.join(RESULT);
    if arguments.check {
        return check(root, &fs::read_to_string(path)?);
    }
    let mut all = Vec::new();
    for (_, manifest, _) in PACKAGES {
        all.extend(about(root, manifest)?.licenses);
    }
    let text = text(root, all)?;
    check(root, &text)?;
    fs::write(path, &text)?;
    println!("{RESULT}: {} bytes", text.len());
    Ok(())
}

/// Asks cargo-about for the licences of a package and all that it is made of.
fn about(root: &Path, manifest: &str) -> Result<About, Box<dyn Error>> {
    let mut about = Command::new(ABOUT.installed(root)?);
    about
        .current_dir(root)
        .args(["about", "generate", "--locked", "--fail"]);
    about.args(["--format", "json", "--manifest-path", manifest]);
    let output = about.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn text(root: &Path, all: Vec<License>) -> Result<String, Box<dyn Error>> {
    // By licence and text, the crates that are under it.
    let mut groups: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let mut fixed: BTreeMap<String, String> = BTreeMap::new();
    for License { id, text, used_by } in all {
        let text = text.replace("\r\n", "\n");
        let mut text = text.trim_end().trim_start_matches('\n').to_owned();
        if FIXED.contains(&id.as_str()) {
            text = fixed.entry(id.clone()).or_insert(text).clone();
        }
        let others = used_by
            .iter()
            .filter(|by| !by.krate.name.starts_with("naosu"));
        let names = others.map(|by| format!("{} {}", by.krate.name, by.krate.version));
        groups.entry((id, text)).or_default().extend(names);
    }
    groups.retain(|_, names| !names.is_empty());

    let mut file = String::from(
        "What naosu, the sites that it builds and its bundles are made of, and under which licences.\n\
         Made by `cargo xtask licences`.\n",
    );
    let mut part = |title: &str, text: &str| writeln!(file, "\n{LINE}\n{title}\n{LINE}\n\n{text}");
    part(
        "naosu: MIT or Apache-2.0, whichever you like (the text of Apache-2.0 stands below)",
        fs::read_to_string(root.join("LICENSE-MIT"))?.trim_end(),
    )?;
    part(
        "The Rust standard library: MIT or Apache-2.0",
        "Copyright (c) The Rust Project Contributors",
    )?;
    let dictionary = ["dictionary/NOTICE", "dictionary/COPYING.ipadic"].map(|it| root.join(it));
    for path in dictionary {
        part(
            "IPADIC, the dictionary of Japanese",
            fs::read_to_string(path)?.trim_end(),
        )?;
    }
    for ((id, text), names) in &groups {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        part(&format!("{id}\n{}", names.join("\n")), text)?;
    }
    Ok(file)
}

/// Whether the file names the crates that are compiled in today, and no others.
fn check(root: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let mut compiled = BTreeSet::new();
    for (package, _, targets) in PACKAGES {
        for target in targets {
            compiled.extend(crates(root, package, target)?);
        }
    }
    let lines: BTreeSet<&str> = text.lines().collect();
    let missing = compiled
        .iter()
        .filter(|name| !lines.contains(name.as_str()));
    let missing: Vec<&str> = missing.map(String::as_str).collect();
    if !missing.is_empty() {
        let missing = missing.join(", ");
        return Err(format!("{RESULT} does not name {missing}: cargo xtask licences").into());
    }
    Ok(())
}

/// The crates of others that a package is made of: names and versions.
fn crates(root: &Path, package: &str, target: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut tree = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    tree.current_dir(root)
        .args(["tree", "--locked", "--edges", "normal,build"]);
    tree.args(["--prefix", "none", "--format", "{p}"]);
    tree.args(["--package", package, "--target", target]);
    let output = tree.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let names = String::from_utf8(output.stdout)?;
    let names = names.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        (!name.starts_with("naosu")).then(|| format!("{name} {version}"))
    });
    Ok(names.collect())
}
