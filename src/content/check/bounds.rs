//! What there is too much of: whatever takes more time or room than its share has a bound.

use super::checks::Checks;
use crate::{
    content::{
        code::Code,
        entry::{Details, Entry},
        finding::{Finding, Location},
    },
    markdown::Outline,
    strings::characters::named,
};
use naosu_vocabulary::Localised;

/// How many versions a fix may have: a text that differs by version stands once for each.
const VERSIONS: usize = 40;

pub(super) fn check(
    checks: &Checks,
    entry: &Entry,
    outlines: &Localised<Outline>,
    findings: &mut Vec<Finding>,
) {
    for (lang, outline) in outlines.iter() {
        let Some(source) = entry.prose.get(lang) else {
            continue;
        };
        if let Some(control) = &outline.control {
            let message = format!("a control character, {}", named(control.character));
            let location = Location::at(source, &control.span);
            let finding = Finding::new(Code::ControlCharacter, message, location);
            findings.push(finding.hint("take it out, and others in this text: nobody sees it"));
        }
        let tags = outline.excess_of_tags.as_ref();
        let tags = tags.filter(|_| checks.site.config.raw_html);
        for excess in outline.excess.iter().chain(tags) {
            let location = Location::at(source, &excess.span);
            let finding = Finding::new(Code::TooMuch, &excess.what, location);
            findings.push(finding.hint("make it flatter, or several entries of it"));
        }
    }
    if let Details::Fix(fix) = &entry.details
        && fix.variants.len() > VERSIONS
    {
        let message = format!("{} versions are too many", fix.variants.len());
        let location = Location::Place(entry.place("variant"));
        let finding = Finding::new(Code::TooMuch, message, location);
        findings.push(finding.hint(format!("{VERSIONS} at most: make several fixes of it")));
    }
}
