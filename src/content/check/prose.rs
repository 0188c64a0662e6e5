//! Prose that belongs to no entry.

use super::{checks::Checks, known::Named};
use crate::content::{
    code::Code,
    finding::{Finding, Location},
};

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    for ((folder, id), files) in checks.site.orphans {
        for (_, path) in files {
            let message = format!("there is no {id}.toml or {id}.md beside this prose");
            let location = Location::Path(path.clone());
            let mut finding = Finding::new(Code::OrphanProse, message, location);
            finding.hint = match checks.known.get(id) {
                Named::Entry(entry, _) => {
                    let place = Location::Path(entry.source.path.clone());
                    Some(format!("the entry stands in {place}"))
                }
                _ => {
                    let beside = checks
                        .entries()
                        .map(|(entry, _)| entry)
                        .filter(|entry| entry.source.path.parent() == Some(folder));
                    let beside = beside.map(|entry| entry.id.as_str());
                    let meant = checks.suggestions.nearest(id, beside);
                    meant.map(|nearest| format!("did you mean `{nearest}`?"))
                }
            };
            findings.push(finding);
        }
    }
}
