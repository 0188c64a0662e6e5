//! No id may be taken twice, as an id or as an old one.

use super::checks::Checks;
use crate::content::{
    code::Code,
    finding::{Finding, Location},
    id,
};
use std::collections::{BTreeMap, btree_map::Entry as Slot};

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    let mut taken: BTreeMap<&str, Location> = BTreeMap::new();
    let mut take =
        |id, what: &str, location: Location, findings: &mut Vec<Finding>| match taken.entry(id) {
            Slot::Vacant(slot) => {
                slot.insert(location);
            }
            Slot::Occupied(slot) => {
                let message = format!("the {what} `{id}` is taken");
                let hint = format!("it stands in {} already", slot.get());
                findings.push(Finding::new(Code::DuplicateId, message, location).hint(hint));
            }
        };
    // Ids first: of an id and an equal alias it is the alias that is wrong.
    for (entry, _) in checks.entries() {
        let location = Location::Path(entry.source.path.clone());
        take(&entry.id, "id", location, findings);
    }
    for (entry, _) in checks.entries() {
        for alias in &entry.aliases {
            let location = Location::at(&entry.source, &alias.span);
            match id::fault(&alias.id) {
                Some(fault) => {
                    let message = format!("`{}` is no id: {fault}", alias.id);
                    let mut finding = Finding::new(Code::BadId, message, location);
                    finding.hint = id::hint(&alias.id);
                    findings.push(finding);
                }
                None => take(&alias.id, "alias", location, findings),
            }
        }
    }
}
