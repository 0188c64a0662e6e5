//! Two messages that no paste could tell apart.

use super::{checks::Checks, names::name};
use crate::content::{
    code::Code,
    entry::{Entry, ShownMessage},
    finding::{Finding, Location},
};
use naosu_engine::{code_form, message_form};
use naosu_vocabulary::Lang;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(Lang, String, Vec<String>), (&Entry, &ShownMessage)> = BTreeMap::new();
    let mut told: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (entry, _) in checks.entries() {
        let messages = entry.problem().into_iter();
        for shown in messages.flat_map(|problem| &problem.messages) {
            let codes = shown.message.codes.iter();
            let codes: BTreeSet<String> = codes.filter_map(|code| code_form(code)).collect();
            let codes: Vec<String> = codes.into_iter().collect();
            for (lang, template) in shown.message.wordings() {
                let key = (lang, message_form(template), codes.clone());
                let Some((other, first)) = seen.get(&key) else {
                    seen.insert(key, (entry, shown));
                    continue;
                };
                // Said once a message, however many languages agree.
                if other.id == entry.id || !told.insert((&entry.id, shown.span.start)) {
                    continue;
                }
                let message = format!(
                    "in {} this message cannot be told from one of `{}`",
                    name(lang),
                    other.id
                );
                let finding = Finding::new(
                    Code::SameMessage,
                    message,
                    Location::at(&entry.source, &shown.span),
                );
                findings.push(finding.hint(format!(
                    "give each its `code`, or make one entry of both; the other is at {}",
                    Location::at(&other.source, &first.span)
                )));
            }
        }
    }
}
