//! From entries to what templates are given.

use super::{
    graph::Graph,
    prose::Texts,
    url,
    view::{
        Cause, Day, Effort, EntryPage, Group, Heading, Link, Message, Named, Prose, Remedy, Step,
        Steps, Version, Words,
    },
};
use crate::{
    content::{
        config::{self, Config},
        entry::{self, Details, Entry},
    },
    markdown,
};
use naosu_vocabulary::{Kind, Lang};
use std::collections::BTreeMap;

/// How many entries of a kind a page lists before it points to the whole list.
const GROUP: usize = 40;

/// How many bytes of steps a page of remedies holds; those of its first fix stand there anyway.
const STEPS: usize = 12_000;

/// How many characters of prose stand in for a missing summary.
const EXCERPT: usize = 110;

/// Makes views of entries.
pub(crate) struct Views<'a> {
    pub(crate) config: &'a Config,
    pub(crate) graph: &'a Graph<'a>,
    pub(crate) texts: &'a Texts,
}

impl Views<'_> {
    /// An entry as a list shows it.
    pub(crate) fn link(&self, entry: &Entry, lang: Lang) -> Link {
        Link {
            id: entry.id.clone(),
            kind: entry.kind(),
            title: title(entry, lang),
            summary: self.summary(entry, lang),
            url: url::entry(lang, entry),
            state: entry.state,
            verified: entry.verified.map(|date| Day::new(date, lang)),
            effort: match &entry.details {
                Details::Fix(fix) => Some(Effort::of(fix)),
                _ => None,
            },
        }
    }

    /// Entries as a list shows them.
    pub(crate) fn links<'e>(
        &self,
        entries: impl IntoIterator<Item = &'e Entry>,
        lang: Lang,
    ) -> Vec<Link> {
        let entries = entries.into_iter();
        entries.map(|entry| self.link(entry, lang)).collect()
    }

    /// What an entry is about in a sentence: its summary or what comes nearest.
    pub(crate) fn summary(&self, entry: &Entry, lang: Lang) -> Option<Words> {
        Words::of(&entry.summary, lang)
            .or_else(|| lead(entry, lang))
            .or_else(|| {
                let (from, text) = self.texts.get_or_other(&entry.id, lang)?;
                let first = text.text.lines().find(|line| !line.trim().is_empty())?;
                let mut excerpt: String = first.trim().chars().take(EXCERPT).collect();
                if excerpt.len() < first.trim().len() {
                    excerpt.push('…');
                }
                Some(Words::new(excerpt, from, lang))
            })
    }

    /// The whole page of an entry. `root` is the page's way to the site's root.
    pub(crate) fn page(&self, entry: &Entry, lang: Lang, root: &str) -> EntryPage {
        let error = match &entry.details {
            Details::Error(error) => Some(error),
            _ => None,
        };
        let texts = |pick: fn(&entry::ErrorDetails) -> &Vec<entry::Text>| {
            error.map_or(Vec::new(), |error| Words::all(pick(error), lang))
        };
        let is_fix = entry.kind() == Kind::Fix;
        let prose = self.texts.get_or_other(&entry.id, lang);
        let prose = prose.filter(|_| !is_fix);
        let groups = match entry.kind() {
            Kind::Topic => self.groups(self.members(entry), lang),
            _ => Vec::new(),
        };
        EntryPage {
            link: self.link(entry, lang),
            opening: Words::of(&entry.summary, lang),
            audience: entry.audience,
            due: entry.review_due().map(|due| due.to_string()),
            owner: named(&self.config.owners, entry.owner.as_ref(), lang),
            products: self.products(entry, lang),
            tags: entry.tags.clone(),
            hub: self.graph.hub(entry).map(|hub| self.link(hub, lang)),
            lead: lead(entry, lang),
            messages: error.map_or(Vec::new(), |error| {
                let messages = error.messages.iter();
                messages.map(|shown| Message::new(shown, lang)).collect()
            }),
            symptoms: texts(|error| &error.symptoms),
            when: texts(|error| &error.when),
            environments: texts(|error| &error.environments),
            fixes: self.remedies(entry, lang, root),
            causes: self.causes(entry, lang),
            steps: is_fix.then(|| self.steps(entry, lang, root)).flatten(),
            headings: prose.map_or(Vec::new(), |(_, text)| headings(text)),
            prose: prose.map(|(from, text)| Prose {
                html: url::at_depth(&text.html, root, lang),
                lang: (from != lang).then_some(from),
            }),
            serves: self.links(self.serves(entry), lang),
            related: self.links(self.graph.related(entry), lang),
            groups,
        }
    }

    /// What to do about an entry: the steps of the first fix with it, and those of as many more
    /// as a light page can hold.
    pub(crate) fn remedies(&self, entry: &Entry, lang: Lang, root: &str) -> Vec<Remedy> {
        let mut room = STEPS;
        let mut first = true;
        let mut remedies = Vec::new();
        for remedy in entry.fixes() {
            match remedy {
                entry::Remedy::Fix(named) => {
                    let Some(fix) = self.graph.get(&named.id) else {
                        continue;
                    };
                    let steps = self
                        .steps(fix, lang, root)
                        .filter(|steps| first || (steps.bytes() <= room && !steps.has_names()));
                    room = room.saturating_sub(steps.as_ref().map_or(0, Steps::bytes));
                    remedies.push(Remedy {
                        fix: Some(self.link(fix, lang)),
                        text: None,
                        first: first && steps.is_some(),
                        steps,
                    });
                    first = false;
                }
                entry::Remedy::Text(text) => remedies.push(Remedy {
                    fix: None,
                    text: Words::of(text, lang),
                    first: false,
                    steps: None,
                }),
            }
        }
        remedies
    }

    /// The steps of a fix; nothing for entries of other kinds and fixes without prose.
    pub(crate) fn steps(&self, fix: &Entry, lang: Lang, root: &str) -> Option<Steps> {
        let Details::Fix(details) = &fix.details else {
            return None;
        };
        let (from, text) = self.texts.get_or_other(&fix.id, lang)?;
        let versions = |versions: &[markdown::Version]| {
            let versions = versions.iter().map(|version| Version {
                label: version.label.clone(),
                html: url::at_depth(&version.html, root, lang),
            });
            versions.collect()
        };
        let steps = text.steps.iter().map(|step| Step {
            id: step.id.clone(),
            title: step.title_html.clone(),
            plain_title: step.title.clone(),
            versions: versions(&step.versions),
        });
        Some(Steps {
            id: fix.id.clone(),
            warning: Words::of(&details.warning, lang),
            lang: (from != lang).then_some(from),
            intro: versions(&text.intro),
            steps: steps.collect(),
            footnotes: url::at_depth(&text.footnotes, root, lang),
            variants: details
                .variants
                .iter()
                .filter_map(|variant| Words::of(&variant.label, lang))
                .collect(),
        })
    }

    fn causes(&self, entry: &Entry, lang: Lang) -> Vec<Cause> {
        let causes = entry.causes().iter();
        causes
            .filter_map(|named| self.graph.get(&named.id))
            .map(|cause| Cause {
                link: self.link(cause, lang),
                confirm: lead(cause, lang),
            })
            .collect()
    }

    /// The entries that name this one as their cause or fix; topics are told by the breadcrumbs.
    fn serves(&self, entry: &Entry) -> impl Iterator<Item = &Entry> {
        self.graph.named_by(&entry.id).filter(move |other| {
            let causes = other.causes().iter();
            let fixes = other.fixes().iter().filter_map(|remedy| match remedy {
                entry::Remedy::Fix(fix) => Some(fix),
                entry::Remedy::Text(_) => None,
            });
            other.kind() != Kind::Topic && causes.chain(fixes).any(|named| named.id == entry.id)
        })
    }

    /// The other entries of a hub's topic.
    pub(crate) fn members(&self, hub: &Entry) -> impl Iterator<Item = &Entry> {
        let entries = self.graph.entries();
        entries.filter(move |entry| entry.topic.as_deref() == Some(&hub.id) && entry.id != hub.id)
    }

    /// Entries by kind, long lists cut.
    pub(crate) fn groups<'e>(
        &self,
        entries: impl Iterator<Item = &'e Entry>,
        lang: Lang,
    ) -> Vec<Group> {
        let mut by_kind: BTreeMap<Kind, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            by_kind.entry(entry.kind()).or_default().push(entry);
        }
        by_kind
            .into_iter()
            .map(|(kind, entries)| Group {
                kind,
                count: entries.len(),
                more: (entries.len() > GROUP).then(|| format!("{lang}/kind/{kind}/index.html")),
                entries: self.links(entries.into_iter().take(GROUP), lang),
            })
            .collect()
    }

    fn products(&self, entry: &Entry, lang: Lang) -> Vec<Named> {
        let products = entry.products.iter().filter_map(|named| {
            let mut products = self.config.products.iter();
            products.find(|product| product.id == named.id)
        });
        products
            .filter_map(|product| {
                Some(Named {
                    name: Words::of(&product.name, lang)?,
                    url: Some(format!("{lang}/product/{}/index.html", product.id)),
                    count: 0,
                })
            })
            .collect()
    }
}

/// An entry's title; its id if it has none in any language.
pub(crate) fn title(entry: &Entry, lang: Lang) -> Words {
    Words::of(&entry.title, lang).unwrap_or_else(|| Words::new(entry.id.clone(), lang, lang))
}

/// The sentence that a page opens with, for the kinds that have one.
fn lead(entry: &Entry, lang: Lang) -> Option<Words> {
    match &entry.details {
        Details::Cause { confirm: text, .. }
        | Details::Situation {
            environment: text, ..
        }
        | Details::Topic { answer: text, .. } => Words::of(text, lang),
        _ => None,
    }
}

fn named(names: &[config::Named], wanted: Option<&entry::Ref>, lang: Lang) -> Option<Words> {
    let wanted = wanted?;
    let named = names.iter().find(|named| named.id == wanted.id)?;
    Words::of(&named.name, lang)
}

/// The headings of the prose that a contents list shows.
fn headings(text: &markdown::Rendered) -> Vec<Heading> {
    let headings = text.headings.iter().filter(|heading| heading.level == 2);
    headings
        .map(|heading| Heading {
            id: heading.id.clone(),
            title: heading.text.clone(),
        })
        .collect()
}
