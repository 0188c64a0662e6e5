//! Findings for people, in the style of rustc: place, line, hint.

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use naosu::content::{Finding, Location, Place, Severity};
use std::io::{self, Write};

/// Writes all findings and then, to `talk`, how many there are.
pub(crate) fn write(
    findings: &[Finding],
    results: &mut impl Write,
    talk: &mut impl Write,
) -> io::Result<()> {
    // Coloured always: where colours are not wanted, `terminal` strips them.
    let renderer = Renderer::styled();
    for finding in findings {
        writeln!(results, "{}\n", renderer.render(&[group(finding)]))?;
    }
    results.flush()?;
    if !findings.is_empty() {
        writeln!(talk, "{}", count(findings))?;
    }
    Ok(())
}

/// How many findings there are: `2 errors, 1 warning`.
pub(crate) fn count(findings: &[Finding]) -> String {
    let errors = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .count();
    [(errors, "error"), (findings.len() - errors, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| counted(number, what))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A number with its noun: `1 error`, `2 errors`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    let plural = match (number, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    format!("{number} {plural}")
}

fn group(finding: &Finding) -> Group<'_> {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let file = normalize_untrusted_str(&finding.location.file());
    let group = level
        .primary_title(&finding.message)
        .id(finding.code.name());
    let group = match &finding.location {
        Location::Place(place) => group.elements(shown(place, file)),
        Location::Path(_) => group.element(Origin::path(file)),
    };
    match &finding.hint {
        Some(hint) => group.element(Level::HELP.message(normalize_untrusted_str(hint))),
        None => group,
    }
}

/// The lines that the place covers, and no more of a file that may be large.
fn shown(place: &Place, file: String) -> Vec<Element<'_>> {
    let excerpt = place.lines();
    let (line, column) = place.line_column();
    let within = |offset: usize| offset.saturating_sub(excerpt.start).min(excerpt.text.len());
    let part = AnnotationKind::Primary.span(within(place.span.start)..within(place.span.end));
    let snippet = Snippet::source(excerpt.text)
        .line_start(line)
        .annotation(part);
    match excerpt.column {
        1 => vec![snippet.path(file).into()],
        // The snippet would count columns from where it begins.
        _ => vec![
            Origin::path(file).line(line).char_column(column).into(),
            snippet.into(),
        ],
    }
}
