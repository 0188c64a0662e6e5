//! What the home of a language shows.

use super::{
    frame::Frame,
    pages::{self, Page},
    url,
    view::{Link, MessageText, Named, Words},
};
use crate::content::entry::{Details, Entry};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;
use std::cmp::Reverse;

const TOPICS: usize = 24;
const MESSAGES: usize = 8;
const RECENT: usize = 6;

/// The home of a language.
#[derive(Serialize)]
pub(crate) struct Home {
    /// A paste to try.
    example: Option<Example>,
    topics: Vec<Topic>,
    products: Vec<Named>,
    messages: Vec<ShownMessage>,
    recent: Vec<Link>,
    kinds: Vec<KindLink>,
}

#[derive(Serialize)]
struct Example {
    paste: String,
    /// The paste as it stands in the fragment of an address: no server sees it.
    query: String,
}

#[derive(Serialize)]
struct Topic {
    link: Link,
    /// How many entries of each kind the topic has.
    counts: Vec<KindLink>,
}

#[derive(Serialize)]
struct ShownMessage {
    text: MessageText,
    foreign: Option<Lang>,
    codes: Vec<String>,
    url: String,
    topic: Option<Words>,
}

/// A kind with how many entries it has and where they are listed.
#[derive(Serialize)]
pub(crate) struct KindLink {
    kind: Kind,
    count: usize,
    url: String,
}

impl Home {
    /// The home in a language.
    pub(crate) fn of(frame: &Frame<'_>, lang: Lang) -> Home {
        let errors = errors(frame);
        let mut recent: Vec<&Entry> = frame
            .views
            .graph
            .entries()
            .filter(|entry| {
                // Messages have a list of their own.
                let listed = matches!(entry.kind(), Kind::Error | Kind::Topic);
                entry.verified.is_some() && !listed
            })
            .collect();
        recent.sort_by_key(|entry| Reverse(entry.verified));
        Home {
            example: example(&errors, lang).map(|paste| Example {
                query: url::percent_encode(&paste),
                paste,
            }),
            topics: topics(frame, lang),
            products: pages::products(frame, lang),
            messages: errors
                .iter()
                .filter_map(|error| message(frame, error, lang))
                .take(MESSAGES)
                .collect(),
            recent: frame.views.links(recent.into_iter().take(RECENT), lang),
            kinds: kinds(frame, lang),
        }
    }
}

/// The kinds of which there are entries.
pub(crate) fn kinds(frame: &Frame<'_>, lang: Lang) -> Vec<KindLink> {
    counts(frame.views.graph.entries(), lang)
}

fn counts<'e>(entries: impl Iterator<Item = &'e Entry>, lang: Lang) -> Vec<KindLink> {
    let kinds: Vec<Kind> = entries.map(Entry::kind).collect();
    Kind::ALL
        .into_iter()
        .map(|kind| KindLink {
            kind,
            count: kinds.iter().filter(|&&other| other == kind).count(),
            url: Page::Kind(kind, 0).address(lang),
        })
        .filter(|link| link.count > 0)
        .collect()
}

fn topics(frame: &Frame<'_>, lang: Lang) -> Vec<Topic> {
    let entries = frame.views.graph.entries();
    entries
        .filter(|entry| entry.kind() == Kind::Topic)
        .take(TOPICS)
        .map(|hub| Topic {
            link: frame.views.link(hub, lang),
            counts: counts(frame.views.members(hub), lang),
        })
        .collect()
}

/// The errors, those first that are named most: what most leads to is what most people see.
fn errors<'a>(frame: &Frame<'a>) -> Vec<&'a Entry> {
    let graph = frame.views.graph;
    let mut errors: Vec<&Entry> = graph
        .entries()
        .filter(|entry| entry.kind() == Kind::Error)
        .collect();
    errors.sort_by_key(|error| Reverse(graph.named_by(&error.id).count()));
    errors
}

/// A paste to try: a message in the page's language that stands as it is, else a sample.
fn example(errors: &[&Entry], lang: Lang) -> Option<String> {
    let details = || {
        errors.iter().filter_map(|error| match &error.details {
            Details::Error(details) => Some(details),
            _ => None,
        })
    };
    details()
        .flat_map(|details| &details.messages)
        .filter_map(|shown| shown.message.text.get(lang))
        .find(|template| template.slots().next().is_none())
        .map(|template| template.display(|_| None))
        .or_else(|| {
            let mut samples = details().flat_map(|details| &details.samples);
            Some(samples.next()?.text.trim().to_owned())
        })
}

fn message(frame: &Frame<'_>, error: &Entry, lang: Lang) -> Option<ShownMessage> {
    let Details::Error(details) = &error.details else {
        return None;
    };
    let shown = details.messages.first()?;
    let (from, template) = shown.message.text.get_or_other(lang)?;
    Some(ShownMessage {
        text: MessageText::new(from, template),
        foreign: (from != lang).then_some(from),
        codes: shown.message.codes.clone(),
        url: Page::Entry(error).address(lang),
        topic: frame
            .views
            .graph
            .hub(error)
            .map(|hub| super::views::title(hub, lang)),
    })
}
