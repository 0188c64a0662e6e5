//! Graded pastes: what is pasted, and which entries may answer it.

use super::catalogue::Catalogue;
use naosu_vocabulary::Lang;
use serde::{Deserialize, Serialize};
use std::{error::Error, fs, path::Path};

/// A paste with the answers that are right.
pub(crate) struct Query {
    pub(crate) paste: String,
    pub(crate) lang: Lang,
    pub(crate) level: String,
    /// Ids in the site of the entries that answer it.
    pub(crate) gold: Vec<String>,
    /// Ids of other messages that stand in the paste; none where nobody has looked.
    pub(crate) also: Option<Vec<String>>,
    /// The catalogues that the gold ones come from.
    pub(crate) catalogues: Vec<String>,
    /// The line of the catalogue that the paste was made of.
    pub(crate) source: Option<String>,
}

/// A line as it is written.
#[derive(Deserialize)]
struct Line {
    q: String,
    lang: Lang,
    gold: Vec<String>,
    also: Option<Vec<String>>,
    #[serde(default)]
    level: String,
    src: Option<String>,
}

/// Reads the queries; with a `limit`, so many, spread evenly over the file.
pub(crate) fn read(
    path: &Path,
    catalogue: &Catalogue,
    limit: Option<usize>,
) -> Result<Vec<Query>, Box<dyn Error>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let lines: Vec<&str> = text.lines().collect();
    let count = limit.unwrap_or(usize::MAX).min(lines.len());
    let mut queries = Vec::with_capacity(count);
    for n in 0..count {
        let number = n * lines.len() / count;
        let line: Line = serde_json::from_str(lines[number])
            .map_err(|error| format!("{name}:{}: {error}", number + 1))?;
        let known = |ids: &[String]| -> Vec<String> {
            let entries = ids.iter().filter_map(|id| catalogue.get(id));
            entries.map(|entry| entry.id.clone()).collect()
        };
        let gold = line.gold.iter().filter_map(|id| catalogue.get(id));
        let mut catalogues: Vec<String> = gold.map(|entry| entry.catalogue.clone()).collect();
        catalogues.sort_unstable();
        catalogues.dedup();
        queries.push(Query {
            gold: known(&line.gold),
            also: line.also.map(|also| known(&also)),
            paste: line.q,
            lang: line.lang,
            level: line.level,
            catalogues,
            source: line.src,
        });
    }
    Ok(queries)
}

/// A line for `naosu find --batch`.
#[derive(Serialize)]
pub(crate) struct Paste<'a> {
    q: &'a str,
    lang: Lang,
}

impl Query {
    /// What is asked of naosu.
    pub(crate) fn paste(&self) -> Paste<'_> {
        Paste {
            q: &self.paste,
            lang: self.lang,
        }
    }
}

impl<'a> Paste<'a> {
    pub(crate) fn new(q: &'a str, lang: Lang) -> Paste<'a> {
        Paste { q, lang }
    }
}
