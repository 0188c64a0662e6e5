//! `cargo xtask attack inputs`: time and memory for inputs of doubling sizes.
//!
//! What takes four times as long for twice the input can be made to take for ever. A row of the
//! table is an input; it holds if the time grows no faster than the input, or if a finding ends it.

use super::growing::{self, Growing, SETTINGS};
use crate::bench::{
    naosu::{Naosu, peak},
    table::Table,
};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Sizes of an input: the largest, its half, and so on.
const SIZES: usize = 4;

/// What takes longer is ended: it has shown what it is.
const LONGEST: Duration = Duration::from_secs(60);

/// What `cargo xtask attack inputs` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Attack this naosu rather than the project's own
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
    /// Only inputs with this in their names
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

/// What an input of one size took.
struct Took {
    /// Of all processors together: another program beside this one does not change it.
    time: Duration,
    /// The most memory held at a time, in bytes.
    memory: u64,
    /// How it ended, in a word.
    end: String,
}

/// Gives naosu every input in every size, and prints the table.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let naosu = Naosu::new(root, args.binary.clone())?;
    let only = args.only.as_deref().unwrap_or_default();
    let mut table = Table::new([
        "input", "pieces", "⅛, ms", "¼, ms", "½, ms", "all, ms", "MB", "end",
    ]);
    let inputs = growing::all().into_iter();
    for input in inputs.filter(|input| input.name.contains(only)) {
        let mut took = Vec::new();
        for halvings in (0..SIZES).rev() {
            took.push(measure(naosu.path(), &input, input.most >> halvings)?);
        }
        let time = |at: usize| took[at].time.as_millis().to_string();
        let last = &took[SIZES - 1];
        eprintln!("{}: {} ms", input.name, time(SIZES - 1));
        table.row([
            input.name.replace('|', "\\|"),
            input.most.to_string(),
            time(0),
            time(1),
            time(2),
            time(3),
            (last.memory >> 20).to_string(),
            last.end.clone(),
        ]);
    }
    println!("{table}");
    Ok(())
}

/// Makes a site of an input's size, and does with it what the input is for.
fn measure(naosu: &Path, input: &Growing, size: usize) -> Result<Took, Box<dyn Error>> {
    let site = tempfile::tempdir()?;
    fs::write(site.path().join("naosu.toml"), SETTINGS)?;
    for (path, text) in (input.files)(size) {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(path, text)?;
    }
    let log = tempfile::NamedTempFile::new()?;
    // One place in the file for both, so that neither writes over the other.
    let (stdout, stderr) = (log.as_file().try_clone()?, log.as_file().try_clone()?);
    let start = Instant::now();
    let mut child = Command::new(naosu)
        .arg("--root")
        .arg(site.path())
        .args(input.command)
        .stdout(Stdio::from(stdout))
        .stderr(Stdio::from(stderr))
        .spawn()?;
    let (mut memory, mut time) = (0, Duration::ZERO);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        memory = peak(child.id()).unwrap_or_default().max(memory);
        time = processor_time(child.id()).unwrap_or(start.elapsed());
        if start.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            break None;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let end = match status {
        None => "too long".to_owned(),
        Some(status) if status.success() => "done".to_owned(),
        Some(status) if status.code() == Some(1) => findings(&fs::read(log.path())?),
        Some(status) => status.to_string(),
    };
    Ok(Took { time, memory, end })
}

/// How long processors have worked for a process; Linux tells, in hundredths of a second.
fn processor_time(process: u32) -> Option<Duration> {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, status) = status.rsplit_once(')')?;
    let mut numbers = status.split_whitespace().skip(11);
    let own: u64 = numbers.next()?.parse().ok()?;
    let of_system: u64 = numbers.next()?.parse().ok()?;
    Some(Duration::from_millis(10 * (own + of_system)))
}

/// The first sort of error that was found.
fn findings(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let human = said.split_once("error[").map(|(_, rest)| rest);
    let code = human.and_then(|rest| rest.split(']').next());
    let json = || {
        let error = said.find("\"severity\":\"error\"")?;
        let (_, rest) = said[error..].split_once("\"code\":\"")?;
        rest.split('"').next()
    };
    code.or_else(json).unwrap_or("?").to_owned()
}
