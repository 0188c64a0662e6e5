//! The contents list beside a page: the sections of an entry in the order of its template.

use super::{
    frame::Frame,
    view::{EntryPage, Heading},
};
use naosu_vocabulary::{Kind, Lang};

/// The sections of an entry's page.
pub(crate) fn of(page: &EntryPage, lang: Lang, frame: &Frame<'_>) -> Vec<Heading> {
    let section = |id: &str, pointer: &str| Heading {
        id: format!("at-{id}"),
        title: frame.text(lang, pointer),
    };
    let mut contents = Vec::new();
    let kind = page.link.kind;
    let prose_first = matches!(kind, Kind::Faq | Kind::Cause | Kind::Situation);
    if prose_first {
        contents.extend(page.headings.iter().cloned());
    }
    if !page.messages.is_empty() {
        contents.push(section("messages", "/section/messages"));
    }
    if !page.fixes.is_empty() {
        contents.push(section("fixes", "/section/fixes"));
    }
    let gathered = |of: Kind| page.groups.iter().any(|group| group.kind == of);
    if gathered(Kind::Error) {
        contents.push(section("error", "/kinds/error"));
    }
    if !page.causes.is_empty() {
        contents.push(section("causes", "/section/causes"));
    }
    let facts = [&page.symptoms, &page.when, &page.environments];
    if facts.iter().any(|facts| !facts.is_empty()) {
        contents.push(section("details", "/section/details"));
    }
    if let Some(steps) = &page.steps {
        contents.extend(steps.steps.iter().map(|step| Heading {
            id: step.id.clone(),
            title: step.plain_title.clone(),
        }));
    }
    if !prose_first {
        contents.extend(page.headings.iter().cloned());
    }
    for kind in [Kind::Situation, Kind::Faq, Kind::Guide] {
        if gathered(kind) {
            contents.push(section(kind.name(), &format!("/kinds/{kind}")));
        }
    }
    if !page.serves.is_empty() {
        let pointer = match kind {
            Kind::Fix => "/section/solves",
            Kind::Cause => "/section/shows_as",
            _ => "/section/mentioned",
        };
        contents.push(section("serves", pointer));
    }
    if !page.related.is_empty() {
        contents.push(section("related", "/section/related"));
    }
    contents
}
