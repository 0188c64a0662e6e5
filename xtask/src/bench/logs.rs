//! Long pastes: logs with one real message somewhere in them, the same ones each time.

use super::{catalogue::Catalogue, naosu::Answered, queries::Query, score};
use crate::chance::Chance;
use naosu_vocabulary::{Lang, Piece};

/// Logs of each kind, length and language.
const COUNT: usize = 5;

/// How many different things a usual log says.
const STATEMENTS: usize = 60;

/// How long they are, in bytes.
pub(crate) const LENGTHS: [usize; 2] = [100_000, 1_000_000];

/// A long paste.
pub(crate) struct Log {
    pub(crate) text: String,
    pub(crate) lang: Lang,
    pub(crate) length: usize,
    /// Whether no line comes twice.
    pub(crate) hostile: bool,
    /// The number of the query whose paste stands in it.
    pub(crate) query: usize,
}

/// Logs around pastes that are found by themselves. All other lines are words of the knowledge
/// base's own messages in no order, what an index finds hardest to pass over: a few statements
/// again and again with other numbers, as programs log, or, hostile, a new one each line.
pub(crate) fn generate(catalogue: &Catalogue, queries: &[Query], answers: &[Answered]) -> Vec<Log> {
    let mut logs = Vec::new();
    for lang in score::distinct(queries.iter().map(|query| query.lang)) {
        let words = words(catalogue, lang);
        let asked = queries.iter().zip(answers).enumerate();
        let whole: Vec<usize> = asked
            .filter(|(_, (query, answered))| {
                query.lang == lang
                    && score::rank(query, answered) == Some(1)
                    && answered.confidence >= 90
                    && reads_as_its_source(catalogue, query)
            })
            .map(|(number, _)| number)
            .collect();
        if words.is_empty() || whole.is_empty() {
            continue;
        }
        let count = COUNT.min(whole.len());
        for hostile in [false, true] {
            for length in LENGTHS {
                for n in 0..count {
                    let query = whole[n * whole.len() / count];
                    let message = &queries[query].paste;
                    let mut writer = Writer {
                        words: &words,
                        chance: Chance::new(n as u64, "log"),
                        statements: Vec::new(),
                    };
                    logs.push(Log {
                        text: writer.log(message, length, hostile),
                        lang,
                        length,
                        hostile,
                        query,
                    });
                }
            }
        }
    }
    logs
}

fn reads_as_its_source(catalogue: &Catalogue, query: &Query) -> bool {
    let entry = query.source.as_deref().and_then(|id| catalogue.get(id));
    let template = entry.and_then(|entry| entry.text.get(query.lang));
    template.is_some_and(|template| super::captures::reads(template, &query.paste))
}

/// The words of all messages in a language; what stands without spaces is cut by length.
fn words(catalogue: &Catalogue, lang: Lang) -> Vec<&str> {
    let texts = catalogue
        .entries
        .iter()
        .filter_map(|entry| entry.text.get(lang));
    let literals = texts
        .flat_map(|template| &template.pieces)
        .filter_map(|piece| match piece {
            Piece::Literal(text) => Some(text.as_str()),
            Piece::Slot(..) => None,
        });
    literals
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .flat_map(|word| {
            let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).step_by(12).collect();
            let nexts = ends
                .iter()
                .skip(1)
                .copied()
                .chain([word.len()])
                .collect::<Vec<_>>();
            ends.into_iter()
                .zip(nexts)
                .map(move |(start, end)| &word[start..end])
        })
        .filter(|word| word.chars().count() > 1)
        .collect()
}

/// Writes one log.
struct Writer<'a> {
    words: &'a [&'a str],
    chance: Chance,
    statements: Vec<String>,
}

impl Writer<'_> {
    fn log(&mut self, message: &str, length: usize, hostile: bool) -> String {
        self.statements = (0..STATEMENTS).map(|_| self.statement()).collect();
        let mut text = String::with_capacity(length + 500);
        let mut told = false;
        while text.len() + message.len() < length {
            let (minute, second) = (self.chance.below(60), self.chance.below(60));
            let (thread, number) = (self.chance.below(9000), self.chance.below(100_000));
            let level = ["INFO", "DEBUG", "WARN", "ERROR"][self.chance.below(4)];
            let head = format!("2026-11-22 10:{minute:02}:{second:02} [{thread}] {level}");
            let line = if !told && text.len() > length * 3 / 5 {
                told = true;
                format!("{head} {message}\n")
            } else if hostile {
                format!("{head} {}{number}\n", self.statement())
            } else {
                let statement = &self.statements[self.chance.below(STATEMENTS)];
                format!("{head} {statement}{number}\n")
            };
            text.push_str(&line);
        }
        text
    }

    fn statement(&mut self) -> String {
        let count = 3 + self.chance.below(9);
        let words = (0..count).map(|_| self.words[self.chance.below(self.words.len())]);
        words.flat_map(|word| [word, " "]).collect()
    }
}
