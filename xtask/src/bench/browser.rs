//! The same pastes in a real Chromium: whether it answers alike, how quickly, and what it fetches.

#[allow(dead_code)] // the tests use all of it
#[path = "../../../tests/browser/driver/mod.rs"]
mod driver;
#[allow(dead_code)]
#[path = "../../../tests/browser/server.rs"]
mod server;

use super::{
    naosu::{Answered, DEPTH},
    queries::Query,
    score,
    table::Table,
};
use driver::{Browser, Window};
use flate2::{Compression, write::GzEncoder};
use serde::Deserialize;
use serde_json::{Value, json};
use server::Server;
use std::{collections::BTreeSet, error::Error, fs, io::Write, path::Path};

/// Pastes asked in one call of the driver.
const AT_ONCE: usize = 100;

/// Asks the page's own finder for each paste in turn: ids, confidence, milliseconds.
const ASK: &str = "
    const [pastes, limit] = args;
    const answers = [];
    for (const { q, lang } of pastes) {
        const start = performance.now();
        const { hits } = await naosu.finder.find(q, lang, limit);
        const ms = performance.now() - start;
        answers.push({ ids: hits.map((hit) => hit.id), confidence: hits[0]?.confidence ?? 0, ms });
    }
    return answers;";

#[derive(Deserialize)]
struct InPage {
    ids: Vec<String>,
    confidence: u8,
    ms: f64,
}

/// A page with the search loaded as by a click into its box, over http.
struct Page {
    browser: Browser,
    server: Server,
}

impl Page {
    fn open(public: &Path) -> Page {
        let server = Server::start(public);
        let browser = Browser::open(Window::default());
        browser.go(&format!("{}en/search/index.html", server.address));
        browser.run("document.querySelector('textarea').focus()", &[]);
        browser.wait("the finder", "return Boolean(window.naosu?.finder)");
        Page { browser, server }
    }

    fn ask(&self, queries: &[Query]) -> Result<Vec<InPage>, Box<dyn Error>> {
        let mut answers = Vec::with_capacity(queries.len());
        for some in queries.chunks(AT_ONCE) {
            let pastes: Vec<Value> = some
                .iter()
                .map(|query| json!({ "q": query.paste, "lang": query.lang }))
                .collect();
            let said = self.browser.run_async(ASK, &[json!(pastes), json!(DEPTH)]);
            let said: Vec<InPage> = serde_json::from_value(said.clone())
                .map_err(|error| format!("the page said {said}: {error}"))?;
            answers.extend(said);
        }
        Ok(answers)
    }
}

/// Asks every paste twice, so that the second time nothing has to be fetched. The table has the
/// number of answers that are not those of the command, and the times of the second round.
pub(crate) fn parity(
    site: &Path,
    queries: &[Query],
    answers: &[Answered],
) -> Result<Table, Box<dyn Error>> {
    let page = Page::open(&site.join("public"));
    let first = page.ask(queries)?;
    let second = page.ask(queries)?;
    let mut others = 0;
    for ((query, native), page) in queries.iter().zip(answers).zip(&first) {
        if (&native.ids, native.confidence) != (&page.ids, page.confidence) {
            others += 1;
            let (there, here) = (&page.ids, &native.ids);
            println!(
                "the page says otherwise: {there:?}, not {here:?}: {:?}",
                query.paste
            );
        }
    }
    let mut table = Table::new([
        "in the page",
        "n",
        "other answers",
        "p50 ms",
        "p95 ms",
        "max ms",
    ]);
    for (name, round) in [("first time", &first), ("again", &second)] {
        let ms: Vec<f64> = round.iter().map(|answer| answer.ms).collect();
        let at = |share| format!("{:.1}", score::percentile(&ms, share));
        let n = ms.len().to_string();
        table.row([
            name.to_owned(),
            n,
            others.to_string(),
            at(0.5),
            at(0.95),
            at(1.0),
        ]);
    }
    Ok(table)
}

/// What a first and a second paste of each level and language fetch, each in a browser that has
/// never seen the site: the page and all that it loads, as a server sends it with gzip.
pub(crate) fn fetched(site: &Path, queries: &[Query]) -> Result<Table, Box<dyn Error>> {
    let public = site.join("public");
    let mut table = Table::new([
        "first of",
        "lang",
        "files",
        "kB",
        "ms",
        "next: files",
        "kB",
        "ms",
    ]);
    let kinds = score::distinct(queries.iter().map(|query| (&query.level, query.lang)));
    for (level, lang) in kinds {
        let of_kind = |query: &&Query| (&query.level, query.lang) == (level, lang);
        let Some(at) = queries.iter().position(|query| of_kind(&query)) else {
            continue;
        };
        let next = queries
            .iter()
            .skip(at + 1)
            .position(|query| of_kind(&query));
        let page = Page::open(&public);
        let cost = |at: Option<usize>| -> Result<[String; 3], Box<dyn Error>> {
            let Some(at) = at else {
                return Ok(["–"; 3].map(str::to_owned));
            };
            let answers = page.ask(&queries[at..=at])?;
            let files: BTreeSet<String> = page.server.asked().into_iter().collect();
            let bytes: u64 = files.iter().map(|file| sent(&public.join(file))).sum();
            let kilobytes = format!("{:.0}", bytes as f64 / 1000.0);
            Ok([
                files.len().to_string(),
                kilobytes,
                format!("{:.0}", answers[0].ms),
            ])
        };
        let [files, bytes, ms] = cost(Some(at))?;
        let [more_files, more_bytes, more_ms] = cost(next.map(|next| at + 1 + next))?;
        let lang = lang.name().to_owned();
        table.row([
            level.clone(),
            lang,
            files,
            bytes,
            ms,
            more_files,
            more_bytes,
            more_ms,
        ]);
    }
    Ok(table)
}

/// The bytes of a file on the wire: blobs are packed already.
fn sent(file: &Path) -> u64 {
    let bytes = fs::read(file).unwrap_or_default();
    if file.extension().is_some_and(|ending| ending == "bin") {
        return bytes.len() as u64;
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    let written = packed.write_all(&bytes).and_then(|()| packed.finish());
    written.map_or(0, |packed| packed.len() as u64)
}
