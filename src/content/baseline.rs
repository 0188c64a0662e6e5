//! Findings that were there before, so that only what is new is told.

use super::finding::Finding;
use serde::Deserialize;
use std::collections::BTreeMap;
use thiserror::Error;

/// What makes a finding the same from one run to the next: its line may move, so it is not in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Identity {
    /// What sort of fault, as a stable word.
    pub code: String,
    /// The file, below the site's root, with forward slashes.
    pub path: String,
    /// What is wrong, in one line.
    pub message: String,
}

impl From<&Finding> for Identity {
    fn from(finding: &Finding) -> Identity {
        Identity {
            code: finding.code.name().to_owned(),
            path: finding.location.file(),
            message: finding.message.clone(),
        }
    }
}

/// The findings of an earlier run. Of equal ones in a file it knows how many there were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Identity, usize>);

/// Why a file is no baseline.
#[derive(Debug, Error)]
#[error("line {line} is no finding: {why}")]
pub struct NoBaseline {
    line: usize,
    why: serde_json::Error,
}

/// What came of comparing findings with a baseline.
#[derive(Debug)]
pub struct Compared<'f> {
    /// Those that the baseline does not have.
    pub new: Vec<&'f Finding>,
    /// How many of the baseline are there no more.
    pub gone: usize,
}

impl Baseline {
    /// Reads what `naosu check --format json` printed: an object a line. Of each only what makes
    /// the finding the same is asked for.
    ///
    /// # Errors
    /// A line is no such object.
    pub fn parse(text: &str) -> Result<Baseline, NoBaseline> {
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty());
        let known = lines.map(|(at, line)| {
            let line = line.trim_start_matches('\u{feff}');
            serde_json::from_str(line).map_err(|why| NoBaseline { line: at + 1, why })
        });
        Ok(Baseline::counted(known.collect::<Result<Vec<_>, _>>()?))
    }

    /// The findings of a run as a baseline for the next.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Baseline {
        Baseline::counted(findings.into_iter().map(Identity::from))
    }

    fn counted(known: impl IntoIterator<Item = Identity>) -> Baseline {
        let mut counts = BTreeMap::new();
        for identity in known {
            *counts.entry(identity).or_default() += 1;
        }
        Baseline(counts)
    }

    /// What is new since, in its order: of equal ones, those beyond the number there were.
    pub fn compare<'f>(&self, findings: &'f [Finding]) -> Compared<'f> {
        let mut known = self.0.clone();
        let is_new = |finding: &&Finding| match known.get_mut(&Identity::from(*finding)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        Compared {
            new: findings.iter().filter(is_new).collect(),
            gone: known.into_values().sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Code, Location};

    fn finding(path: &str, message: &str) -> Finding {
        Finding::new(Code::DeadLink, message, Location::Path(path.into()))
    }

    #[test]
    fn of_equal_findings_those_are_new_that_are_more_than_before() {
        let before = [finding("a", "x"), finding("a", "x"), finding("b", "y")];
        let now = [finding("a", "x"), finding("a", "x"), finding("a", "x")];
        let compared = Baseline::of(&before).compare(&now);
        assert_eq!(compared.new, [&now[2]]);
        assert_eq!(compared.gone, 1);
    }
}
