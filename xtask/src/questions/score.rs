//! How often the right entry comes first, ours beside the peer's.

use super::question::Question;
use crate::bench::{
    naosu::Answered,
    score::{distinct, percentile},
    table::{Table, share},
};

/// Where the right answer to a question stands, if it is found at all.
pub(crate) struct Ranks {
    pub(crate) naosu: Option<usize>,
    pub(crate) peer: Option<usize>,
}

/// Success by file, by how it is asked and by language, and over all files.
pub(crate) fn table(questions: &[Question], ranks: &[Ranks]) -> Table {
    let mut table = Table::new([
        "set", "asked", "lang", "n", "s@1", "s@3", "peer s@1", "peer s@3",
    ]);
    let pairs: Vec<(&Question, &Ranks)> = questions.iter().zip(ranks).collect();
    let mut sets = distinct(questions.iter().map(|question| Some(question.set.as_str())));
    if sets.len() > 1 {
        sets.push(None);
    }
    let langs = distinct(questions.iter().map(|question| Some(question.lang)));
    for set in &sets {
        for (asked, is_paste) in [("in words", false), ("pasted", true)] {
            for lang in langs.iter().chain([&None]) {
                let group = pairs.iter().filter(|(question, _)| {
                    set.is_none_or(|set| question.set == set)
                        && question.is_paste() == is_paste
                        && lang.is_none_or(|lang| question.lang == lang)
                });
                let ranks: Vec<&Ranks> = group.map(|(_, ranks)| *ranks).collect();
                if !ranks.is_empty() {
                    let lang = lang.map_or("all".to_owned(), |lang| lang.to_string());
                    table.row(row(set.unwrap_or("all"), asked, lang, &ranks));
                }
            }
        }
    }
    table
}

fn row(set: &str, asked: &str, lang: String, ranks: &[&Ranks]) -> [String; 8] {
    let among = |first: usize, pick: fn(&Ranks) -> Option<usize>| {
        let found = ranks.iter().filter_map(|ranks| pick(ranks));
        let right = found.filter(|rank| *rank <= first).count();
        share(right as f64, ranks.len())
    };
    [
        set.to_owned(),
        asked.to_owned(),
        lang,
        ranks.len().to_string(),
        among(1, |ranks| ranks.naosu),
        among(3, |ranks| ranks.naosu),
        among(1, |ranks| ranks.peer),
        among(3, |ranks| ranks.peer),
    ]
}

/// How long the answers took, in a sentence.
pub(crate) fn latency(answers: &[Answered]) -> String {
    let ms: Vec<f64> = answers.iter().map(|answered| answered.ms).collect();
    let [median, slow] = [0.5, 0.95].map(|at| percentile(&ms, at));
    format!("p50 {median:.2} ms, p95 {slow:.2} ms")
}
