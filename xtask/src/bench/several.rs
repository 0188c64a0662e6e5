//! Pastes with several known messages in them: which is the answer, and whether all are listed.

use super::{
    naosu::Answered,
    queries::Query,
    score::{RECOGNISED, distinct},
    table::{Table, share},
};

/// Success on the first answer and on the list of what was recognised, by level and language; none
/// where no query says what else stands in its paste.
pub(crate) fn table(queries: &[Query], answers: &[Answered]) -> Option<Table> {
    let pairs = queries.iter().zip(answers);
    let told: Vec<(&Query, &Answered)> = pairs.filter(|(query, _)| query.also.is_some()).collect();
    let kinds = distinct(told.iter().map(|(query, _)| (&query.level, query.lang)));
    let mut table = Table::new([
        "several messages",
        "lang",
        "n",
        "strict",
        "lenient",
        "list strict",
        "list lenient",
        "recognised",
    ]);
    for (level, lang) in kinds {
        let of_kind = told
            .iter()
            .filter(|(query, _)| (&query.level, query.lang) == (level, lang));
        table.row(row(
            level,
            lang.name(),
            &of_kind.copied().collect::<Vec<_>>(),
        ));
    }
    table.row(row("all", "all", &told));
    (!told.is_empty()).then_some(table)
}

fn row(level: &str, lang: &str, group: &[(&Query, &Answered)]) -> [String; 8] {
    let count = |right: fn(&Query, &Answered) -> bool| {
        let right = group
            .iter()
            .filter(|(query, answered)| right(query, answered));
        share(right.count() as f64, group.len())
    };
    [
        level.to_owned(),
        lang.to_owned(),
        group.len().to_string(),
        count(|query, answered| {
            answered
                .ids
                .first()
                .is_some_and(|id| query.gold.contains(id))
        }),
        count(|query, answered| answered.ids.first().is_some_and(|id| in_paste(query, id))),
        count(|query, answered| {
            answered
                .messages
                .iter()
                .any(|it| query.gold.contains(&it.id))
        }),
        count(|query, answered| answered.messages.iter().any(|it| in_paste(query, &it.id))),
        count(|_, answered| answered.verdict == RECOGNISED),
    ]
}

/// Whether this message stands in the query's paste, asked about or not.
fn in_paste(query: &Query, id: &String) -> bool {
    query.gold.contains(id) || query.also.as_ref().is_some_and(|also| also.contains(id))
}
