//! Two messages that no paste could tell apart.

use super::{checks::Checks, names::name};
use crate::content::{
    code::Code,
    entry::{Entry, ShownMessage},
    finding::{Finding, Location},
};
use naosu_vocabulary::Lang;
use std::collections::{BTreeSet, HashMap};

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<(Lang, &str, &[String]), (&Entry, &ShownMessage)> = HashMap::new();
    let mut told: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (entry, one) in checks.site.read() {
        let messages = entry.problem().into_iter();
        let messages = messages.flat_map(|problem| &problem.messages);
        for (shown, forms) in messages.zip(&one.forms) {
            for (lang, wording) in &forms.wordings {
                let key = (*lang, wording.as_str(), forms.codes.as_slice());
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
                    name(*lang),
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
