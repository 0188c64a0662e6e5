//! What there is too much of: whatever takes more time or room than its share has a bound.

use super::checks::texts;
use crate::{
    content::{
        code::Code,
        entry::{Details, Entry, FixDetails},
        finding::{Finding, Location},
    },
    markdown::Outline,
    strings::characters::named,
};
use naosu_vocabulary::Localised;

/// How many versions a fix may have: a text that differs by version stands once for each.
const VERSIONS: usize = 40;

/// How many bytes the text of a fix may have with all of them.
const FILLED: usize = 16 << 20;

pub(super) fn check(
    raw_html: bool,
    entry: &Entry,
    outlines: &Localised<Outline>,
    findings: &mut Vec<Finding>,
) {
    for (_, source, outline) in texts(entry, outlines) {
        if let Some(control) = &outline.control {
            let message = format!("a control character, {}", named(control.character));
            let location = Location::at(source, &control.span);
            let finding = Finding::new(Code::ControlCharacter, message, location);
            findings.push(finding.hint("take it out, and others in this text: nobody sees it"));
        }
        let tags = outline.excess_of_tags.as_ref();
        let tags = tags.filter(|_| raw_html);
        for excess in outline.excess.iter().chain(tags) {
            let location = Location::at(source, &excess.span);
            let finding = Finding::new(Code::TooMuch, &excess.what, location);
            findings.push(finding.hint("make it flatter, or several entries of it"));
        }
    }
    if let Details::Fix(fix) = &entry.details {
        let location = || Location::Place(entry.place("variant"));
        let versions = fix.variants.len();
        if versions > VERSIONS {
            let message = format!("{versions} versions are too many");
            let finding = Finding::new(Code::TooMuch, message, location());
            findings.push(finding.hint(format!("{VERSIONS} at most: make several fixes of it")));
        } else if filled(entry, fix, outlines) > FILLED {
            let message = "the text is too long with all values of all versions";
            let finding = Finding::new(Code::TooMuch, message, location());
            findings.push(finding.hint("shorten the values, or make several fixes of it"));
        }
    }
}

/// How many bytes a text may have at the most with the values of all its versions in it.
fn filled(entry: &Entry, fix: &FixDetails, outlines: &Localised<Outline>) -> usize {
    let values = fix
        .variants
        .iter()
        .flat_map(|variant| variant.values.values());
    let longest = values.map(String::len).max().unwrap_or_default();
    let of_one = outlines.iter().map(|(lang, outline)| {
        let text = entry.prose.get(lang).map_or(0, |source| source.text.len());
        text + outline.placeholders.len() * longest
    });
    of_one.max().unwrap_or_default() * fix.variants.len()
}
