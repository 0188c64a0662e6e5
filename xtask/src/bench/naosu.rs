//! The command that is measured, run as anybody runs it.

use super::queries::Paste;
use serde::Deserialize;
use std::{
    env,
    error::Error,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Entries asked for each paste.
pub(crate) const DEPTH: usize = 10;

/// The `naosu` command.
pub(crate) struct Naosu {
    binary: PathBuf,
    /// Where sites are built, unless it is in their own folders.
    output: Option<PathBuf>,
}

/// What a run took.
pub(crate) struct Cost {
    pub(crate) time: Duration,
    /// The most memory held at a time, in bytes; where the system tells.
    pub(crate) memory: Option<u64>,
}

/// What naosu answers one paste.
#[derive(Deserialize)]
pub(crate) struct Answered {
    pub(crate) ids: Vec<String>,
    pub(crate) confidence: u8,
    pub(crate) verdict: String,
    /// What was recognised, the gravest first; an older command does not tell.
    #[serde(default)]
    pub(crate) messages: Vec<Message>,
    pub(crate) captures: Vec<Capture>,
    /// Milliseconds.
    pub(crate) ms: f64,
}

/// A message that was recognised in a paste.
#[derive(Deserialize)]
pub(crate) struct Message {
    pub(crate) id: String,
}

/// The value of a slot, as it stood in the paste.
#[derive(Deserialize)]
pub(crate) struct Capture {
    pub(crate) slot: String,
    pub(crate) value: String,
}

impl Naosu {
    /// The command at `binary`, or this project's own, built now.
    pub(crate) fn new(root: &Path, binary: Option<PathBuf>) -> Result<Naosu, Box<dyn Error>> {
        if let Some(binary) = binary {
            return Ok(Naosu {
                binary,
                output: None,
            });
        }
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build
            .current_dir(root)
            .args(["build", "--release", "--quiet"]);
        if !build.status()?.success() {
            return Err("the release build failed".into());
        }
        let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let binary = root.join(target).join("release/naosu");
        Ok(Naosu {
            binary,
            output: None,
        })
    }

    /// The same, building sites into a folder, so that their own stay as they are.
    pub(crate) fn building_into(self, output: PathBuf) -> Naosu {
        Naosu {
            output: Some(output),
            ..self
        }
    }

    /// The command, about a site and where it is built.
    fn about(&self, site: &Path, command: &str) -> Command {
        let mut naosu = Command::new(&self.binary);
        naosu.arg("--root").arg(site).arg(command);
        if let Some(output) = &self.output {
            naosu.arg("--output-dir").arg(output);
        }
        naosu
    }

    /// The command, to be given its arguments.
    pub(crate) fn path(&self) -> &Path {
        &self.binary
    }

    /// Builds a site.
    pub(crate) fn build(&self, site: &Path) -> Result<Cost, Box<dyn Error>> {
        let log = tempfile::NamedTempFile::new()?;
        let start = Instant::now();
        let mut child = self
            .about(site, "build")
            .stdout(Stdio::null())
            .stderr(log.reopen()?)
            .spawn()
            .map_err(|error| format!("{}: {error}", self.binary.display()))?;
        let mut memory = None;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            memory = peak(child.id()).max(memory);
            std::thread::sleep(Duration::from_millis(20));
        };
        if !status.success() {
            let said = fs::read_to_string(log.path())?;
            let errors: Vec<&str> = said.lines().rev().take(12).collect();
            let errors: Vec<&str> = errors.into_iter().rev().collect();
            return Err(format!("the site was not built:\n{}", errors.join("\n")).into());
        }
        let time = start.elapsed();
        Ok(Cost { time, memory })
    }

    /// Asks for each paste in turn, in one process.
    pub(crate) fn find(
        &self,
        site: &Path,
        pastes: &[Paste],
    ) -> Result<Vec<Answered>, Box<dyn Error>> {
        let file = batch(pastes)?;
        let output = self
            .about(site, "find")
            .args(["--limit", &DEPTH.to_string(), "--batch"])
            .arg(file.path())
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("naosu find ended with {}", output.status).into());
        }
        let lines = output.stdout.split(|byte| *byte == b'\n');
        let answers = lines
            .filter(|line| !line.is_empty())
            .map(serde_json::from_slice)
            .collect::<Result<Vec<Answered>, _>>()?;
        if answers.len() != pastes.len() {
            return Err(format!("{} answers to {} pastes", answers.len(), pastes.len()).into());
        }
        Ok(answers)
    }
}

/// A file for `--batch`; it is gone when the value is.
pub(crate) fn batch(pastes: &[Paste]) -> Result<tempfile::NamedTempFile, Box<dyn Error>> {
    let mut lines = Vec::new();
    for paste in pastes {
        lines.push(serde_json::to_string(paste)?);
    }
    let mut file = tempfile::NamedTempFile::new()?;
    file.write_all(lines.join("\n").as_bytes())?;
    file.flush()?;
    Ok(file)
}

/// The most memory that a process has held so far, in bytes; Linux tells.
pub(crate) fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
