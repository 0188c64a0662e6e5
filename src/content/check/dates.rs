//! Entries that nobody has looked at for too long.

use super::checks::Checks;
use crate::content::{
    code::Code,
    entry::Entry,
    finding::{Finding, Location},
};
use jiff::ToSpan;

pub(super) fn check(checks: &Checks, entry: &Entry, findings: &mut Vec<Finding>) {
    let Some(verified) = entry.verified else {
        return;
    };
    let today = checks.site.today;
    let place = || Location::Place(entry.place("verified"));
    // Somewhere it is tomorrow already.
    let tomorrow = today.checked_add(1.day()).unwrap_or(today);
    if verified > tomorrow {
        let message = format!("{verified} has not come yet");
        let finding = Finding::new(Code::WrongValue, message, place());
        findings.push(finding.hint("the day on which somebody last checked the entry"));
        return;
    }
    if let Some(due) = entry.review_due().filter(|due| *due < today) {
        let message = format!("last checked on {verified}, a review was due on {due}");
        let finding = Finding::new(Code::ReviewOverdue, message, place());
        findings.push(finding.hint("check the entry and set `verified`, or archive it"));
    }
}
