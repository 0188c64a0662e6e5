//! `naosu build`

use super::{
    args::{Args, Build, Strictness},
    ending,
    exit::{Done, Exit, Failure},
    numbers::counted,
    progress::Bar,
    report::{self, Extent},
    site,
    terminal::{self, FAINT, GOOD, WARNING, shown},
};
use naosu::{
    content::{self, Finding, Reading},
    site::{Options, Summary},
};
use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

pub(crate) fn run(args: &Args, command: &Build) -> Done {
    let start = Instant::now();
    ending::leave_nothing()?;
    let root = site::root(args)?;
    let reading = content::read(&root);
    let else_say = "nothing was built, the site that was there stays";
    if !may_be_built(&reading, &command.strictness, else_say)? {
        return Ok(Exit::No);
    }
    let options = Options {
        output: site::output(&root, command.output.output_dir.as_deref()),
        root,
        shown: command.content.shown(),
        base_url: command.content.base_url.clone(),
        live_reload: false,
    };
    let bar = Bar::new();
    let built = naosu::site::build(&reading.library, &options, &|progress| bar.show(progress));
    bar.clear();
    let summary = built.map_err(|error| Failure::new(&error))?;
    tell(&summary, start.elapsed(), &mut terminal::stderr())?;
    terminal::tell_places([&options.output])?;
    Ok(Exit::Success)
}

/// Tells all findings. Whether there is no error among them; else also what follows from that.
pub(crate) fn may_be_built(
    reading: &Reading,
    strictness: &Strictness,
    else_say: &str,
) -> io::Result<bool> {
    let findings: Vec<&Finding> = reading.findings.iter().collect();
    let extent = Extent::Few("`naosu check --all` shows the others");
    report::write(&findings, extent, &mut terminal::stderr())?;
    let is_error = |finding: &Finding| strictness.is_error(finding);
    let may_be = !reading.findings.iter().any(is_error);
    if !may_be {
        let found = report::count(&findings);
        writeln!(terminal::stderr(), "{found}; {else_say}")?;
    }
    Ok(may_be)
}

/// Says what was built and how long it took.
pub(crate) fn tell(summary: &Summary, time: Duration, talk: &mut impl Write) -> io::Result<()> {
    let entries = summary.entries.values().sum();
    let kinds: Vec<String> = summary
        .entries
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    let languages: Vec<String> = summary
        .written_in
        .iter()
        .map(|(lang, count)| format!("{lang} {count}"))
        .collect();
    writeln!(
        talk,
        "{GOOD}built{GOOD:#} {} ({}) in {}; written in {}",
        counted(entries, "entry"),
        kinds.join(", "),
        seconds(time),
        languages.join(", "),
    )?;
    let phases: Vec<String> = summary
        .phases
        .iter()
        .map(|(phase, time)| format!("{} {}", phase.name(), seconds(*time)))
        .collect();
    writeln!(
        talk,
        "{FAINT}{}, {}, {}; {}{FAINT:#}",
        counted(summary.pages, "page"),
        counted(summary.files, "file"),
        size(summary.bytes),
        phases.join(", "),
    )?;
    if let Some(left) = &summary.left {
        let left = shown(&left.to_string_lossy());
        writeln!(
            talk,
            "{WARNING}warning{WARNING:#}: the site that was there cannot be removed; it is {left}"
        )?;
    }
    Ok(())
}

fn seconds(time: Duration) -> String {
    match time.as_millis() {
        millis @ 0..1000 => format!("{millis} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
