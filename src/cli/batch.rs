//! `naosu find --batch`: many pastes, one answer a line.

use super::{
    exit::{Done, Exit, Failure},
    lossy::Lossy,
    numbers::counted,
    terminal::{self, WARNING, shown},
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
    q: Lossy,
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

/// A line that could not be read.
#[derive(Serialize)]
struct Unread {
    i: usize,
    error: String,
}

/// How pastes are searched.
pub(crate) struct Search<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) lang: Lang,
    pub(crate) product: Option<&'a str>,
    pub(crate) limit: usize,
}

/// Answers each line of a file. One that cannot be read is told, and the others are answered.
pub(crate) fn run(search: &Search<'_>, path: &Path) -> Done {
    let name = path.to_string_lossy();
    let cannot_read =
        |error: std::io::Error| Failure::new(format_args!("cannot read {name}: {error}"));
    let file = BufReader::new(File::open(path).map_err(cannot_read)?);
    let mut stdout = terminal::stdout();
    let mut unread = 0;
    for (i, line) in file.split(b'\n').enumerate() {
        let line = line.map_err(cannot_read)?;
        let json = match serde_json::from_slice::<Line>(&line) {
            Ok(line) => search.answer(i, &line)?,
            Err(error) => {
                unread += 1;
                let error = error.to_string();
                warn(&format!("{name}:{}: {error}", i + 1));
                terminal::json(&Unread { i, error })?
            }
        };
        writeln!(stdout, "{json}")?;
        if stdout.get_ref().inner().is_for_nobody() {
            break;
        }
    }
    stdout.flush()?;
    match unread {
        0 => Ok(Exit::Success),
        unread => Err(Failure::new(format_args!(
            "{} of {name} could not be read",
            counted(unread, "line")
        ))
        .hint("each line is a JSON object with the paste under the key \"q\"")),
    }
}

fn warn(what: &str) {
    // Talk does not fail.
    let _ = writeln!(
        terminal::stderr(),
        "{WARNING}warning{WARNING:#}: {}",
        shown(what)
    );
}

impl Search<'_> {
    /// The answer to a line, as JSON.
    fn answer(&self, i: usize, line: &Line) -> Result<String, Failure> {
        let start = Instant::now();
        let query = Query {
            paste: &line.q.0,
            lang: line.lang.unwrap_or(self.lang),
            product: self.product,
            limit: self.limit,
        };
        let answer = self.engine.find(&query).map_err(Failure::new)?;
        let micros = start.elapsed().as_micros();
        let first = answer.hits.first();
        let messages = answer.messages.iter();
        let answered = Answered {
            i,
            ids: answer.hits.iter().map(|hit| hit.id.as_str()).collect(),
            confidence: first.map_or(0, |hit| hit.confidence),
            verdict: answer.verdict,
            messages: messages.map(|it| Message::of(it, &answer.hits)).collect(),
            captures: first.map_or(&[], captures),
            ms: micros as f64 / 1000.0,
        };
        Ok(terminal::json(&answered)?)
    }
}
