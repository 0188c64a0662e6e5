//! The sections of an entry's page, in their order: what its template prints one after another,
//! and what the list of contents beside it leads to. They are listed here and nowhere else.

use super::{
    entry::{EntryView, Heading},
    group::Group,
    steps::Steps,
    views::Views,
};
use crate::{content::entry::Entry, strings::Strings};
use naosu_vocabulary::{Kind, Lang, closed_vocabulary};
use serde::Serialize;
use std::collections::BTreeSet;

closed_vocabulary! {
    /// What a section shows.
    pub(crate) enum Part {
        /// The lead of a hub, a cause, a situation.
        Answer = "answer",
        /// The messages of an error.
        Messages = "messages",
        /// The prose. It has headings of its own.
        Prose = "prose",
        /// The steps of a fix.
        Steps = "steps",
        /// What to do.
        Fixes = "fixes",
        /// The likely causes.
        Causes = "causes",
        /// Entries of one kind that a hub gathers.
        Group = "group",
        /// Symptoms, occasions, environments.
        Details = "details",
        /// What the entry is a cause or fix of.
        Serves = "serves",
        /// What else to see.
        Related = "related",
    }
}

impl Part {
    /// The id of its heading.
    pub(crate) fn id(self) -> String {
        format!("at-{self}")
    }
}

/// Where on the page something stands whose place hangs on a kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Early,
    Late,
    Nowhere,
}

/// A line of the order.
enum Slot {
    Part(Part),
    /// The prose, on pages of kinds that have it here.
    Prose(Place),
    /// What the hub gathers of the kinds that stand here.
    Groups(Place),
}

/// The order of the sections.
const ORDER: [Slot; 12] = [
    Slot::Part(Part::Answer),
    Slot::Part(Part::Messages),
    Slot::Prose(Place::Early),
    Slot::Part(Part::Steps),
    Slot::Part(Part::Fixes),
    Slot::Groups(Place::Early),
    Slot::Part(Part::Causes),
    Slot::Part(Part::Details),
    Slot::Prose(Place::Late),
    Slot::Groups(Place::Late),
    Slot::Part(Part::Serves),
    Slot::Part(Part::Related),
];

/// Where the prose of an entry of this kind stands: the answer itself comes first.
fn prose_of(kind: Kind) -> Place {
    match kind {
        Kind::Cause | Kind::Situation | Kind::Faq => Place::Early,
        Kind::Error | Kind::Problem | Kind::Guide | Kind::Article | Kind::Topic => Place::Late,
        Kind::Fix => Place::Nowhere,
    }
}

/// Where a hub lists its entries of this kind; its causes and fixes are sections of their own.
fn gathered(kind: Kind) -> Place {
    match kind {
        Kind::Topic | Kind::Error | Kind::Problem => Place::Early,
        Kind::Situation | Kind::Faq | Kind::Guide | Kind::Article => Place::Late,
        Kind::Cause | Kind::Fix => Place::Nowhere,
    }
}

/// How many of a list stand open before the rest of it is folded, if that is more than one.
const FIRST: usize = 3;

/// A section of an entry's page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Section {
    /// What it shows.
    pub(crate) name: Part,
    /// The id of its heading.
    pub(crate) id: String,
    /// Its heading; nothing for prose, which has its own.
    pub(crate) title: Option<String>,
    /// What it lists, if it is a group.
    pub(crate) group: Option<Group>,
}

impl Section {
    /// The sections of an entry's page that have something in them.
    fn all(views: &Views<'_>, entry: &Entry, view: &EntryView, lang: Lang) -> Vec<Section> {
        let strings = views.strings.get(lang);
        let part = |part| Section::of(part, view, strings);
        let groups = |place| {
            let kinds = Kind::ALL
                .into_iter()
                .filter(move |&kind| gathered(kind) == place);
            let kinds = kinds.filter(|_| entry.kind() == Kind::Topic);
            kinds.filter_map(|kind| Group::of(views, entry, kind, lang))
        };
        let sections = ORDER.iter().flat_map(|slot| match slot {
            Slot::Part(shown) => part(*shown).into_iter().collect(),
            Slot::Prose(place) if prose_of(entry.kind()) != *place => Vec::new(),
            Slot::Prose(_) => part(Part::Prose).into_iter().collect(),
            Slot::Groups(place) => groups(*place)
                .map(|group| Section::of_group(group, strings))
                .collect(),
        });
        sections.collect()
    }

