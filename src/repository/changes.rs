//! When each file of a site was last changed, by its commits.

use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Begins what is said of a commit: no name of a file has it.
const COMMIT: char = '\u{1}';

/// When files were last changed: the days of their latest commits, as whoever committed had them.
/// What is not committed has none, so that the same commit gives the same pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(BTreeMap<PathBuf, Date>);

impl Changes {
    /// Asks git, once, about these files of the site at `root`. Where there is no git, or no
    /// repository, nothing is known.
    pub fn of(root: &Path, files: BTreeSet<PathBuf>) -> Changes {
        ask(root, files).unwrap_or_default()
    }

    /// The latest change of any of these files.
    pub fn latest<'p>(&self, files: impl IntoIterator<Item = &'p Path>) -> Option<Date> {
        let days = files.into_iter().filter_map(|file| self.0.get(file));
        days.max().copied()
    }
}

impl FromIterator<(PathBuf, Date)> for Changes {
    fn from_iter<I: IntoIterator<Item = (PathBuf, Date)>>(files: I) -> Changes {
        Changes(files.into_iter().collect())
    }
}

fn ask(root: &Path, files: BTreeSet<PathBuf>) -> Option<Changes> {
    let mut git = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["-c", "log.showSignature=false", "log", "-z", "--no-color"])
        .args(["--name-only", "--no-renames", "--relative"])
        .arg(format!("--format={COMMIT}%cs %D"))
        .args(["--", "content"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let said = BufReader::new(git.stdout.take()?);
    let changes = read(said, files);
    // What is left of the history tells of files that are gone or not committed yet.
    let _ = git.kill();
    let _ = git.wait();
    Some(changes)
}

/// Reads commits, the latest first, until each of the files was in one.
fn read(said: impl BufRead, mut wanted: BTreeSet<PathBuf>) -> Changes {
    let mut changes = BTreeMap::new();
    let mut day = None;
    for part in said.split(0).map_while(Result::ok) {
        let Ok(part) = String::from_utf8(part) else {
            continue;
        };
        let part = part.trim_start_matches('\n');
        if let Some(commit) = part.strip_prefix(COMMIT) {
            day = day_of(commit);
        } else if let Some(file) = wanted.take(Path::new(part)) {
            changes.extend(day.map(|day| (file, day)));
        }
        if wanted.is_empty() {
            break;
        }
    }
    Changes(changes)
}

/// The day of a commit. Where a copy of a repository was cut off (`--depth 1`), its last commit
/// seems to have made all the files: of that day nothing is said.
fn day_of(commit: &str) -> Option<Date> {
    let (day, names) = commit.split_once(' ')?;
    let is_cut = names.split(", ").any(|name| name == "grafted");
    day.parse().ok().filter(|_| !is_cut)
}
