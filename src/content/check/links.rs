//! Links and pictures in prose must lead somewhere, in each language.

use super::{
    checks::{Checks, texts},
    known::Named,
    references::{self, dangling},
};
use crate::{
    content::{
        code::Code,
        entry::Entry,
        finding::{Finding, Location},
        path::{CONTENT, resolve},
    },
    markdown::{Link, Outline, Target},
};
use naosu_vocabulary::{Lang, Localised};
use std::{ops::Bound, path::Path};

/// How much of an address a finding shows.
const SHOWN: usize = 100;

pub(super) fn check(
    checks: &Checks,
    entry: &Entry,
    outlines: &Localised<Outline>,
    findings: &mut Vec<Finding>,
) {
    for (lang, source, outline) in texts(entry, outlines) {
        for link in &outline.links {
            let location = Location::at(source, &link.span);
            findings.extend(hidden(checks, entry, link, &location));
            findings.extend(fault(checks, outline, &source.path, lang, link, location));
        }
    }
}

/// Level-1 headings, of which the page has one already.
pub(super) fn headings(entry: &Entry, outlines: &Localised<Outline>, findings: &mut Vec<Finding>) {
    for (_, source, outline) in texts(entry, outlines) {
        for heading in outline.headings.iter().filter(|heading| heading.level == 1) {
            let message = "the page has a level-1 heading already: its title";
            let location = Location::at(source, &heading.span);
            let finding = Finding::new(Code::LevelOneHeading, message, location);
            findings.push(finding.hint("begin with level 2: `##`"));
        }
    }
}

/// A link to what not all readers of the entry see.
fn hidden(checks: &Checks, entry: &Entry, link: &Link, location: &Location) -> Option<Finding> {
    let Target::Entry { id, .. } = &link.target else {
        return None;
    };
    let Named::Entry(named, _) = checks.known.get(id) else {
        return None;
    };
    references::hidden(named, entry, location.clone())
}

fn fault(
    checks: &Checks,
    outline: &Outline,
    path: &Path,
    lang: Lang,
    link: &Link,
    location: Location,
) -> Option<Finding> {
    match &link.target {
        Target::Entry { id, anchor } => match checks.known.get(id) {
            Named::Entry(named, outlines) => {
                let anchor = anchor.as_ref()?;
                let there = outlines.get_or_other(lang);
                dead_anchor(
                    checks,
                    anchor,
                    there.map(|(_, outline)| outline),
                    &named.id,
                    location,
                )
            }
            Named::Unread => None,
            named => Some(dangling(checks, id, named, None, location)),
        },
        Target::Anchor(anchor) => dead_anchor(checks, anchor, Some(outline), "this text", location),
        Target::Picture(_) if link.image => None,
        Target::Web(_) if link.image => {
            let message =
                "a picture from elsewhere is not shown: the site loads nothing but its own";
            let finding = Finding::new(Code::RemoteImage, message, location);
            Some(finding.hint("copy it beside the entry"))
        }
        Target::Web(_) => None,
        Target::Asset(name) => missing_asset(checks, path, name, location),
        Target::Picture(url) | Target::Unsafe(url) => {
            let url: String = url.chars().take(SHOWN).collect();
            let message = format!("a page must not lead to `{}`", url.escape_debug());
            let finding = Finding::new(Code::UnsafeLink, message, location);
            let hint = "https:, http:, mailto:, tel:, ms-settings: and entry: may be followed";
            Some(finding.hint(hint))
        }
    }
}

fn dead_anchor(
    checks: &Checks,
    anchor: &str,
    there: Option<&Outline>,
    whose: &str,
    location: Location,
) -> Option<Finding> {
    let is_there = there.is_some_and(|outline| outline.ids.contains(anchor));
    if is_there || anchor.is_empty() {
        return None;
    }
    let message = match whose {
        "this text" => format!("this text has no heading `#{anchor}`"),
        id => format!("`{id}` has no heading `#{anchor}`"),
    };
    let mut finding = Finding::new(Code::DeadAnchor, message, location);
    let ids = there.into_iter().flat_map(|outline| &outline.headings);
    let ids = ids.map(|heading| heading.id.as_str());
    finding.hint = checks.suggestions.hint(anchor, ids);
    Some(finding)
}

fn missing_asset(checks: &Checks, prose: &Path, name: &str, location: Location) -> Option<Finding> {
    let folder = prose.parent().unwrap_or(Path::new(""));
    let Some(path) = resolve(folder, name) else {
        let message = format!("`{name}` is outside of the folder `{CONTENT}`");
        return Some(Finding::new(Code::OutsideSite, message, location));
    };
    if checks.site.is_asset.contains(&path) {
        return None;
    }
    let message = format!("there is no file `{name}` beside the entry");
    let mut finding = Finding::new(Code::DeadLink, message, location);
    let id = Path::new(name)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let id = id.split('.').next().unwrap_or_default();
    finding.hint = match checks.known.get(id) {
        Named::Entry(named, _) => {
            Some(format!("a link to the entry is written entry:{}", named.id))
        }
        _ => {
            // What is in a folder comes together.
            let from = (Bound::Included(folder), Bound::Unbounded);
            let after = checks.site.assets.range::<Path, _>(from);
            let beside = after.map_while(|asset| asset.strip_prefix(folder).ok());
            let beside = beside.filter_map(Path::to_str);
            let meant = checks.suggestions.nearest(name, beside);
            meant.map(|nearest| format!("did you mean `{nearest}`?"))
        }
    };
    Some(finding)
}
