//! What is told of links out of the site: a finding for each place of a link that is not good.

use super::{collect::Links, verdict::Verdict};
use crate::content::{Code, Finding};
use std::collections::BTreeMap;

/// How much of an address a finding shows.
const SHOWN: usize = 200;

/// The findings of what was asked, in the order of files and lines.
pub fn findings(links: &Links, verdicts: &BTreeMap<String, Verdict>) -> Vec<Finding> {
    let told = verdicts.iter().filter_map(|(address, verdict)| {
        let (code, message, hint) = told(address, verdict)?;
        Some((code, message, hint, links.get(address)?))
    });
    let mut findings: Vec<Finding> = told
        .flat_map(|(code, message, hint, places)| {
            places.iter().map(move |place| {
                Finding::new(code, message.clone(), place.clone()).hint(hint.clone())
            })
        })
        .collect();
    findings.sort_by_key(|finding| {
        let location = &finding.location;
        (location.path().to_owned(), location.line_column())
    });
    findings
}

/// Whether a finding is of a link out of the site.
pub fn is_of_links(finding: &Finding) -> bool {
    matches!(
        finding.code,
        Code::BrokenUrl | Code::MovedUrl | Code::UnansweredUrl
    )
}

fn told(address: &str, verdict: &Verdict) -> Option<(Code, String, String)> {
    let shown = short(address);
    match verdict {
        Verdict::Good => None,
        Verdict::Moved(to) => Some((
            Code::MovedUrl,
            format!("`{shown}` has moved for good"),
            format!("it is now {}", short(to)),
        )),
        Verdict::Broken(why) => Some((
            Code::BrokenUrl,
            format!("`{shown}` leads nowhere"),
            why.clone(),
        )),
        Verdict::Unanswered(why) => Some((
            Code::UnansweredUrl,
            format!("`{shown}` could not be asked for"),
            format!("{why}; does it open in a browser?"),
        )),
    }
}

fn short(address: &str) -> String {
    let mut shown: String = address.chars().take(SHOWN).collect();
    if shown.len() < address.len() {
        shown.push('…');
    }
    shown
}
