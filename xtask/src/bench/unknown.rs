//! Pastes of software that no catalogue has: whether naosu keeps silent.

use super::{
    naosu::{Answered, Naosu},
    queries::Paste,
    score::RECOGNISED,
    table::{Table, share},
};
use naosu_vocabulary::Lang;
use serde::Deserialize;
use std::{error::Error, path::Path};

/// A paste a line, made up after what people paste.
const PASTES: &str = include_str!("unknown.jsonl");

#[derive(Deserialize)]
struct Line {
    q: String,
    lang: Lang,
}

/// How many are recognised all the same; with `misses`, prints which.
pub(crate) fn table(naosu: &Naosu, site: &Path, misses: bool) -> Result<Table, Box<dyn Error>> {
    let lines = PASTES.lines().map(serde_json::from_str);
    let lines = lines.collect::<Result<Vec<Line>, _>>()?;
    let pastes: Vec<Paste> = lines
        .iter()
        .map(|line| Paste::new(&line.q, line.lang))
        .collect();
    let answers = naosu.find(site, &pastes)?;
    let is_recognised = |answered: &Answered| answered.verdict == RECOGNISED;
    for (line, answered) in lines.iter().zip(&answers) {
        if misses && is_recognised(answered) {
            let first = answered.ids.first().map_or("nothing", String::as_str);
            println!("unknown: {first} ({}): {:?}", answered.confidence, line.q);
        }
    }
    let recognised = answers
        .iter()
        .filter(|answered| is_recognised(answered))
        .count();
    let mut table = Table::new(["unknown software", "recognised", "share"]);
    table.row([
        lines.len().to_string(),
        recognised.to_string(),
        share(recognised as f64, lines.len()),
    ]);
    Ok(table)
}
