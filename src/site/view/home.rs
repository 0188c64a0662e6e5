//! What the home of a language shows.

use super::{
    link::{KindLink, Link, ListLink},
    list,
    message::MessageText,
    views::Views,
    words::Words,
};
use crate::{
    content::entry::{Details, Entry},
    site::pages::{Page, Scope, percent_encode},
};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;
use std::cmp::Reverse;

/// So many topics are shown with what they are about; where there are more, fewer, those with the
/// most entries, and the others by their names.
const TOPICS: usize = 8;
const FIRST_TOPICS: usize = 4;
const PRODUCTS: usize = 6;
const MESSAGES: usize = 4;
const RECENT: usize = 3;

/// The home of a language.
#[derive(Serialize)]
pub(crate) struct Home {
    /// A paste to try.
    example: Option<Example>,
    topics: Vec<Topic>,
    /// The other topics.
    groups: Vec<TopicGroup>,
    /// The products that the most entries are about, and the others.
    products: Vec<ListLink>,
    more_products: Vec<ListLink>,
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

/// Topics that stand together.
#[derive(Serialize)]
struct TopicGroup {
    /// What they have in common; nothing for those that no group has.
    name: Option<Words>,
    topics: Vec<Link>,
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
        let (first, others) = topics(views, lang);
        let mut products = list::products(views, None, lang);
        let more_products = products.split_off(products.len().min(PRODUCTS));
        Home {
            example: example(&errors, lang).map(|paste| Example {
                query: percent_encode(&paste),
                paste,
            }),
            topics: first
                .into_iter()
                .map(|hub| topic(views, hub, lang))
                .collect(),
            groups: groups(views, others, lang),
            products,
            more_products,
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

/// The topics to begin with, and the others; topics within topics are on their pages.
fn topics<'a>(views: &Views<'a>, lang: Lang) -> (Vec<&'a Entry>, Vec<&'a Entry>) {
    let all = views.lists.get(Scope::Kind(Kind::Topic), lang).iter();
    let mut hubs: Vec<&Entry> = all.map(|listed| listed.entry).collect();
    hubs.retain(|hub| hub.above.is_none());
    if hubs.len() <= TOPICS {
        return (hubs, Vec::new());
    }
    let mut by_weight = hubs.clone();
    by_weight.sort_by_key(|hub| Reverse(views.lists.weight(hub, lang)));
    by_weight.truncate(FIRST_TOPICS);
    hubs.retain(|hub| by_weight.iter().all(|first| first.id != hub.id));
    (by_weight, hubs)
}

fn topic(views: &Views<'_>, hub: &Entry, lang: Lang) -> Topic {
    Topic {
        link: views.link(hub, lang),
        counts: list::counts(views.graph.members(hub, lang), lang),
    }
}

/// Topics in the groups that the site has for them; those that have none come last.
fn groups(views: &Views<'_>, mut topics: Vec<&Entry>, lang: Lang) -> Vec<TopicGroup> {
    let mut groups = Vec::new();
    for group in &views.config.groups {
        let is_in = |hub: &&Entry| group.topics.iter().any(|(id, _)| *id == hub.id);
        let (named, others) = topics.into_iter().partition(is_in);
        groups.push((Words::of(&group.name, lang), named));
        topics = others;
    }
    groups.push((None, topics));
    let groups = groups.into_iter().filter(|(_, topics)| !topics.is_empty());
    let groups = groups.map(|(name, topics): (_, Vec<&Entry>)| TopicGroup {
        name,
        topics: views.links(topics, lang),
    });
    groups.collect()
}

/// The errors, those in the page's language first, and of these those that are named most: what
/// most leads to is what most people see.
fn errors<'a>(views: &Views<'a>, lang: Lang) -> Vec<&'a Entry> {
    let graph = views.graph;
    let mut errors: Vec<&Entry> = graph
        .entries_in(lang)
        .filter(|entry| entry.kind() == Kind::Error)
        .collect();
    errors.sort_by_cached_key(|error| {
        let is_foreign = error.title.get(lang).is_none();
        (is_foreign, Reverse(graph.named_by(&error.id).count()))
    });
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
