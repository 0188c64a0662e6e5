//! Days to come, and entries that nobody has looked at for too long.

use crate::content::{
    code::Code,
    entry::Entry,
    finding::{Finding, Location},
};
use jiff::{ToSpan, civil::Date};

pub(super) fn check(today: Date, entry: &Entry, findings: &mut Vec<Finding>) {
    // Somewhere it is tomorrow already.
    let tomorrow = today.checked_add(1.day()).unwrap_or(today);
    for (key, day, meaning) in [
        (
            "created",
            entry.created,
            "the day on which the entry was written",
        ),
        (
            "updated",
            entry.updated,
            "the day on which the entry was last changed",
        ),
        (
            "verified",
            entry.verified,
            "the day on which somebody last checked the entry",
        ),
    ] {
        if let Some(day) = day.filter(|day| *day > tomorrow) {
            let message = format!("{day} has not come yet");
            let location = Location::Place(entry.place(key));
            let finding = Finding::new(Code::WrongValue, message, location);
            findings.push(finding.hint(meaning));
        }
    }
    let overdue = entry.review_due().filter(|due| *due < today);
    if let (Some(verified), Some(due)) = (entry.verified, overdue) {
        let message = format!("last checked on {verified}, a review was due on {due}");
        let location = Location::Place(entry.place("verified"));
        let finding = Finding::new(Code::ReviewOverdue, message, location);
        findings.push(finding.hint("check the entry and set `verified`, or archive it"));
    }
}
