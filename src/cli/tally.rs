//! How many findings there are: by kind, and by folder.

use super::{
    numbers::grouped,
    terminal::{ERROR, FAINT, STRONG, WARNING, shown},
};
use naosu::content::{Code, Finding, Severity, path};
use std::{
    cmp::Reverse,
    collections::BTreeMap,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// How many folders are shown of many.
const FOLDERS: usize = 12;

/// Of how many findings there is a table.
pub(crate) const MANY: usize = 10;

/// How many findings there are of a kind.
pub(crate) fn by_kind(findings: &[&Finding]) -> BTreeMap<Code, usize> {
    let mut kinds = BTreeMap::new();
    for finding in findings {
        *kinds.entry(finding.code).or_default() += 1;
    }
    kinds
}

/// Writes the tables: errors first, then what there is most of.
pub(crate) fn write(
    findings: &[&Finding],
    every_folder: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    write_kinds(findings, out)?;
    write_folders(findings, every_folder, out)
}

fn write_kinds(findings: &[&Finding], out: &mut impl Write) -> io::Result<()> {
    let mut kinds: Vec<(Code, usize)> = by_kind(findings).into_iter().collect();
    kinds.sort_by_key(|(code, count)| (Reverse(code.severity()), Reverse(*count)));
    writeln!(out, "{STRONG}   count  kind{STRONG:#}")?;
    for (code, count) in kinds {
        let style = match code.severity() {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
        };
        let severity = code.severity();
        writeln!(
            out,
            "{:>8}  {style}{severity}{style:#}[{code}]",
            grouped(count)
        )?;
    }
    writeln!(out)
}

/// Errors and warnings.
type Counts = (usize, usize);

fn write_folders(findings: &[&Finding], every: bool, out: &mut impl Write) -> io::Result<()> {
    let mut folders: Vec<(PathBuf, Counts)> = by_folder(findings).into_iter().collect();
    folders.sort_by_key(|(_, counts)| Reverse(*counts));
    let shown_folders = match every || folders.len() <= FOLDERS + 1 {
        true => folders.len(),
        false => FOLDERS,
    };
    writeln!(out, "{STRONG}  errors  warnings  folder{STRONG:#}")?;
    for (folder, counts) in &folders[..shown_folders] {
        let name = match path::shown(folder) {
            name if name.is_empty() => ".".to_owned(),
            name => name,
        };
        row(*counts, &shown(&name), out)?;
    }
    let rest = &folders[shown_folders..];
    if !rest.is_empty() {
        let sum = |(errors, warnings): Counts, (_, more): &(PathBuf, Counts)| {
            (errors + more.0, warnings + more.1)
        };
        let counts = rest.iter().fold((0, 0), sum);
        let rest = format!("{FAINT}in {} more folders{FAINT:#}", grouped(rest.len()));
        row(counts, &rest, out)?;
    }
    writeln!(out)
}

fn row((errors, warnings): Counts, name: &str, out: &mut impl Write) -> io::Result<()> {
    let (errors, warnings) = (grouped(errors), grouped(warnings));
    writeln!(out, "{errors:>8}  {warnings:>8}  {name}")
}

/// The folders next below the deepest one that has all findings: in a site of topics, the topics.
fn by_folder(findings: &[&Finding]) -> BTreeMap<PathBuf, Counts> {
    let parents = findings.iter().map(parent);
    let common = parents.reduce(|one, other| {
        let same = one.ancestors().find(|above| other.starts_with(above));
        same.unwrap_or(Path::new(""))
    });
    let depth = common.map_or(0, |common| common.iter().count()) + 1;
    let mut folders = BTreeMap::new();
    for finding in findings {
        let folder: PathBuf = parent(finding).iter().take(depth).collect();
        let (errors, warnings): &mut Counts = folders.entry(folder).or_default();
        match finding.severity() {
            Severity::Error => *errors += 1,
            Severity::Warning => *warnings += 1,
        }
    }
    folders
}

/// The folder that a finding is in, or that it is of.
fn parent<'f>(finding: &'f &Finding) -> &'f Path {
    let path = finding.location.path();
    match path.extension() {
        Some(_) => path.parent().unwrap_or(Path::new("")),
        None => path,
    }
}
