//! What readers have said: of pages that they read, and of what they searched for in vain.

use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeMap};
use thiserror::Error;

/// What readers have said, added up.
#[derive(Clone, Debug, Default)]
pub struct Feedback {
    /// By the id of a page.
    pages: BTreeMap<String, Said>,
    /// How often a paste that found nothing was reported.
    in_vain: BTreeMap<String, usize>,
}

/// What was said of a page.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    helped: usize,
    not_helped: usize,
}

/// What was searched for in vain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InVain {
    /// The paste.
    pub paste: String,
    /// How often it was reported.
    pub times: usize,
}

/// Why a file holds nothing that readers have said.
#[derive(Debug, Error)]
pub enum NoFeedback {
    /// It is neither a list nor an object a line.
    #[error("line {line} is nothing that readers say: {why}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        why: serde_json::Error,
    },
    /// It is a list of something else.
    #[error("it is no list of what readers say: {0}")]
    List(serde_json::Error),
}

#[derive(Deserialize)]
struct Record {
    answer: Answer,
    #[serde(default)]
    page: Option<String>,
    #[serde(default)]
    paste: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Helped,
    NotHelped,
    NotFound,
}

impl Feedback {
    /// Adds what a file says: the list that a browser has exported, or an object a line, as an
    /// address for feedback may have kept what it was sent.
    ///
    /// # Errors
    /// It is neither.
    pub fn add(&mut self, text: &str) -> Result<(), NoFeedback> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let records: Vec<Record> = match text.starts_with('[') {
            true => serde_json::from_str(text).map_err(NoFeedback::List)?,
            false => {
                let lines = text.lines().enumerate();
                let lines = lines.filter(|(_, line)| !line.trim().is_empty());
                let records = lines.map(|(at, line)| {
                    serde_json::from_str(line).map_err(|why| NoFeedback::Line { line: at + 1, why })
                });
                records.collect::<Result<_, _>>()?
            }
        };
        records.into_iter().for_each(|record| self.count(record));
        Ok(())
    }

    fn count(&mut self, record: Record) {
        match (record.answer, record.page, record.paste) {
            (Answer::Helped, Some(page), _) => self.pages.entry(page).or_default().helped += 1,
            (Answer::NotHelped, Some(page), _) => {
                self.pages.entry(page).or_default().not_helped += 1;
            }
            (Answer::NotFound, _, Some(paste)) => *self.in_vain.entry(paste).or_default() += 1,
            _ => {}
        }
    }

    /// Whether more readers said of a page that it did not help than that it did. It may have had
    /// several ids.
    pub(super) fn says_not_helped<'i>(&self, ids: impl Iterator<Item = &'i str>) -> bool {
        let said = ids.filter_map(|id| self.pages.get(id));
        let (helped, not_helped) = said.fold((0, 0), |(helped, not_helped), said| {
            (helped + said.helped, not_helped + said.not_helped)
        });
        not_helped > helped
    }

    /// What was searched for in vain, the most frequent first.
    pub(super) fn in_vain(&self) -> Vec<InVain> {
        let all = self.in_vain.iter().map(|(paste, times)| InVain {
            paste: paste.clone(),
            times: *times,
        });
        let mut all: Vec<InVain> = all.collect();
        all.sort_by_key(|one| Reverse(one.times));
        all
    }
}
