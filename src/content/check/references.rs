//! Ids that entries name must be there, and be of the right kind.

use super::{checks::Checks, known::Named};
use crate::content::{
    code::Code,
    entry::{Entry, Ref, Remedy},
    finding::{Finding, Location},
};
use naosu_vocabulary::{Kind, State};

pub(super) fn check(checks: &Checks, entry: &Entry, findings: &mut Vec<Finding>) {
    for cause in entry.causes() {
        check_one(checks, entry, cause, Some(Kind::Cause), findings);
    }
    for remedy in entry.fixes() {
        if let Remedy::Fix(fix) = remedy {
            check_one(checks, entry, fix, Some(Kind::Fix), findings);
        }
    }
    for related in &entry.related {
        if related.id == entry.id {
            let message = "an entry is not related to itself";
            let location = Location::at(&entry.source, &related.span);
            findings.push(Finding::new(Code::SelfReference, message, location));
        } else {
            check_one(checks, entry, related, None, findings);
        }
    }
    if let Some(problem) = entry.problem() {
        for finds in problem
            .samples
            .iter()
            .filter_map(|sample| sample.finds.as_ref())
        {
            check_one(checks, entry, finds, None, findings);
        }
    }
    if checks.site.config_is_known {
        check_settings(checks, entry, findings);
    }
}

fn check_one(
    checks: &Checks,
    entry: &Entry,
    reference: &Ref,
    kind: Option<Kind>,
    findings: &mut Vec<Finding>,
) {
    let location = Location::at(&entry.source, &reference.span);
    match (checks.known.get(&reference.id), kind) {
        (Named::Entry(named, _), Some(kind)) if named.kind() != kind => {
            let message = format!("`{}` is a {}, not a {kind}", named.id, named.kind());
            let finding = Finding::new(Code::WrongKind, message, location);
            let hint = match (kind, named.kind()) {
                (Kind::Fix, Kind::Cause) => Some("ids of causes go into `causes`"),
                (Kind::Cause, Kind::Fix) => Some("ids of fixes go into `fixes`"),
                _ => None,
            };
            findings.push(match hint {
                Some(hint) => finding.hint(hint),
                None => finding,
            });
        }
        (Named::Entry(named, _), _) => findings.extend(hidden(named, entry, location)),
        (Named::Unread, _) => {}
        (named, kind) => findings.push(dangling(checks, &reference.id, named, kind, location)),
    }
}

/// What to say of an entry that is not there for all readers of one that names it.
pub(super) fn hidden(named: &Entry, entry: &Entry, location: Location) -> Option<Finding> {
    let Entry { id, audience, .. } = named;
    if named.state == State::Draft && entry.state != State::Draft {
        let message = format!("`{id}` is a draft: readers of this entry do not see it");
        let finding = Finding::new(Code::DraftNamed, message, location);
        return Some(finding.hint("publish both together: give it another `state`"));
    }
    (*audience > entry.audience).then(|| {
        let message = format!("`{id}` is for {audience}: not all readers of this entry see it");
        let finding = Finding::new(Code::NarrowerAudience, message, location);
        finding.hint("builds for more people than that have this entry without it")
    })
}

/// What to say of an id that no entry has.
pub(super) fn dangling(
    checks: &Checks,
    id: &str,
    named: Named,
    kind: Option<Kind>,
    location: Location,
) -> Finding {
    let word = kind.map_or("entry", Kind::name);
    let mut finding = Finding::new(
        Code::DanglingId,
        format!("there is no {word} `{id}`"),
        location,
    );
    finding.hint = match named {
        Named::Alias(now) => Some(format!("its id is now `{now}`")),
        _ => checks
            .meant(id, kind)
            .map(|nearest| format!("did you mean `{nearest}`?")),
    };
    finding
}

fn check_settings(checks: &Checks, entry: &Entry, findings: &mut Vec<Finding>) {
    let owner = entry.owner.as_slice();
    for (code, word, named, known) in [
        (Code::UnknownOwner, "owner", owner, &checks.owners),
        (
            Code::UnknownProduct,
            "product",
            &entry.products,
            &checks.products,
        ),
    ] {
        for reference in named {
            if known.contains(reference.id.as_str()) {
                continue;
            }
            let message = format!("naosu.toml has no {word} `{}`", reference.id);
            let mut finding =
                Finding::new(code, message, Location::at(&entry.source, &reference.span));
            finding.hint = checks
                .suggestions
                .hint(&reference.id, known.iter().copied());
            findings.push(finding);
        }
    }
}
