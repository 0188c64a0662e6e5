//! What one language has and another has not, and translations older than their source.

use super::names::name;
use crate::content::{
    code::Code,
    entry::Entry,
    finding::{Finding, Location},
    parse::Gap,
    translation::{Stale, stale},
};
use naosu_vocabulary::Lang;

pub(super) fn check(entry: &Entry, gaps: &[Gap], findings: &mut Vec<Finding>) {
    for lang in Lang::ALL {
        let lacking: Vec<&Gap> = gaps.iter().filter(|gap| gap.lang == lang).collect();
        // What it is not to have by decision is no gap.
        if !entry.is_in(lang) {
            continue;
        }
        let Some(first) = lacking
            .iter()
            .map(|gap| &gap.span)
            .min_by_key(|span| span.start)
        else {
            continue;
        };
        let mut what: Vec<String> = Vec::new();
        for gap in &lacking {
            if !what.contains(&gap.what) {
                what.push(gap.what.clone());
            }
        }
        let message = format!("{} is missing: {}", name(lang), what.join(", "));
        let finding = Finding::new(
            Code::MissingTranslation,
            message,
            Location::at(&entry.source, first),
        );
        findings.push(finding.hint(format!(
            "readers see the {} text; naosu translate {} begins the {} one",
            name(lang.other()),
            entry.id,
            name(lang)
        )));
    }
    for lang in Lang::ALL {
        let Some(Stale { is_recorded, now }) = stale(entry, lang) else {
            continue;
        };
        let message = match is_recorded {
            false => format!(
                "the {} prose does not say what it was made from",
                name(lang)
            ),
            true => format!(
                "the {} prose has changed since it was put into {}",
                name(lang.other()),
                name(lang)
            ),
        };
        let location = Location::Place(entry.place("translated"));
        let finding = Finding::new(Code::StaleTranslation, message, location);
        findings.push(finding.hint(format!(
            "when the translation is up to date: naosu translate {} --record, which writes \
             {lang} = \"{now}\"",
            entry.id
        )));
    }
}
