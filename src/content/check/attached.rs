//! Files that are published: no browser runs what stands beside an entry, and every system can hold
//! their names.

use super::checks::{Checks, texts};
use crate::content::{
    code::Code,
    finding::{Finding, Location},
    path::resolve,
    portable,
};
use crate::markdown::Target;
use std::{
    collections::{BTreeMap, HashMap, btree_map::Entry as Slot},
    path::{Path, PathBuf},
};

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    let shown = shown(checks);
    for (path, location) in &shown {
        match checks.site.attachments.fault(path) {
            Ok(None) => {}
            Ok(Some(fault)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let message = format!("a browser would run `{name}`: {fault}");
                let finding = Finding::new(Code::ActiveFile, message, location.clone());
                findings.push(finding.hint(hint(&name)));
            }
            Err(error) => {
                let message = format!("cannot be read: {error}");
                let location = Location::Path(path.clone());
                findings.push(Finding::new(Code::Unreadable, message, location));
            }
        }
    }
    let statics = checks.site.statics.iter();
    let statics = statics.map(|path| (path, Location::Path(path.clone())));
    let published = shown.iter().map(|(path, at)| (path, at.clone()));
    names(published.chain(statics), findings);
}

/// The files beside entries that prose shows or leads to, in the order of their paths, each with
/// where it is named first.
fn shown(checks: &Checks) -> Vec<(PathBuf, Location)> {
    let mut shown = HashMap::new();
    for (entry, outlines) in checks.entries() {
        for (_, source, outline) in texts(entry, outlines) {
            let folder = source.path.parent().unwrap_or(Path::new(""));
            for link in &outline.links {
                if let Target::Asset(name) = &link.target
                    && let Some(path) = resolve(folder, name)
                    && checks.site.is_asset.contains(&path)
                {
                    let place = Location::at(source, &link.span);
                    shown.entry(path).or_insert(place);
                }
            }
        }
    }
    let mut shown: Vec<(PathBuf, Location)> = shown.into_iter().collect();
    shown.sort_by(|(one, _), (other, _)| one.cmp(other));
    shown
}

fn hint(name: &str) -> &'static str {
    match name.to_lowercase().ends_with(".svg") {
        true => "save it as plain SVG of less than 1 MB, or as PNG",
        false => "put it into a .zip archive",
    }
}

/// Looks at each part of each path once.
fn names<'p>(
    published: impl Iterator<Item = (&'p PathBuf, Location)>,
    findings: &mut Vec<Finding>,
) {
    let mut taken: BTreeMap<String, &Path> = BTreeMap::new();
    for (path, location) in published {
        for ancestor in path.ancestors() {
            let Some(name) = ancestor.file_name() else {
                break;
            };
            let twin = match taken.entry(portable::same(&ancestor.to_string_lossy())) {
                Slot::Vacant(slot) => {
                    slot.insert(ancestor);
                    None
                }
                // This part has been looked at, and all that it is in.
                Slot::Occupied(slot) if *slot.get() == ancestor => break,
                Slot::Occupied(slot) => Some(*slot.get()),
            };
            let fault = match twin {
                Some(twin) => Some(format!(
                    "a name that differs too little from `{}`",
                    twin.display()
                )),
                None => portable::fault(&name.to_string_lossy()),
            };
            if let Some(fault) = fault {
                let message = format!("not every system can hold `{}`: {fault}", path.display());
                let finding = Finding::new(Code::UnportableName, message, location.clone());
                findings.push(finding.hint("rename it: letters, digits, `-`, `_` and one dot"));
                break;
            }
        }
    }
}
