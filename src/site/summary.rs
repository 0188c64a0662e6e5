//! What was built.

use super::{graph::Graph, progress::Phase};
use naosu_vocabulary::{Kind, Lang};
use std::{collections::BTreeMap, path::PathBuf, time::Duration};

/// What was built.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Entries by kind.
    pub entries: BTreeMap<Kind, usize>,
    /// Entries that have their title and, if there is any prose, their prose in a language.
    pub written_in: BTreeMap<Lang, usize>,
    /// HTML pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How long each part of the work took, in the order in which they were done.
    pub phases: Vec<(Phase, Duration)>,
    /// The site that stood there before, if it could not be removed.
    pub left: Option<PathBuf>,
}

impl Summary {
    /// What there is to build, with nothing built yet.
    pub(crate) fn of(graph: &Graph<'_>, languages: &[Lang]) -> Summary {
        let mut summary = Summary::default();
        for entry in graph.entries() {
            *summary.entries.entry(entry.kind()).or_default() += 1;
            for &lang in languages {
                let has_prose = entry.prose.is_empty() || entry.prose.get(lang).is_some();
                if entry.title.get(lang).is_some() && has_prose {
                    *summary.written_in.entry(lang).or_default() += 1;
                }
            }
        }
        summary
    }
}
