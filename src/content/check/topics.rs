//! Every topic folder has its hub.

use super::{checks::Checks, known::Named, references};
use crate::content::{
    code::Code,
    entry::Entry,
    finding::{Finding, Location},
    id,
    path::CONTENT,
};
use naosu_vocabulary::Kind;
use std::{collections::BTreeSet, path::Path};

pub(super) fn check(checks: &Checks, findings: &mut Vec<Finding>) {
    for (topic, place) in checks
        .site
        .config
        .groups
        .iter()
        .flat_map(|group| &group.topics)
    {
        let named = checks.known.get(topic);
        let is_topic = |entry: &Entry| entry.kind() == Kind::Topic;
        if !matches!(named, Named::Entry(entry, _) if is_topic(entry)) {
            let location = Location::Place(place.clone());
            let kind = Some(Kind::Topic);
            findings.push(references::dangling(checks, topic, named, kind, location));
        }
    }
    let mut topics = BTreeSet::new();
    let mut hubs: BTreeSet<&str> = checks.site.unread().collect();
    for (entry, _) in checks.entries() {
        topics.extend(entry.topic.as_deref());
        if entry.kind() != Kind::Topic {
            continue;
        }
        let location = Location::Place(entry.place("kind"));
        let folder = entry.source.path.parent().and_then(Path::file_name);
        match folder.map(|name| name.to_string_lossy()) {
            Some(topic) if topic == entry.id => {
                hubs.insert(&entry.id);
            }
            Some(topic) if topic != CONTENT => {
                let message = format!("the hub of the folder `{topic}` must have its id");
                let finding = Finding::new(Code::MisplacedHub, message, location);
                findings.push(finding.hint(format!("call it {topic}.toml")));
            }
            _ => {
                let message = "a topic stands in a folder of its own";
                let finding = Finding::new(Code::MisplacedHub, message, location);
                let id = &entry.id;
                findings.push(finding.hint(format!("move it to {CONTENT}/{id}/{id}.toml")));
            }
        }
    }
    let named = |topic: &&&str| id::fault(topic).is_none();
    for topic in topics.difference(&hubs).filter(named) {
        let location = Location::Path(Path::new(CONTENT).join(topic));
        let finding = Finding::new(
            Code::NoHub,
            format!("the topic `{topic}` has no hub"),
            location,
        );
        findings.push(finding.hint(format!(
            "write {CONTENT}/{topic}/{topic}.toml with kind = \"topic\""
        )));
    }
}
