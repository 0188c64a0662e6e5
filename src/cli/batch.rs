//! `naosu find --batch`: many pastes, one answer a line.

use super::{
    exit::{Done, Exit, Failure},
    terminal,
};
use naosu_engine::{Capture, Engine, Found, Gravity, Hit, Query, Verdict};
use naosu_vocabulary::Lang;
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    path::Path,
    time::Instant,
};

#[derive(Deserialize)]
struct Line {
    q: String,
    /// The reader's language, if it is not that of the command.
    lang: Option<Lang>,
}

#[derive(Serialize)]
struct Answered<'a> {
    /// Which line, counted from 0.
    i: usize,
    /// The entries found, the best first.
    ids: Vec<&'a str>,
    /// Of the first, 0 to 100; 0 if there is none.
    confidence: u8,
    /// How far the paste is known.
    verdict: Verdict,
    /// What was recognised, the gravest first.
    messages: Vec<Message<'a>>,
    /// What the slots of the first one's message hold in the paste.
    captures: &'a [Capture],
    /// How long the search took, in milliseconds.
    ms: f64,
}

/// A message that was recognised.
#[derive(Serialize)]
struct Message<'a> {
    /// Its entry.
    id: &'a str,
    /// The line of the paste, counted from 1.
    line: usize,
    gravity: Gravity,
    confidence: u8,
    captures: &'a [Capture],
    /// Entries that the paste speaks for just as well.
    variants: Vec<&'a str>,
}

impl<'a> Message<'a> {
    fn of(recognised: &Found, hits: &'a [Hit]) -> Message<'a> {
        let hit = &hits[recognised.hit];
        Message {
            id: &hit.id,
            line: recognised.line,
            gravity: recognised.gravity,
            confidence: hit.confidence,
            captures: captures(hit),
            variants: recognised
                .variants
                .iter()
                .map(|&hit| hits[hit].id.as_str())
                .collect(),
        }
    }
}

fn captures(hit: &Hit) -> &[Capture] {
    hit.matched
        .as_ref()
        .map_or(&[], |matched| &matched.captures)
}

pub(crate) fn run(
    engine: &Engine,
    path: &Path,
    lang: Lang,
    product: Option<&str>,
    limit: usize,
) -> Done {
    let name = path.display();
    let cannot_read =
        |error: std::io::Error| Failure::new(format_args!("cannot read {name}: {error}"));
    let file = BufReader::new(File::open(path).map_err(cannot_read)?);
    let mut stdout = terminal::stdout();
    for (i, line) in file.split(b'\n').enumerate() {
        let line = line.map_err(cannot_read)?;
        let line: Line = serde_json::from_slice(&line).map_err(|error| {
            // Whoever reads along has the answers up to here.
            let _ = stdout.flush();
            Failure::new(format_args!("{name}:{}: {error}", i + 1))
                .hint("each line is a JSON object with the paste under the key \"q\"")
        })?;
        let start = Instant::now();
        let query = Query {
            paste: &line.q,
            lang: line.lang.unwrap_or(lang),
            product,
            limit,
        };
        let answer = engine.find(&query).map_err(Failure::new)?;
        let micros = start.elapsed().as_micros();
        let first = answer.hits.first();
        let answered = Answered {
            i,
            ids: answer.hits.iter().map(|hit| hit.id.as_str()).collect(),
            confidence: first.map_or(0, |hit| hit.confidence),
            verdict: answer.verdict,
            messages: answer
                .messages
                .iter()
                .map(|it| Message::of(it, &answer.hits))
                .collect(),
            captures: first.map_or(&[], captures),
            ms: micros as f64 / 1000.0,
        };
        let json = serde_json::to_string(&answered).map_err(Failure::new)?;
        writeln!(stdout, "{json}")?;
    }
    stdout.flush()?;
    Ok(Exit::Success)
}
