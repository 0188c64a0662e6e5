//! Findings for people, in the style of rustc: place, line, hint. Errors come last, where a
//! terminal still shows them; of many findings of a kind the first few stand for all.

use super::{
    numbers::{counted, grouped},
    tally,
    terminal::FAINT,
};
use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use naosu::content::{Code, Finding, Location, Place, Severity};
use std::{
    collections::BTreeMap,
    io::{self, Write},
};

/// How much is shown of many findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Every finding.
    All,
    /// Of each kind what [`most`] says, and how to see the others.
    Few(&'static str),
}

/// How many findings of a kind are shown, if there are so many.
fn most(code: Code, count: usize) -> usize {
    let (many, few) = match code.severity() {
        Severity::Error => (50, 50),
        Severity::Warning => (10, 3),
    };
    if count > many { few } else { count }
}

/// Writes findings, the errors last.
pub(crate) fn write(
    findings: &[&Finding],
    extent: Extent,
    results: &mut impl Write,
) -> io::Result<()> {
    let kinds = tally::by_kind(findings);
    for severity in [Severity::Warning, Severity::Error] {
        let of_these = findings.iter().filter(|one| one.severity() == severity);
        write_of(of_these.copied(), &kinds, extent, results)?;
    }
    results.flush()
}

fn write_of<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    kinds: &BTreeMap<Code, usize>,
    extent: Extent,
    results: &mut impl Write,
) -> io::Result<()> {
    // Coloured always: where colours are not wanted, `terminal` strips them.
    let renderer = Renderer::styled();
    let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in findings {
        let count = kinds.get(&finding.code).copied().unwrap_or_default();
        let before = shown.entry(finding.code).or_default();
        if extent == Extent::All || *before < most(finding.code, count) {
            *before += 1;
            writeln!(results, "{}\n", renderer.render(&[group(finding)]))?;
        }
    }
    let Extent::Few(more) = extent else {
        return Ok(());
    };
    let mut hidden = false;
    for (code, shown) in shown {
        let count = kinds.get(&code).copied().unwrap_or_default();
        if count > shown {
            hidden = true;
            let (shown, count) = (grouped(shown), grouped(count));
            let line = format!("{code} ×{count}: {shown} are shown; {more}");
            writeln!(results, "{FAINT}{line}{FAINT:#}")?;
        }
    }
    if hidden { writeln!(results) } else { Ok(()) }
}

/// How many findings there are: `2 errors, 1 warning`.
pub(crate) fn count(findings: &[&Finding]) -> String {
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
