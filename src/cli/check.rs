//! `naosu check`: everything that is wrong in the content.

use super::{
    args::{Args, Check, Format},
    ending,
    exit::{Done, Exit, Failure},
    report, site,
    terminal::{self, GOOD},
};
use naosu::{
    content::{self, Finding, Library, record::Record},
    findability,
    site::{Options, Shown, Stage, search},
};
use std::{
    io::{self, Write},
    path::Path,
};

pub(crate) fn run(args: &Args, command: &Check) -> Done {
    let root = site::root(args)?;
    let mut reading = content::read(&root);
    let mut looked_at = report::counted(reading.library.entries().len(), "entry");
    // What cannot be built cannot be searched.
    if command.findability && !reading.has_errors() {
        let report = find_all(&root, &reading.library)?;
        looked_at += &format!(", {} found", report::counted(report.tried, "paste"));
        reading.findings.extend(report.findings);
    }
    match command.format {
        Format::Human => {
            report::write(
                &reading.findings,
                &mut terminal::stdout(),
                &mut terminal::stderr(),
            )?;
            if reading.findings.is_empty() {
                let mut stderr = terminal::stderr();
                writeln!(stderr, "{GOOD}nothing wrong{GOOD:#} in {looked_at}")?;
            }
        }
        Format::Json => write_lines(&reading.findings)?,
    }
    let is_error = |finding: &Finding| command.strictness.is_error(finding);
    Ok(match reading.findings.iter().any(is_error) {
        true => Exit::No,
        false => Exit::Success,
    })
}

/// Builds the site to a folder that goes away again, and asks its search for everything.
fn find_all(root: &Path, library: &Library) -> Result<findability::Report, Failure> {
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
fn write_lines(findings: &[Finding]) -> io::Result<()> {
    let mut stdout = terminal::stdout();
    for finding in findings {
        writeln!(stdout, "{}", terminal::json(&Record::from(finding))?)?;
    }
    stdout.flush()
}
