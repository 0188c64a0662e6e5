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

use super::finding::Finding;
use checks::Checks;

/// Adds what every rule finds.
pub(super) fn check(site: &Site, findings: &mut Vec<Finding>) {
    let checks = Checks::of(site);
    looks::check(site, findings);
    ids::check(&checks, findings);
    prose::check(&checks, findings);
    messages::check(&checks, findings);
    topics::check(&checks, findings);
    attached::check(&checks, findings);
    for (entry, outline) in checks.entries() {
        references::check(&checks, entry, findings);
        fixes::check(&checks, entry, outline, findings);
        links::check(&checks, entry, outline, findings);
        slips::check(&checks, entry, outline, findings);
        bounds::check(&checks, entry, outline, findings);
        dates::check(&checks, entry, findings);
    }
    for (entry, gaps) in &site.entries {
        translations::check(entry, gaps, findings);
    }
}
