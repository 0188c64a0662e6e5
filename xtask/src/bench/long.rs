//! How long pastes are answered.

use super::{
    logs::Log,
    naosu::Answered,
    queries::Query,
    score,
    table::{Table, share},
};

/// Success and latency by the kind of log, its length and its language.
pub(super) fn table(logs: &[Log], queries: &[Query], answers: &[Answered]) -> Table {
    let mut table = Table::new(["log", "kB", "lang", "n", "s@1", "p50 ms", "max ms"]);
    let kinds = score::distinct(logs.iter().map(|log| (log.hostile, log.length, log.lang)));
    for kind in kinds {
        let group = || {
            let pairs = logs.iter().zip(answers);
            pairs.filter(|(log, _)| (log.hostile, log.length, log.lang) == kind)
        };
        let right =
            group().filter(|(log, answered)| score::rank(&queries[log.query], answered) == Some(1));
        let ms: Vec<f64> = group().map(|(_, answered)| answered.ms).collect();
        let (hostile, length, lang) = kind;
        table.row([
            if hostile { "hostile" } else { "usual" }.to_owned(),
            (length / 1000).to_string(),
            lang.name().to_owned(),
            ms.len().to_string(),
            share(right.count() as f64, ms.len()),
            format!("{:.1}", score::percentile(&ms, 0.5)),
            format!("{:.1}", score::percentile(&ms, 1.0)),
        ]);
    }
    table
}
