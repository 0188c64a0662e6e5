//! `naosu check --links`: the web is asked, and what it says kept for some days.

use super::{
    numbers::grouped,
    progress::Bar,
    terminal::{self, WARNING, shown},
};
use jiff::{Timestamp, tz::TimeZone};
use naosu::{
    content::{Finding, Library},
    fetch::Fetcher,
    links::{self, Cache, Verdict},
};
use std::{io::Write, path::Path};

/// After how many answers what is known is written down: a run may be broken off.
const KEPT_EVERY: usize = 50;

/// Asks for every link out of a site; how many there are, and what is wrong with them.
pub(super) fn ask(root: &Path, library: &Library) -> (usize, Vec<Finding>) {
    let links = links::collect(library);
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let bar = Bar::new();
    let tell = |done: usize, total: usize, cache: &Cache| {
        bar.tell("links", done, total);
        if done.is_multiple_of(KEPT_EVERY) {
            // The last time tells whether it can be written.
            let _ = cache.write(root);
        }
    };
    let web = Fetcher::new();
    let (verdicts, cache) = links::check(&links, Cache::read(root), today, &web, &tell);
    bar.clear();
    if let Err(error) = cache.write(root) {
        let file = Cache::file(root);
        let (file, error) = (file.display().to_string(), error.to_string());
        // Talk does not fail.
        let _ = writeln!(
            terminal::stderr(),
            "{WARNING}warning{WARNING:#}: cannot write {}: {}; the next run asks for all {} links \
             again",
            shown(&file),
            shown(&error),
            grouped(links.len()),
        );
    }
    let is_silence = |verdict: &Verdict| matches!(verdict, Verdict::Unanswered(_));
    if !verdicts.is_empty() && verdicts.values().all(is_silence) {
        let _ = writeln!(
            terminal::stderr(),
            "{WARNING}warning{WARNING:#}: no server has answered: is there a network?"
        );
    }
    (links.len(), links::findings(&links, &verdicts))
}
