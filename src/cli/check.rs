//! `naosu check`: everything that is wrong in the content.

use super::{
    args::{Args, Check, FindingFormat},
    ending,
    exit::{Done, Exit, Failure},
    github, links,
    numbers::{counted, grouped},
    paths::Paths,
    report::{self, Extent},
    sarif,
    selection::Told,
    site, tally,
    terminal::{self, GOOD},
};
use naosu::{
    content::{self, Finding, Library, record::Record},
    findability,
    links::is_of_links,
    site::{Options, Shown, Stage, search},
};
use std::{
    io::{self, Write},
    path::Path,
};

pub(crate) fn run(args: &Args, command: &Check) -> Done {
    let root = site::root(args)?;
    let mut reading = content::read(&root);
    let mut looked_at = counted(reading.library.entries().len(), "entry");
    // What cannot be built cannot be searched.
    if command.findability && !reading.has_errors() {
        let report = find_all(&root, &reading.library)?;
        looked_at += &format!(", {} found", counted(report.tried, "paste"));
        reading.findings.extend(report.findings);
    }
    if command.links {
        let (asked, findings) = links::ask(&root, &reading.library);
        looked_at += &format!(", {} asked for", counted(asked, "link"));
        reading.findings.extend(findings);
    }
    let strictness = &command.strictness;
    let told = command.selection.of(&reading.findings, strictness, &root)?;
    let is_error = |finding: &Finding| strictness.is_error(finding);
    let mut stdout = terminal::stdout();
    match command.format {
        FindingFormat::Human => tell(&told, command.selection.all, &looked_at)?,
        FindingFormat::Json => write_lines(&told.findings)?,
        FindingFormat::Sarif => {
            let log = sarif::log(&told.findings, &Paths::of_site(&root));
            writeln!(stdout, "{}", terminal::json(&log)?)?;
            stdout.flush()?;
        }
        FindingFormat::Github => {
            let paths = Paths::of_site(&root);
            github::write(&told.findings, is_error, &paths, &mut stdout)?;
        }
    }
    let errors = told.findings.iter().filter(|finding| is_error(finding));
    let (of_links, others): (Vec<&Finding>, Vec<&Finding>) =
        errors.copied().partition(|one| is_of_links(one));
    Ok(match (others.is_empty(), of_links.is_empty()) {
        (false, _) => Exit::No,
        (true, false) => Exit::BrokenLinks,
        (true, true) => Exit::Success,
    })
}

/// Tells people the findings, of many also how they are spread, and last how many there are.
fn tell(told: &Told, all: bool, looked_at: &str) -> io::Result<()> {
    let extent = match all {
        true => Extent::All,
        false => Extent::Few("--all shows the others"),
    };
    let mut stdout = terminal::stdout();
    report::write(&told.findings, extent, &mut stdout)?;
    if told.findings.len() > tally::MANY {
        tally::write(&told.findings, all, &mut stdout)?;
    }
    stdout.flush()?;
    let mut stderr = terminal::stderr();
    match (told.findings.len(), told.left_out) {
        (0, 0) => write!(stderr, "{GOOD}nothing wrong{GOOD:#} in {looked_at}")?,
        (0, _) => write!(stderr, "{GOOD}nothing to tell{GOOD:#} in {looked_at}")?,
        _ => write!(stderr, "{}", report::count(&told.findings))?,
    }
    if told.left_out > 0 {
        let left_out = counted(told.left_out, "finding");
        write!(stderr, "; {left_out} left out, as was asked")?;
    }
    if told.gone > 0 {
        let gone = grouped(told.gone);
        write!(stderr, "; {gone} of the baseline are there no more")?;
    }
    writeln!(stderr)
}

/// Builds the site to a folder that goes away again, and asks its search for everything.
pub(crate) fn find_all(root: &Path, library: &Library) -> Result<findability::Report, Failure> {
    ending::leave_nothing()?;
    let folder = Stage::temporary().map_err(Failure::new)?;
    let options = Options {
        root: root.to_owned(),
        output: folder.folder().join("site"),
        shown: Shown {
            drafts: true,
            ..Shown::default()
        },
        base_url: None,
        live_reload: false,
    };
    naosu::site::build(library, &options, &|_| ()).map_err(Failure::new)?;
    let engine = search::open(&options.output).map_err(Failure::new)?;
    findability::check(library, &engine).map_err(Failure::new)
}

/// One JSON object a line: `jq`, `grep` and a loop in a shell can all read that.
fn write_lines(findings: &[&Finding]) -> io::Result<()> {
    let mut stdout = terminal::stdout();
    for finding in findings {
        writeln!(stdout, "{}", terminal::json(&Record::from(*finding))?)?;
    }
    stdout.flush()
}
