//! Findings as annotations of GitHub Actions: a line each, which the run shows at the file's line.

use super::paths::Paths;
use naosu::content::Finding;
use std::io::{self, Write};

/// Writes findings; `is_error` says which end the run.
pub(super) fn write(
    findings: &[&Finding],
    is_error: impl Fn(&Finding) -> bool,
    paths: &Paths,
    out: &mut impl Write,
) -> io::Result<()> {
    for finding in findings {
        let level = match is_error(finding) {
            true => "error",
            false => "warning",
        };
        let file = property(&paths.of(finding));
        let place = finding.location.line_column();
        let place = place.map_or(String::new(), |(line, column)| {
            format!(",line={line},col={column}")
        });
        let hint = finding.hint.iter().map(|hint| format!("\n{hint}"));
        let text = finding.message.clone() + &hint.collect::<String>();
        let (code, text) = (finding.code, message(&text));
        writeln!(out, "::{level} file={file}{place},title={code}::{text}")?;
    }
    out.flush()
}

/// A text behind `::`: the runner reads these as characters of its own.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A value before `::`, where colons and commas part them.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
