//! Questions, and which entries answer them.

use naosu_vocabulary::Lang;
use serde::Deserialize;
use std::{error::Error, fs, path::Path};

/// The sorts that are pasted; all others are asked in words.
const PASTED: [&str; 5] = ["exact", "log", "dialog", "code", "ocr"];

/// A question with the answers that are right.
#[derive(Deserialize)]
pub(crate) struct Question {
    #[serde(rename = "q")]
    pub(crate) text: String,
    pub(crate) lang: Lang,
    /// How it is put: `nl`, `keywords`, `exact` and so on.
    #[serde(rename = "type")]
    pub(crate) sort: String,
    /// Ids of articles that answer it.
    pub(crate) gold: Vec<String>,
    /// The file that it comes from.
    #[serde(skip)]
    pub(crate) set: String,
}

/// Reads a file of questions.
pub(crate) fn read(path: &Path) -> Result<Vec<Question>, Box<dyn Error>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let set = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut questions = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut question: Question =
            serde_json::from_str(line).map_err(|error| format!("{name}:{number}: {error}"))?;
        question.set = set.clone().into_owned();
        questions.push(question);
    }
    Ok(questions)
}

impl Question {
    /// Whether it is a paste rather than words of the reader's own.
    pub(crate) fn is_paste(&self) -> bool {
        PASTED.contains(&self.sort.as_str())
    }

    /// Where the first right answer stands, counted from 1. Entries that an article was split into
    /// (`ka-1-fix` of `ka-1`) are the article, and count once.
    pub(crate) fn rank(&self, ids: &[String]) -> Option<usize> {
        let article = |id: &String| {
            let part = |gold: &&String| id.strip_prefix(*gold).is_some_and(is_part);
            self.gold.iter().find(part)
        };
        let mut seen: Vec<&String> = Vec::new();
        for id in ids {
            if article(id).is_some() {
                return Some(seen.len() + 1);
            }
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        None
    }
}

fn is_part(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('-')
}
