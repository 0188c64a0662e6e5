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
    let place: Element<'_> = match &finding.location {
        Location::Place(place) => snippet(place, file).into(),
        Location::Path(_) => Origin::path(file).into(),
    };
    let group = level
        .primary_title(&finding.message)
        .id(finding.code.name())
        .element(place);
    match &finding.hint {
        Some(hint) => group.element(Level::HELP.message(normalize_untrusted_str(hint))),
        None => group,
    }
}

/// The lines that the place covers, and no more of a file that may be large.
fn snippet(place: &Place, file: String) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let text = place.source.text.as_str();
    let span = place.span.start.min(text.len())..place.span.end.min(text.len());
    let from = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[span.end..]
        .find('\n')
        .map_or(text.len(), |at| span.end + at);
    Snippet::source(&text[from..to])
        .line_start(place.line_column().0)
        .path(file)
        .annotation(AnnotationKind::Primary.span(span.start - from..span.end - from))
}