    /// A section, unless it would be empty.
    fn of(part: Part, view: &EntryView, strings: &Strings) -> Option<Section> {
        let is_there = match part {
            Part::Answer => view.lead.is_some(),
            Part::Messages => !view.messages.is_empty(),
            Part::Prose => view.prose.is_some(),
            Part::Steps => view.steps.is_some(),
            Part::Fixes => !view.fixes.is_empty(),
            Part::Causes => !view.causes.is_empty(),
            Part::Group => false,
            Part::Details => [&view.symptoms, &view.when, &view.environments]
                .iter()
                .any(|facts| !facts.is_empty()),
            Part::Serves => !view.serves.is_empty(),
            Part::Related => !view.related.is_empty(),
        };
        is_there.then(|| Section {
            name: part,
            id: part.id(),
            title: title(part, view.link.kind, strings).cloned(),
            group: None,
        })
    }

    fn of_group(group: Group, strings: &Strings) -> Section {
        Section {
            name: Part::Group,
            id: format!("at-{}", group.kind),
            title: Some(strings.kinds.get(group.kind).clone()),
            group: Some(group),
        }
    }

    /// What the list of contents has of it. What stands at the top of the page needs no link.
    fn contents(&self, view: &EntryView) -> Vec<Heading> {
        match (self.name, &self.title) {
            (Part::Answer, _) => Vec::new(),
            (Part::Prose, _) => view.headings.clone(),
            (Part::Steps, _) => view.steps.iter().flat_map(steps).collect(),
            (_, Some(title)) => vec![Heading {
                id: self.id.clone(),
                title: title.clone(),
            }],
            (_, None) => Vec::new(),
        }
    }
}

/// The page of an entry.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntryPage {
    #[serde(flatten)]
    pub(crate) view: EntryView,
    /// What stands on it, in this order.
    pub(crate) sections: Vec<Section>,
    /// How many of a long list stand open.
    pub(crate) first: usize,
}

impl EntryPage {
    /// The page of an entry. `root` is the page's way to the site's root.
    pub(crate) fn of(views: &Views<'_>, entry: &Entry, lang: Lang, root: &str) -> EntryPage {
        let mut view = EntryView::of(views, entry, lang, root);
        let mut sections = Section::all(views, entry, &view, lang);
        let listed = listed(&view, &sections);
        view.related.retain(|link| !listed.contains(&link.id));
        sections.retain(|section| section.name != Part::Related || !view.related.is_empty());
        EntryPage {
            view,
            sections,
            first: FIRST,
        }
    }

    /// The list of contents beside it.
    pub(crate) fn contents(&self) -> Vec<Heading> {
        let sections = self.sections.iter();
        let headings = sections.flat_map(|section| section.contents(&self.view));
        headings.collect()
    }
}

/// The ids of what a page lists before it comes to what else to see.
fn listed(view: &EntryView, sections: &[Section]) -> BTreeSet<String> {
    let fixes = view.fixes.iter().filter_map(|remedy| remedy.fix.as_ref());
    let causes = view.causes.iter().map(|cause| &cause.link);
    let groups = sections.iter().filter_map(|section| section.group.as_ref());
    let gathered = groups.flat_map(|group| &group.entries);
    let all = fixes.chain(causes).chain(gathered);
    let all = all.chain(&view.serves).chain(&view.hubs);
    all.map(|link| link.id.clone()).collect()
}

fn steps(steps: &Steps) -> impl Iterator<Item = Heading> {
    steps.steps.iter().map(|step| Heading {
        id: step.id.clone(),
        title: step.plain_title.clone(),
    })
}

/// The heading of a section on the page of an entry of this kind.
fn title(part: Part, kind: Kind, strings: &Strings) -> Option<&String> {
    let section = &strings.section;
    Some(match part {
        Part::Answer => match kind {
            Kind::Cause => &section.confirm,
            Kind::Situation => &section.environment,
            Kind::Error
            | Kind::Problem
            | Kind::Fix
            | Kind::Faq
            | Kind::Guide
            | Kind::Article
            | Kind::Topic => &section.answer,
        },
        Part::Messages => &section.messages,
        Part::Steps => &section.steps,
        Part::Fixes => &section.fixes,
        Part::Causes => &section.causes,
        Part::Details => &section.details,
        Part::Serves => match kind {
            Kind::Fix => &section.solves,
            Kind::Cause => &section.shows_as,
            Kind::Error
            | Kind::Problem
            | Kind::Situation
            | Kind::Faq
            | Kind::Guide
            | Kind::Article
            | Kind::Topic => &section.mentioned,
        },
        Part::Related => &section.related,
        Part::Prose | Part::Group => return None,
    })
}
