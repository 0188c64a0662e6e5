//! Builds and bundles that are killed at any moment. The site that stood there must be whole after
//! each, and nothing may be left after the next that comes to its end.

use crate::chance::Chance;
use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// What to kill, and how often.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The naosu to attack
    #[arg(long, value_name = "FILE")]
    binary: PathBuf,
    /// How many runs to kill
    #[arg(long, default_value_t = 300)]
    runs: usize,
    /// Where chance begins
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// The ways a run may be ended. `KILL` leaves it no time for anything.
const SIGNALS: [&str; 4] = ["KILL", "KILL", "TERM", "INT"];
const COMMANDS: [&[&str]; 3] = [&["build"], &["bundle"], &["bundle", "--single-file"]];

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Kills, and prints how many runs were killed and how many came to their end before.
///
/// # Errors
/// A site was not whole, or something was left.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let site = folder.path();
    copy(&root.join("content"), &site.join("content"))?;
    fs::copy(root.join("naosu.toml"), site.join("naosu.toml"))?;
    let start = Instant::now();
    for command in COMMANDS {
        finish(start_run(args, site, command)?)?;
    }
    let longest = start.elapsed().as_millis() as usize / COMMANDS.len();
    let whole = products(site)?;

    let mut chance = Chance::new(args.seed, "kills");
    let mut killed = 0;
    for n in 0..args.runs {
        let command = COMMANDS[n % COMMANDS.len()];
        let mut child = start_run(args, site, command)?;
        thread::sleep(Duration::from_millis(chance.below(longest) as u64));
        let signal = SIGNALS[chance.below(SIGNALS.len())];
        if child.try_wait()?.is_none() {
            end(&child, signal)?;
            killed += 1;
        }
        child.wait()?;
        if products(site)? != whole {
            return Err(
                format!("run {n}: {command:?} ended by {signal} changed what stood there").into(),
            );
        }
    }
    for command in COMMANDS {
        finish(start_run(args, site, command)?)?;
    }
    let left = names(site)?
        .into_iter()
        .filter(|name| name.contains(".naosu-"));
    let left: Vec<String> = left.collect();
    if !left.is_empty() {
        return Err(format!("left: {}", left.join(", ")).into());
    }
    println!(
        "{killed} of {} runs killed; what stood there was whole after each, and nothing is left",
        args.runs
    );
    Ok(())
}

fn start_run(args: &Args, site: &Path, command: &[&str]) -> std::io::Result<Child> {
    let mut naosu = Command::new(&args.binary);
    naosu.args(command).current_dir(site);
    naosu
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

fn finish(mut child: Child) -> Result<(), Box<dyn Error>> {
    match child.wait()?.success() {
        true => Ok(()),
        false => Err("a run that nobody killed failed".into()),
    }
}

fn end(child: &Child, signal: &str) -> std::io::Result<()> {
    let mut kill = Command::new("kill");
    kill.args(["-s", signal, &child.id().to_string()]);
    kill.status().map(drop)
}

/// All that the commands make.
fn products(site: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    read(&site.join("public"), &mut files)?;
    for bundle in ["bundle.zip", "bundle.html"] {
        files.insert(bundle.into(), fs::read(site.join(bundle))?);
    }
    Ok(files)
}

fn read(folder: &Path, files: &mut Files) -> std::io::Result<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.is_dir() {
            read(&path, files)?;
        } else {
            files.insert(path.clone(), fs::read(path)?);
        }
    }
    Ok(())
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let name = |file: fs::DirEntry| file.file_name().to_string_lossy().into_owned();
    fs::read_dir(folder)?.map(|file| file.map(name)).collect()
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let path = file?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy(&path, &to)?,
            false => drop(fs::copy(&path, to)?),
        }
    }
    Ok(())
}
