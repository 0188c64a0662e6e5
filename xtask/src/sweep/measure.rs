//! One measurement of the engine as its numbers are set now.

use super::knowledge::Knowledge;
use crate::bench::{
    catalogue::Catalogue,
    logs::{self, LENGTHS},
    naosu::{Answered, DEPTH},
    queries::Query,
    score,
};
use naosu_engine::{Engine, Query as Question, Verdict};
use naosu_vocabulary::Lang;
use std::{error::Error, fs, time::Duration};

/// So many of so many.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) part: usize,
    pub(super) whole: usize,
}

impl Share {
    fn add(&mut self, counts: bool) {
        self.part += usize::from(counts);
        self.whole += 1;
    }

    /// In thousandths.
    pub(super) fn per_mille(self) -> f64 {
        self.part as f64 * 1000.0 / self.whole.max(1) as f64
    }
}

/// What came out.
pub(super) struct Measure {
    /// Pastes whose first answer is right, in English and in Japanese.
    pub(super) english: Share,
    pub(super) japanese: Share,
    /// Pastes that are not recognised where their program is left out.
    pub(super) silent: Share,
    /// Long logs whose first answer is right.
    pub(super) logs: Share,
    /// What it took the processor.
    pub(super) time: Duration,
}

/// What is asked, again and again.
pub(super) struct Bench<'a> {
    knowledge: &'a Knowledge,
    queries: &'a [Query],
    /// Logs of 100 kB, each with the number of the query whose paste stands in it.
    logs: Vec<(String, Lang, usize)>,
}

impl<'a> Bench<'a> {
    pub(super) fn new(
        catalogue: &Catalogue,
        queries: &'a [Query],
        knowledge: &'a Knowledge,
    ) -> Result<Bench<'a>, Box<dyn Error>> {
        let answers = queries
            .iter()
            .map(|query| ask(&knowledge.whole, &query.paste, query.lang))
            .collect::<Result<Vec<_>, _>>()?;
        let logs = logs::generate(catalogue, queries, &answers);
        let logs = logs.into_iter().filter(|log| log.length == LENGTHS[0]);
        Ok(Bench {
            knowledge,
            queries,
            logs: logs.map(|log| (log.text, log.lang, log.query)).collect(),
        })
    }

    /// Asks everything.
    pub(super) fn measure(&self) -> Result<Measure, Box<dyn Error>> {
        let start = processor_time();
        let (mut english, mut japanese) = (Share::default(), Share::default());
        let (mut silent, mut logs) = (Share::default(), Share::default());
        for query in self.queries {
            let answered = ask(&self.knowledge.whole, &query.paste, query.lang)?;
            let by_lang = match query.lang {
                Lang::En => &mut english,
                Lang::Ja => &mut japanese,
            };
            by_lang.add(score::rank(query, &answered) == Some(1));
            if let [only] = query.catalogues.as_slice() {
                let answered = ask(&self.knowledge.without[only], &query.paste, query.lang)?;
                silent.add(answered.verdict != score::RECOGNISED);
            }
        }
        for (text, lang, query) in &self.logs {
            let answered = ask(&self.knowledge.whole, text, *lang)?;
            logs.add(score::rank(&self.queries[*query], &answered) == Some(1));
        }
        Ok(Measure {
            english,
            japanese,
            silent,
            logs,
            time: processor_time().saturating_sub(start),
        })
    }
}

fn ask(engine: &Engine, paste: &str, lang: Lang) -> Result<Answered, Box<dyn Error>> {
    let answer = engine.find(&Question {
        paste,
        lang,
        product: None,
        limit: DEPTH,
    })?;
    Ok(Answered {
        messages: Vec::new(),
        ids: answer.hits.iter().map(|hit| hit.id.clone()).collect(),
        confidence: answer.hits.first().map_or(0, |hit| hit.confidence),
        verdict: match answer.verdict {
            Verdict::Recognised => score::RECOGNISED.to_owned(),
            _ => String::new(),
        },
        captures: Vec::new(),
        ms: 0.0,
    })
}

/// How long this thread has had the processor; nothing where the system does not tell. Other than
/// the time on the clock it does not depend on what else the machine does.
fn processor_time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next();
    let nanoseconds = nanoseconds.and_then(|word| word.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
