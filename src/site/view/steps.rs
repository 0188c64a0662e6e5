//! The steps of a fix.

use super::{views::Views, words::Words};
use crate::{
    content::entry::{Details, Entry},
    markdown,
    site::pages::at_depth,
};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::collections::BTreeSet;

/// The steps of a fix with what stands before them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Steps {
    /// The fix's id: makes names within the page unique.
    pub(crate) id: String,
    pub(crate) warning: Option<Words>,
    /// The language of the steps if it is not the page's.
    pub(crate) lang: Option<Lang>,
    pub(crate) intro: Vec<Version>,
    pub(crate) steps: Vec<Step>,
    /// HTML.
    pub(crate) footnotes: String,
    pub(crate) variants: Vec<Words>,
}

impl Steps {
    /// The steps of a fix; nothing for entries of other kinds and fixes without prose. `root` is
    /// the page's way to the site's root.
    pub(crate) fn of(views: &Views<'_>, fix: &Entry, lang: Lang, root: &str) -> Option<Steps> {
        let Details::Fix(details) = &fix.details else {
            return None;
        };
        let (from, text) = views.texts.get_or_other(&fix.id, lang)?;
        let here = |html: &str| at_depth(html, root, lang);
        let variants = details.variants.iter();
        Some(Steps {
            id: fix.id.clone(),
            warning: Words::of(&details.warning, lang),
            lang: (from != lang).then_some(from),
            intro: Version::all(&text.intro, here),
            steps: Step::all(&text.steps, here),
            footnotes: text
                .footnotes
                .as_ref()
                .map_or(String::new(), |notes| here(&notes.html)),
            variants: variants
                .filter_map(|variant| Words::of(&variant.label, lang))
                .collect(),
        })
    }

    /// The steps of each section of an entry's prose that is marked as what to do, with the
    /// section's title.
    pub(crate) fn within(
        views: &Views<'_>,
        entry: &Entry,
        lang: Lang,
        root: &str,
    ) -> Vec<(Title, Steps)> {
        let Some((from, text)) = views.texts.get_or_other(&entry.id, lang) else {
            return Vec::new();
        };
        let here = |html: &str| at_depth(html, root, lang);
        let fixes = text.fixes.iter().map(|fix| {
            let title = Title {
                id: fix.id.clone(),
                html: here(&fix.title.html),
                lang: (from != lang).then_some(from),
            };
            let steps = Steps {
                id: format!("{}-{}", entry.id, fix.id),
                warning: None,
                lang: title.lang,
                intro: Version::all(&fix.intro, here),
                steps: Step::all(&fix.steps, here),
                footnotes: String::new(),
                variants: Vec::new(),
            };
            (title, steps)
        });
        fixes.collect()
    }

    /// Every piece of HTML but the titles.
    fn html(&self) -> impl Iterator<Item = &str> {
        let steps = self.steps.iter().flat_map(|step| &step.versions);
        let versions = self.intro.iter().chain(steps);
        versions
            .map(|version| version.html.as_str())
            .chain([self.footnotes.as_str()])
    }

    /// How heavy the steps are.
    pub(crate) fn bytes(&self) -> usize {
        self.html().map(str::len).sum()
    }

    /// The names in them, each of which may stand on a page once.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.html().flat_map(names).collect()
    }
}

/// The names in a piece of prose's HTML.
pub(crate) fn names(html: &str) -> impl Iterator<Item = &str> {
    let parts = html.split(" id=\"").skip(1);
    parts.filter_map(|part| part.split('"').next())
}

/// HTML that is for one version of the product, or for all of them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Version {
    pub(crate) label: Option<String>,
    pub(crate) html: String,
}

impl Version {
    /// All of them; `here` fits HTML to the page.
    fn all(versions: &[markdown::Version], here: impl Fn(&str) -> String) -> Vec<Version> {
        let versions = versions.iter().map(|version| Version {
            label: version.label.clone(),
            html: here(&version.body.html),
        });
        versions.collect()
    }
}

/// The title of a section of an entry's prose that is a fix.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Title {
    pub(crate) id: String,
    pub(crate) html: String,
    pub(crate) lang: Option<Lang>,
}

/// A step. Its title is HTML.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(skip)]
    pub(crate) plain_title: String,
    pub(crate) versions: Vec<Version>,
}

impl Step {
    fn all(steps: &[markdown::Step], here: impl Fn(&str) -> String) -> Vec<Step> {
        let steps = steps.iter().map(|step| Step {
            id: step.id.clone(),
            title: here(&step.title.html),
            plain_title: step.title.text.clone(),
            versions: Version::all(&step.versions, &here),
        });
        steps.collect()
    }
}
