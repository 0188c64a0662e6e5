//! The page of an entry.

use super::{
    link::{Link, ListLink},
    list,
    message::Message,
    remedies::{Cause, Remedy},
    steps::Steps,
    views::Views,
    words::{Day, Words},
};
use crate::{
    content::{
        config,
        entry::{self, Entry},
    },
    markdown,
    site::pages::at_depth,
};
use naosu_vocabulary::{Audience, Kind, Lang};
use serde::Serialize;

/// What the page of an entry shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntryView {
    #[serde(flatten)]
    pub(crate) link: Link,
    /// The summary, where the entry has one of its own.
    pub(crate) opening: Option<Words>,
    pub(crate) audience: Audience,
    /// The day after which nobody has checked the entry in time.
    pub(crate) due: Option<String>,
    pub(crate) owner: Option<Words>,
    pub(crate) products: Vec<ListLink>,
    pub(crate) tags: Vec<ListLink>,
    pub(crate) number: Option<String>,
    pub(crate) created: Option<Day>,
    pub(crate) updated: Option<Day>,
    /// The day of its last commit.
    pub(crate) changed: Option<Day>,
    /// Where its text in the page's language is changed.
    pub(crate) edit: Option<String>,
    /// The hubs around it, the outermost first.
    pub(crate) hubs: Vec<Link>,
    /// The short answer of a hub, the environment of a situation, how to confirm a cause.
    pub(crate) lead: Option<Words>,
    pub(crate) messages: Vec<Message>,
    pub(crate) symptoms: Vec<Words>,
    pub(crate) when: Vec<Words>,
    pub(crate) environments: Vec<Words>,
    pub(crate) fixes: Vec<Remedy>,
    pub(crate) causes: Vec<Cause>,
    pub(crate) steps: Option<Steps>,
    pub(crate) prose: Option<Prose>,
    /// The headings of the prose.
    #[serde(skip)]
    pub(crate) headings: Vec<Heading>,
    /// Errors and causes that a fix is for; errors that a cause shows as.
    pub(crate) serves: Vec<Link>,
    pub(crate) related: Vec<Link>,
}

/// Prose as HTML.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Prose {
    pub(crate) html: String,
    pub(crate) lang: Option<Lang>,
}

/// A heading for the contents list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Heading {
    pub(crate) id: String,
    pub(crate) title: String,
}

impl EntryView {
    /// The page of an entry. `root` is the page's way to the site's root.
    pub(crate) fn of(views: &Views<'_>, entry: &Entry, lang: Lang, root: &str) -> EntryView {
        let error = entry.problem();
        let texts = |pick: fn(&entry::ProblemDetails) -> &Vec<entry::Text>| {
            error.map_or(Vec::new(), |error| Words::all(pick(error), lang))
        };
        // A fix shows its prose as steps.
        let prose = views.texts.get_or_other(&entry.id, lang);
        let prose = prose.filter(|_| entry.kind() != Kind::Fix);
        EntryView {
            link: views.link(entry, lang),
            opening: Words::of(&entry.summary, lang),
            audience: entry.audience,
            due: entry.review_due().map(|due| due.to_string()),
            owner: owner(&views.config.owners, entry, lang),
            products: list::products_of(views, entry, lang),
            tags: list::tags_of(views, entry, lang),
            number: entry.number.clone(),
            created: entry
                .created
                .map(|date| Day::new(date, views.strings.get(lang))),
            updated: entry
                .updated
                .map(|date| Day::new(date, views.strings.get(lang))),
            changed: views
                .kept
                .changed(entry)
                .map(|date| Day::new(date, views.strings.get(lang))),
            edit: {
                let file = entry.prose.get(lang).unwrap_or(&entry.source);
                views.kept.edit(&file.path)
            },
            hubs: views.links(views.graph.hubs(entry), lang),
            lead: Words::lead(entry, lang),
            messages: error.map_or(Vec::new(), |error| {
                let messages = error.messages.iter();
                messages.map(|shown| Message::new(shown, lang)).collect()
            }),
            symptoms: texts(|error| &error.symptoms),
            when: texts(|error| &error.when),
            environments: texts(|error| &error.environments),
            fixes: Remedy::all(views, entry, lang, root),
            causes: Cause::all(views, entry, lang),
            steps: Steps::of(views, entry, lang, root),
            headings: prose.map_or(Vec::new(), |(_, text)| headings(text)),
            prose: prose
                .map(|(from, text)| Prose {
                    html: at_depth(&text.html(), root, lang),
                    lang: (from != lang).then_some(from),
                })
                .filter(|prose| !prose.html.is_empty()),
            serves: {
                let served = views.graph.served_by(entry);
                views.links(served.filter(|other| other.is_in(lang)), lang)
            },
            related: views.links(views.graph.related(entry), lang),
        }
    }
}

fn owner(owners: &[config::Named], entry: &Entry, lang: Lang) -> Option<Words> {
    let wanted = entry.owner.as_ref()?;
    let owner = owners.iter().find(|owner| owner.id == wanted.id)?;
    Words::of(&owner.name, lang)
}

/// The headings of the prose that a contents list shows.
fn headings(text: &markdown::Rendered) -> Vec<Heading> {
    let headings = text
        .headings
        .iter()
        .filter(|heading| heading.level == 2 && !heading.is_fix);
    headings
        .map(|heading| Heading {
            id: heading.id.clone(),
            title: heading.text.clone(),
        })
        .collect()
}
