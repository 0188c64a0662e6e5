//! What is wrong with a site as a whole: one family of rules a file.

mod attached;
mod bounds;
mod checks;
mod dates;
mod fixes;
mod ids;
mod known;
mod links;
mod looks;
mod messages;
mod names;
mod prose;
mod references;
mod site;
mod slips;
mod topics;
mod translations;

pub(super) use site::Site;

use super::{
    entry::Entry,
    finding::Finding,
    group::{One, Terms},
};
use checks::Checks;

/// What is wrong with an entry whatever else there is in the site.
pub(super) fn alone(entry: &Entry, one: &One, under: Terms) -> Vec<Finding> {
    let outlines = &one.outlines;
    let mut findings = Vec::new();
    fixes::alone(entry, outlines, &mut findings);
    links::headings(entry, outlines, &mut findings);
    slips::check(under.raw_html, entry, outlines, &mut findings);
    bounds::check(under.raw_html, entry, outlines, &mut findings);
    dates::check(under.today, entry, &mut findings);
    translations::check(entry, &one.gaps, &mut findings);
    findings
}

/// Adds what every rule finds.
pub(super) fn check(site: &Site, findings: &mut Vec<Finding>) {
    let checks = Checks::of(site);
    looks::check(site, findings);
    ids::check(&checks, findings);
    prose::check(&checks, findings);
    messages::check(&checks, findings);
    topics::check(&checks, findings);
    attached::check(&checks, findings);
    for (entry, outlines) in checks.entries() {
        references::check(&checks, entry, findings);
        fixes::check(&checks, entry, outlines, findings);
        links::check(&checks, entry, outlines, findings);
    }
    for one in site.ones {
        findings.extend(one.findings.iter().chain(one.alone()).cloned());
    }
}
