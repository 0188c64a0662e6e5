//! Fixes: their steps, their warning, what stands for `{name}`.

use super::{
    checks::{Checks, texts},
    names::name,
};
use crate::{
    content::{
        code::Code,
        entry::{Details, Entry, FixDetails},
        finding::{Finding, Location},
    },
    markdown::Outline,
};
use naosu_vocabulary::{Lang, Localised, Risk};
use std::collections::BTreeSet;

/// What a fix lacks in itself.
pub(super) fn alone(entry: &Entry, outlines: &Localised<Outline>, findings: &mut Vec<Finding>) {
    let Details::Fix(fix) = &entry.details else {
        return;
    };
    if fix.risk == Some(Risk::High) && fix.warning.is_empty() {
        let location = Location::Place(entry.place("risk"));
        let message = "a fix of high risk has no warning";
        let finding = Finding::new(Code::MissingWarning, message, location);
        findings.push(finding.hint("warning = { ja = \"…\", en = \"…\" }: what can go wrong?"));
    }
    steps(entry, outlines, findings);
}

/// What stands for `{name}`.
pub(super) fn check(
    checks: &Checks,
    entry: &Entry,
    outlines: &Localised<Outline>,
    findings: &mut Vec<Finding>,
) {
    if let Details::Fix(fix) = &entry.details {
        placeholders(checks, entry, fix, outlines, findings);
    }
}

fn steps(entry: &Entry, outlines: &Localised<Outline>, findings: &mut Vec<Finding>) {
    if outlines.iter().all(|(_, outline)| outline.steps.is_empty()) {
        let location = match entry.prose.iter().next() {
            Some((_, source)) => Location::at(source, &(0..0)),
            None => Location::at(&entry.source, &(0..0)),
        };
        let finding = Finding::new(Code::NoSteps, "a fix has no steps", location);
        findings.push(
            finding.hint(
                "a step is a level-2 heading, `## Restart`, or an item of the one ordered list",
            ),
        );
        return;
    }
    let (Some(ja), Some(en)) = (outlines.get(Lang::Ja), outlines.get(Lang::En)) else {
        return;
    };
    if ja.steps.len() == en.steps.len() {
        return;
    }
    // Told where the longer text has a step too many.
    let (lang, longer, shorter) = match ja.steps.len() > en.steps.len() {
        true => (Lang::Ja, ja, en),
        false => (Lang::En, en, ja),
    };
    let extra = longer.steps.get(shorter.steps.len());
    if let (Some(source), Some(span)) = (entry.prose.get(lang), extra) {
        let (many, few) = (longer.steps.len(), shorter.steps.len());
        let (lang, other) = (name(lang), name(lang.other()));
        let message = format!("{many} steps in {lang}, {few} in {other}");
        let finding = Finding::new(Code::DifferingSteps, message, Location::at(source, span));
        findings.push(finding.hint("readers who change the language must find the same steps"));
    }
}

fn placeholders(
    checks: &Checks,
    entry: &Entry,
    fix: &FixDetails,
    outlines: &Localised<Outline>,
    findings: &mut Vec<Finding>,
) {
    let of_messages = &checks.message_slots;
    // What an unread error has for slots, nobody knows.
    if checks.site.unread().next().is_none() {
        for slot in fix
            .slots
            .iter()
            .filter(|slot| !of_messages.contains(slot.id.as_str()))
        {
            let message = format!("no message has a slot `{}`", slot.id);
            let location = Location::at(&entry.source, &slot.span);
            let mut finding = Finding::new(Code::UnknownSlot, message, location);
            let known = of_messages.iter().copied();
            finding.hint = checks.suggestions.hint(&slot.id, known);
            findings.push(finding);
        }
    }
    let mut declared: BTreeSet<&str> = fix.slots.iter().map(|slot| slot.id.as_str()).collect();
    for variant in &fix.variants {
        declared.extend(variant.values.keys().map(String::as_str));
    }
    let mut used = BTreeSet::new();
    for (_, source, outline) in texts(entry, outlines) {
        for placeholder in &outline.placeholders {
            let name = placeholder.name.as_str();
            used.insert(name);
            // Where nothing is declared, braces are only braces, unless they name a known slot.
            let meant = !declared.is_empty() || of_messages.contains(name);
            if declared.contains(name) || !meant {
                continue;
            }
            let message = format!("nothing stands for `{{{name}}}`");
            let finding = Finding::new(
                Code::UnknownPlaceholder,
                message,
                Location::at(source, &placeholder.span),
            );
            let meant = checks.suggestions.nearest(name, declared.iter().copied());
            findings.push(match meant {
                Some(meant) => finding.hint(format!("did you mean `{{{meant}}}`?")),
                None if of_messages.contains(name) => finding.hint(format!("slots = [\"{name}\"]")),
                None => finding.hint(format!(
                    "declare it in `slots` or a variant's `values`; braces meant as they stand are doubled: {{{{{name}}}}}"
                )),
            });
        }
    }
}
