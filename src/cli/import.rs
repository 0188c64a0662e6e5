//! `naosu import`: knowledge from elsewhere, made into entries.

use super::{
    args::{Args, Import},
    exit::{Done, Exit, Failure},
    numbers::counted,
    progress::Bar,
    site,
    terminal::{self, GOOD, STRONG, WARNING},
};
use naosu::import::{self, Options, Summary};
use std::io::{self, Write};

/// How many ids are named here; the report has all.
const SHOWN: usize = 12;

pub(crate) fn run(args: &Args, command: &Import) -> Done {
    let root = site::root(args)?;
    let options = Options {
        root,
        source: command.source.clone(),
        map: command.map.clone(),
        into: command.into.clone(),
        report: command.report.clone(),
        fetch_pictures: command.fetch_pictures,
        dry_run: command.dry_run,
    };
    let bar = Bar::new();
    let summary = import::run(&options, &|address| bar.say(address));
    bar.clear();
    let summary = summary.map_err(|error| {
        let failure = Failure::new(&error);
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    })?;
    tell(&summary, command)?;
    let has_errors = summary.findings.is_some_and(|(errors, _)| errors > 0);
    Ok(if has_errors { Exit::No } else { Exit::Success })
}

fn tell(summary: &Summary, command: &Import) -> io::Result<()> {
    let mut stdout = terminal::stdout();
    let kinds = summary
        .kinds
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let articles = counted(summary.articles, "article");
    let entries = counted(summary.kinds.values().sum(), "entry");
    writeln!(stdout, "{GOOD}{articles}{GOOD:#} → {entries}: {kinds}")?;
    let Summary {
        written, unchanged, ..
    } = summary;
    let would = if command.dry_run {
        "would be written"
    } else {
        "written"
    };
    writeln!(
        stdout,
        "{written} {would}, {unchanged} unchanged, {} copied",
        counted(summary.copied, "file")
    )?;
    let (proposed, accepted) = summary.messages;
    if proposed > 0 {
        let proposed = counted(proposed, "message");
        let file = summary.message_file.display();
        writeln!(
            stdout,
            "{proposed} found in the texts, {accepted} taken: {file}"
        )?;
    }
    for (what, ids) in [
        ("edited since, left alone", &summary.kept),
        ("no longer in the source, left alone", &summary.gone),
    ] {
        if !ids.is_empty() {
            let shown = ids
                .iter()
                .take(SHOWN)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            let more = match ids.len().saturating_sub(SHOWN) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            writeln!(stdout, "{WARNING}{what}{WARNING:#}: {shown}{more}")?;
        }
    }
    for (sort, count) in &summary.losses {
        writeln!(stdout, "{count:7} × {sort}")?;
    }
    if let Some((errors, warnings)) = summary.findings {
        let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
        writeln!(stdout, "naosu check: {errors}, {warnings}")?;
    }
    stdout.flush()?;
    let mut stderr = terminal::stderr();
    if !command.dry_run || command.report.is_some() {
        writeln!(
            stderr,
            "everything in detail: {STRONG}{}{STRONG:#}",
            summary.report.display()
        )?;
    }
    if let (map, true, false) = (&summary.map.0, summary.map.1, command.dry_run) {
        let map = map.display();
        writeln!(
            stderr,
            "how it was read: {STRONG}{map}{STRONG:#}; change it and import again"
        )?;
    }
    Ok(())
}
