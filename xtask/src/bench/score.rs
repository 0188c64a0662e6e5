//! How often the right entry comes first, how fast, and what the confidence is worth.

use super::{
    naosu::{Answered, DEPTH},
    queries::Query,
    table::{Table, share},
};

/// The verdicts, as `naosu find --batch` names them.
const VERDICTS: [&str; 3] = ["recognised", "words", "nothing"];

/// The verdict that puts an answer card before the user.
pub(crate) const RECOGNISED: &str = VERDICTS[0];

/// What a group of queries came to.
#[derive(Default)]
pub(crate) struct Tally {
    count: usize,
    first: usize,
    among_three: usize,
    reciprocal: f64,
    verdicts: [usize; VERDICTS.len()],
    ms: Vec<f64>,
}

impl Tally {
    pub(crate) fn of<'a>(group: impl Iterator<Item = (&'a Query, &'a Answered)>) -> Tally {
        let mut tally = Tally::default();
        for (query, answered) in group {
            let rank = rank(query, answered);
            tally.count += 1;
            tally.first += usize::from(rank == Some(1));
            tally.among_three += usize::from(rank.is_some_and(|rank| rank <= 3));
            tally.reciprocal += rank.map_or(0.0, |rank| 1.0 / rank as f64);
            for (verdict, count) in VERDICTS.iter().zip(&mut tally.verdicts) {
                *count += usize::from(answered.verdict == *verdict);
            }
            tally.ms.push(answered.ms);
        }
        tally
    }

    /// The share whose first answer is right.
    pub(crate) fn success(&self) -> f64 {
        self.first as f64 / self.count.max(1) as f64
    }

    fn row(&self, level: &str, lang: &str) -> [String; 12] {
        let part = |part: usize| share(part as f64, self.count);
        let ms = |at: f64| format!("{:.2}", percentile(&self.ms, at));
        let [recognised, words, nothing] = self.verdicts.map(part);
        [
            level.to_owned(),
            lang.to_owned(),
            self.count.to_string(),
            part(self.first),
            part(self.among_three),
            share(self.reciprocal, self.count),
            recognised,
            words,
            nothing,
            ms(0.5),
            ms(0.95),
            ms(1.0),
        ]
    }
}

/// Where the first right answer stands, counted from 1.
pub(crate) fn rank(query: &Query, answered: &Answered) -> Option<usize> {
    let right = |id: &String| query.gold.contains(id);
    answered
        .ids
        .iter()
        .take(DEPTH)
        .position(right)
        .map(|at| at + 1)
}

/// The value below which a share of all lie; 1 asks for the largest.
pub(crate) fn percentile(values: &[f64], at: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    let index = ((sorted.len() as f64 * at) as usize).min(last);
    sorted.get(index).copied().unwrap_or(0.0)
}

/// Success, verdicts and latency by level and language, in the order in which the file has them.
pub(crate) fn by_level(queries: &[Query], answers: &[Answered]) -> Table {
    let mut table = Table::new([
        "level",
        "lang",
        "n",
        "s@1",
        "s@3",
        "MRR@10",
        "recognised",
        "words",
        "nothing",
        "p50 ms",
        "p95 ms",
        "max ms",
    ]);
    let levels = distinct(queries.iter().map(|query| query.level.as_str()));
    let langs = distinct(queries.iter().map(|query| query.lang));
    let pairs = || queries.iter().zip(answers);
    for level in &levels {
        for lang in &langs {
            let group = pairs().filter(|(query, _)| query.level == *level && query.lang == *lang);
            table.row(Tally::of(group).row(level, lang.name()));
        }
    }
    for lang in &langs {
        let group = pairs().filter(|(query, _)| query.lang == *lang);
        table.row(Tally::of(group).row("all", lang.name()));
    }
    table.row(Tally::of(pairs()).row("all", "all"));
    table
}

/// How often the first answer is right, by the confidence shown with it.
pub(crate) fn by_confidence(queries: &[Query], answers: &[Answered]) -> Table {
    let mut table = Table::new(["confidence", "n", "precision"]);
    for ten in (0..10).rev() {
        let inside = |answered: &Answered| usize::from(answered.confidence / 10).min(9) == ten;
        let group = queries.iter().zip(answers);
        let tally = Tally::of(group.filter(|(_, answered)| inside(answered)));
        let highest = if ten == 9 { 100 } else { ten * 10 + 9 };
        table.row([
            format!("{}–{highest}", ten * 10),
            tally.count.to_string(),
            share(tally.first as f64, tally.count),
        ]);
    }
    table
}

/// Each value once, in the order of its first appearance.
pub(crate) fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}
