//! Which of the findings are told: `--only`, `--errors`, `--in` and `--baseline`.

use super::{
    args::{Selection, Strictness},
    exit::Failure,
};
use naosu::{
    content::{Finding, baseline::Baseline},
    decode,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The findings that are told, and what became of the others.
pub(crate) struct Told<'f> {
    pub(crate) findings: Vec<&'f Finding>,
    /// How many are left out.
    pub(crate) left_out: usize,
    /// How many of the baseline are there no more.
    pub(crate) gone: usize,
}

impl Selection {
    /// The findings of the site at `root` that are told.
    pub(crate) fn of<'f>(
        &self,
        findings: &'f [Finding],
        strictness: &Strictness,
        root: &Path,
    ) -> Result<Told<'f>, Failure> {
        let within = self.within.iter().map(|path| below(root, path));
        let within = within.collect::<Result<Vec<_>, _>>()?;
        let compared = self.baseline()?.compare(findings);
        let is_told = |finding: &&Finding| {
            let path = finding.location.path();
            (self.only.is_empty() || self.only.contains(&finding.code))
                && (!self.errors || strictness.is_error(finding))
                && (within.is_empty() || within.iter().any(|folder| path.starts_with(folder)))
        };
        let told: Vec<&Finding> = compared.new.into_iter().filter(is_told).collect();
        Ok(Told {
            left_out: findings.len() - told.len(),
            findings: told,
            gone: compared.gone,
        })
    }

    fn baseline(&self) -> Result<Baseline, Failure> {
        let Some(file) = &self.baseline else {
            return Ok(Baseline::default());
        };
        let shown = file.display();
        let hint = format!("write one: naosu check --format json > {shown}");
        let bytes = fs::read(file).map_err(|error| {
            Failure::new(format_args!("cannot read {shown}: {error}")).hint(hint.clone())
        })?;
        // What a shell of Windows writes by `>` is UTF-16.
        Baseline::parse(&decode::text(&bytes)).map_err(|error| {
            Failure::new(format_args!("{shown} is no baseline: {error}")).hint(hint)
        })
    }
}

/// A path as findings have it: below the site's root. It is looked for from the current folder
/// first, as a shell completes it.
fn below(root: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let no_such = || {
        let (path, root) = (path.display(), root.display());
        Failure::new(format_args!("there is no {path} in the site at {root}"))
            .hint("--in takes a file or folder of the site, such as content/printer")
    };
    let root = root.canonicalize().map_err(|_| no_such())?;
    let places = [path.to_owned(), root.join(path)];
    let places = places.iter().filter_map(|place| place.canonicalize().ok());
    let mut inside = places.filter_map(|place| place.strip_prefix(&root).ok().map(Path::to_owned));
    inside.next().ok_or_else(no_such)
}
