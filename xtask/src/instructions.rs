//! `cargo xtask instructions`: what a fixed set of pastes costs, in instructions. Times differ
//! from machine to machine and from run to run; these counts hardly do.

use crate::bench::{
    naosu::{Naosu, batch},
    queries::Paste,
    table::Table,
};
use naosu_vocabulary::Lang;
use std::{error::Error, fs, path::Path, path::PathBuf, process::Command};

/// What is counted: everything below this function, as the symbol table names it.
const COUNTED: &str = "naosu_engine::search::engine::Engine::find*";

/// The pastes: a blank line ends one.
const PASTES: &str = include_str!("instructions.txt");

/// What `cargo xtask instructions` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The site to ask, not yet built [default: the example]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Count this naosu rather than the project's own
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

/// Builds the site, asks it under callgrind, and prints the counts.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let naosu = Naosu::new(root, args.binary.clone())?;
    let work = tempfile::tempdir()?;
    let output = work.path().join("public");
    let site = args.site.as_deref().unwrap_or(root);
    let mut build = Command::new(naosu.path());
    build
        .arg("--root")
        .arg(site)
        .arg("build")
        .arg("--output-dir")
        .arg(&output);
    if !build.output()?.status.success() {
        return Err("the site was not built".into());
    }

    let callgrind = Callgrind {
        naosu: naosu.path(),
        site,
        output: &output,
        counts: &work.path().join("counts"),
    };
    let pastes: Vec<&str> = PASTES.trim().split("\n\n").collect();
    // What is filled on first use is filled by a paste that is asked before each.
    let warm = pastes.first().copied().unwrap_or_default();
    let ground = callgrind.count(&[warm])?;
    let mut table = Table::new(["paste", "bytes", "thousand instructions"]);
    let mut total = 0;
    for paste in &pastes {
        let count = callgrind.count(&[warm, paste])?.saturating_sub(ground);
        total += count;
        let first = paste.lines().next().unwrap_or_default();
        let first: String = first.chars().take(40).collect();
        table.row([first, paste.len().to_string(), (count / 1000).to_string()]);
    }
    table.row(["all".to_owned(), String::new(), (total / 1000).to_string()]);
    println!("{table}");
    Ok(())
}

/// Runs of `naosu find` under callgrind.
struct Callgrind<'a> {
    naosu: &'a Path,
    site: &'a Path,
    output: &'a Path,
    /// Where callgrind writes.
    counts: &'a Path,
}

impl Callgrind<'_> {
    /// The instructions that answering these pastes takes, one after the other.
    fn count(&self, pastes: &[&str]) -> Result<u64, Box<dyn Error>> {
        let lines: Vec<Paste> = pastes
            .iter()
            .map(|paste| Paste::new(paste, Lang::Ja))
            .collect();
        let file = batch(&lines)?;
        let ran = Command::new("valgrind")
            .arg("--tool=callgrind")
            .arg(format!("--toggle-collect={COUNTED}"))
            .arg(format!("--callgrind-out-file={}", self.counts.display()))
            .arg(self.naosu)
            .arg("--root")
            .arg(self.site)
            .args(["find", "--output-dir"])
            .arg(self.output)
            .arg("--batch")
            .arg(file.path())
            .output()
            .map_err(|error| format!("cannot start valgrind: {error}"))?;
        if !ran.status.success() {
            return Err(String::from_utf8_lossy(&ran.stderr).into_owned().into());
        }
        let counted = fs::read_to_string(self.counts)?;
        let sum = counted
            .lines()
            .find_map(|line| line.strip_prefix("summary:"));
        match sum.ok_or("callgrind wrote no sum")?.trim().parse()? {
            0 => Err(format!("callgrind saw no call of {COUNTED}: was it inlined?").into()),
            count => Ok(count),
        }
    }
}
