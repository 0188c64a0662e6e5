//! The logo must be there.

use super::site::Site;
use crate::content::{
    code::Code,
    finding::{Finding, Location},
    path::STATIC,
};
use std::path::{Component, Path};

pub(super) fn check(site: &Site, findings: &mut Vec<Finding>) {
    let Some(logo) = &site.config.theme.logo else {
        return;
    };
    let path = Path::new(&logo.file);
    let plain = |part: Component| matches!(part, Component::Normal(_));
    let inside = path.components().all(plain) && !logo.file.contains('\\');
    if inside && site.root.join(STATIC).join(path).is_file() {
        return;
    }
    let message = format!("there is no file `{STATIC}/{}`", logo.file);
    let location = Location::Place(logo.place.clone());
    let finding = Finding::new(Code::DeadLink, message, location);
    let hint = format!("the logo is a picture in the site's folder `{STATIC}`");
    findings.push(finding.hint(hint));
}
