//! What the home of a language shows.

use super::{
    link::{KindLink, Link, ProductLink},
    list,
    message::MessageText,
    views::Views,
    words::Words,
};
use crate::{
    content::entry::{Details, Entry},
    site::pages::{Page, percent_encode},
};
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
    products: Vec<ProductLink>,
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
    /// What a foreign one means, in the page's language.
    gloss: Option<String>,
    codes: Vec<String>,
    url: String,
    topic: Option<Words>,
}

impl Home {
    /// The home in a language.
    pub(crate) fn of(views: &Views<'_>, lang: Lang) -> Home {
        let errors = errors(views, lang);
        let mut recent: Vec<&Entry> = views
            .graph
            .entries_in(lang)
            .filter(|entry| {
                // Messages have a list of their own.
                let listed = matches!(entry.kind(), Kind::Error | Kind::Topic);
                entry.latest().is_some() && !listed
            })
            .collect();
        recent.sort_by_key(|entry| Reverse(entry.latest()));
        Home {
            example: example(&errors, lang).map(|paste| Example {
                query: percent_encode(&paste),
                paste,
            }),
            topics: topics(views, lang),
            products: list::products(views, lang),
            messages: errors
                .iter()
                .filter_map(|error| message(views, error, lang))
                .take(MESSAGES)
                .collect(),
            recent: views.links(recent.into_iter().take(RECENT), lang),
            kinds: list::kinds(views, lang),
        }
    }
}

fn topics(views: &Views<'_>, lang: Lang) -> Vec<Topic> {
    let entries = views.graph.entries_in(lang);
    entries
        .filter(|entry| entry.kind() == Kind::Topic && entry.above.is_none())
        .take(TOPICS)
        .map(|hub| Topic {
            link: views.link(hub, lang),
            counts: list::counts(views.graph.members(hub, lang), lang),
        })
        .collect()
}

/// The errors, those first that are named most: what most leads to is what most people see.
fn errors<'a>(views: &Views<'a>, lang: Lang) -> Vec<&'a Entry> {
    let graph = views.graph;
    let mut errors: Vec<&Entry> = graph
        .entries_in(lang)
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

fn message(views: &Views<'_>, error: &Entry, lang: Lang) -> Option<ShownMessage> {
    let Details::Error(details) = &error.details else {
        return None;
    };
    let shown = details.messages.first()?;
    let (from, template) = shown.message.text.get_or_other(lang)?;
    Some(ShownMessage {
        text: MessageText::new(from, template),
        foreign: (from != lang).then_some(from),
        gloss: error.title.get(lang).filter(|_| from != lang).cloned(),
        codes: shown.message.codes.clone(),
        url: Page::Entry(error).address(lang),
        topic: views.graph.hub(error).map(|hub| Words::title(hub, lang)),
    })
}
