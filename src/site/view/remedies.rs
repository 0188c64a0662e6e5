//! What to do about an entry, and what causes it.

use super::{
    link::Link,
    steps::{Steps, Title, names},
    views::Views,
    words::Words,
};
use crate::content::entry::{self, Entry};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many bytes of steps a page of remedies holds; those of its first fix stand there anyway.
const STEPS: usize = 12_000;

/// How heavy the first fix may be to stand on the page all the same: a fix may be the first of many
/// entries.
const FIRST: usize = 100_000;

/// Something to do: a fix, a section of the entry's own prose, or one line that says it all.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Remedy {
    pub(crate) fix: Option<Link>,
    pub(crate) section: Option<Title>,
    pub(crate) text: Option<Words>,
    /// The steps, where they are to stand on the page.
    pub(crate) steps: Option<Steps>,
    /// Whether these are the first steps of the page.
    pub(crate) first: bool,
}

/// A cause in a list, with how to tell whether it is the one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Cause {
    pub(crate) link: Link,
    pub(crate) confirm: Option<Words>,
}

impl Remedy {
    /// What to do about an entry: the steps of the first fix with it, and those of as many more
    /// as a light page can hold. `root` is the page's way to the site's root.
    pub(crate) fn all(views: &Views<'_>, entry: &Entry, lang: Lang, root: &str) -> Vec<Remedy> {
        let mut room = STEPS;
        let mut remedies = Vec::new();
        let within = Steps::within(views, entry, lang, root);
        for (title, steps) in &within {
            remedies.push(Remedy {
                fix: None,
                section: Some(title.clone()),
                text: None,
                first: remedies.is_empty(),
                steps: Some(steps.clone()),
            });
        }
        let mut first = remedies.is_empty();
        for remedy in entry.fixes() {
            match remedy {
                entry::Remedy::Fix(named) => {
                    let Some(fix) = views.graph.get(&named.id) else {
                        continue;
                    };
                    let text = views.texts.get_or_other(&fix.id, lang);
                    let is_light = text.is_some_and(|(_, text)| text.weight() <= FIRST);
                    let steps = is_light
                        .then(|| Steps::of(views, fix, lang, root))
                        .flatten();
                    let steps = steps.filter(|steps| match first {
                        true => shares_no_name(steps, views, entry, lang),
                        false => steps.bytes() <= room && steps.names().is_empty(),
                    });
                    room = room.saturating_sub(steps.as_ref().map_or(0, Steps::bytes));
                    remedies.push(Remedy {
                        fix: Some(views.link(fix, lang)),
                        section: None,
                        text: None,
                        first: first && steps.is_some(),
                        steps,
                    });
                    first = false;
                }
                entry::Remedy::Text(text) => remedies.push(Remedy {
                    fix: None,
                    section: None,
                    text: Words::of(text, lang),
                    first: false,
                    steps: None,
                }),
            }
        }
        remedies
    }
}

/// Whether no anchor of the steps stands in the entry's own prose: an anchor names one place of a
/// page.
fn shares_no_name(steps: &Steps, views: &Views<'_>, entry: &Entry, lang: Lang) -> bool {
    let prose = views.texts.get_or_other(&entry.id, lang);
    let prose = prose.map_or(String::new(), |(_, text)| text.html());
    let taken: BTreeSet<&str> = names(&prose).collect();
    steps.names().is_disjoint(&taken)
}

impl Cause {
    /// The causes that an entry names, the likeliest first.
    pub(crate) fn all(views: &Views<'_>, entry: &Entry, lang: Lang) -> Vec<Cause> {
        let causes = entry.causes().iter();
        causes
            .filter_map(|named| views.graph.get(&named.id))
            .map(|cause| Cause {
                link: views.link(cause, lang),
                confirm: Words::lead(cause, lang),
            })
            .collect()
    }
}
