//! Whether naosu is silent where the knowledge base does not know a message.

use super::{
    catalogue::Catalogue,
    naosu::{Answered, Naosu},
    queries::{Paste, Query},
    score::{RECOGNISED, Tally, distinct},
    site,
    table::{Table, share},
};
use std::{error::Error, path::Path};

/// What sites without one of their catalogues answer.
pub(crate) struct LeaveOut {
    /// A row for each catalogue left out.
    pub(crate) catalogues: Table,
    /// The pastes of catalogues left out, by level and language.
    pub(crate) levels: Table,
    /// The confidence of the first suggestion for these.
    pub(crate) confidence: Table,
}

/// Builds the site anew without each of `names`, and asks it everything. `answers` are those of
/// the whole site.
pub(crate) fn run(
    naosu: &Naosu,
    catalogue: &Catalogue,
    names: &[&str],
    queries: &[Query],
    answers: &[Answered],
    folder: &Path,
) -> Result<LeaveOut, Box<dyn Error>> {
    let mut catalogues = Table::new([
        "left out",
        "its pastes",
        "silent",
        "others' pastes",
        "s@1 whole",
        "s@1 without",
        "change",
    ]);
    let mut unknown: Vec<(&Query, Answered)> = Vec::new();
    for &name in names {
        eprint!("── without {name}");
        site::write(catalogue, Some(name), folder)?;
        naosu.build(folder)?;
        let pastes: Vec<Paste> = queries.iter().map(Query::paste).collect();
        let without = naosu.find(folder, &pastes)?;

        let others = |query: &Query| query.catalogues.iter().all(|from| from != name);
        let of_others = || {
            queries
                .iter()
                .zip(answers)
                .zip(&without)
                .filter(|((query, _), _)| others(query))
        };
        let before = Tally::of(of_others().map(|(pair, _)| pair));
        let after = Tally::of(of_others().map(|((query, _), answered)| (query, answered)));
        let count = of_others().count();

        let from = unknown.len();
        let its_own = |query: &Query| query.catalogues == [name];
        unknown.extend(
            queries
                .iter()
                .zip(without)
                .filter(|(query, _)| its_own(query)),
        );
        let (silent, all) = silence(&unknown[from..].iter().collect::<Vec<_>>());
        eprintln!(": {silent} of {all} silent");
        catalogues.row([
            name.to_owned(),
            all.to_string(),
            share(silent as f64, all),
            count.to_string(),
            format!("{:.4}", before.success()),
            format!("{:.4}", after.success()),
            format!("{:+.4}", after.success() - before.success()),
        ]);
    }
    let (silent, all) = silence(&unknown.iter().collect::<Vec<_>>());
    let dash = || "–".to_owned();
    catalogues.row([
        "all".to_owned(),
        all.to_string(),
        share(silent as f64, all),
        dash(),
        dash(),
        dash(),
        dash(),
    ]);
    Ok(LeaveOut {
        catalogues,
        levels: by_level(&unknown),
        confidence: by_confidence(&unknown),
    })
}

/// How many are not answered with a recognised message, and how many there are.
fn silence(unknown: &[&(&Query, Answered)]) -> (usize, usize) {
    let silent = unknown
        .iter()
        .filter(|(_, answered)| answered.verdict != RECOGNISED);
    (silent.count(), unknown.len())
}

fn by_level(unknown: &[(&Query, Answered)]) -> Table {
    let mut table = Table::new(["level", "lang", "unknown pastes", "silent"]);
    for level in distinct(unknown.iter().map(|(query, _)| query.level.as_str())) {
        for lang in distinct(unknown.iter().map(|(query, _)| query.lang)) {
            let group =
                |(query, _): &&(&Query, Answered)| query.level == level && query.lang == lang;
            let (silent, all) = silence(&unknown.iter().filter(group).collect::<Vec<_>>());
            table.row([
                level.to_owned(),
                lang.name().to_owned(),
                all.to_string(),
                share(silent as f64, all),
            ]);
        }
    }
    table
}

fn by_confidence(unknown: &[(&Query, Answered)]) -> Table {
    let mut table = Table::new(["confidence", "unknown pastes"]);
    for ten in (0..10).rev() {
        let inside = |(_, answered): &&(&Query, Answered)| {
            usize::from(answered.confidence / 10).min(9) == ten
        };
        let highest = if ten == 9 { 100 } else { ten * 10 + 9 };
        let count = unknown.iter().filter(inside).count();
        table.row([format!("{}–{highest}", ten * 10), count.to_string()]);
    }
    table
}
