//! `naosu check`: everything that is wrong in the content.

use super::{
    Done,
    args::{Args, Check, Format},
    exit::Exit,
    report, site,
    terminal::{self, GOOD},
};
use naosu::content::{self, Finding, record::Record};
use std::io::{self, Write};

pub(crate) fn run(args: &Args, command: &Check) -> Done {
    let root = site::root(args)?;
    let reading = content::read(&root);
    match command.format {
        Format::Human => {
            report::write(
                &reading.findings,
                &mut terminal::stdout(),
                &mut terminal::stderr(),
            )?;
            if reading.findings.is_empty() {
                let entries = report::counted(reading.library.entries().len(), "entry");
                writeln!(
                    terminal::stderr(),
                    "{GOOD}nothing wrong{GOOD:#} in {entries}"
                )?;
            }
        }
        Format::Json => write_lines(&reading.findings)?,
    }
    Ok(if reading.has_errors() {
        Exit::No
    } else {
        Exit::Success
    })
}

/// One JSON object a line: `jq`, `grep` and a loop in a shell can all read that.
fn write_lines(findings: &[Finding]) -> io::Result<()> {
    let mut stdout = terminal::stdout();
    for finding in findings {
        writeln!(stdout, "{}", serde_json::to_string(&Record::from(finding))?)?;
    }
    stdout.flush()
}
