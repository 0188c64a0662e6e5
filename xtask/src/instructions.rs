//! `cargo xtask instructions`: what a fixed set of pastes costs, in instructions. Times differ
//! from machine to machine and from run to run; these counts hardly do.

use crate::bench::{BatchLine, Naosu, Printed, batch};
use naosu_engine::Lang;
use std::{error::Error, fs, path::Path, path::PathBuf, process::Command};

/// What is counted: everything below this function, as the symbol table names it.
const COUNTED: &str = "*naosu_engine*Engine*find*";

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

    let pastes: Vec<&str> = PASTES.trim().split("\n\n").collect();
    // Each twice: the first time warms what is filled on first use.
    let lines: Vec<BatchLine> = pastes
        .iter()
        .flat_map(|paste| [*paste; 2])
        .map(|paste| BatchLine::new(paste, Lang::Ja))
        .collect();
    let file = batch(&lines)?;
    let counts = work.path().join("counts");
    let mut valgrind = Command::new("valgrind");
    valgrind
        .arg("--tool=callgrind")
        .arg(format!("--toggle-collect={COUNTED}"))
        .arg(format!("--dump-after={COUNTED}"))
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(naosu.path())
        .arg("--root")
        .arg(site)
        .args(["find", "--output-dir"])
        .arg(&output)
        .arg("--batch")
        .arg(file.path());
    let ran = valgrind
        .output()
        .map_err(|error| format!("cannot start valgrind: {error}"))?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into_owned().into());
    }

    let mut table = Printed::new(["paste", "bytes", "thousand instructions"]);
    let mut total = 0;
    for (number, paste) in pastes.iter().enumerate() {
        // Dumps are numbered from 1; the even ones are of the second time.
        let dump = counts.with_extension((2 * (number + 1)).to_string());
        let count = count(&dump)?;
        total += count;
        let first: String = paste
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect();
        table.row([first, paste.len().to_string(), (count / 1000).to_string()]);
    }
    table.row(["all".to_owned(), String::new(), (total / 1000).to_string()]);
    println!("{table}");
    Ok(())
}

/// The instructions of one dump.
fn count(dump: &Path) -> Result<u64, Box<dyn Error>> {
    let text = fs::read_to_string(dump)
        .map_err(|_| format!("callgrind did not see {COUNTED}: was it inlined?"))?;
    let line = text.lines().find_map(|line| {
        line.strip_prefix("totals:")
            .or(line.strip_prefix("summary:"))
    });
    let count = line.ok_or("a dump without a sum")?.trim().parse()?;
    Ok(count)
}
