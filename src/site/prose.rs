//! The prose of all entries, rendered once: pages, cards and the index take from it.

use super::{
    graph::Graph,
    pages::{LANGUAGE_ROOT, ROOT, folder, percent_encode},
    picture::{self, Size},
    progress::Counter,
};
use crate::{
    content::{
        entry::{Details, Entry},
        library::Library,
        path::resolve,
    },
    markdown::{self, Context, EntryLink, Placeholders, Rendered, VariantValues},
    strings::{ByWord, Strings},
};
use naosu_vocabulary::{Lang, Localised};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The prose of all entries.
pub(crate) struct Texts {
    by_id: BTreeMap<String, Localised<Rendered>>,
    assets: BTreeSet<PathBuf>,
}

impl Texts {
    /// Renders the prose of every entry that is shown. Pictures lie below `root`.
    pub(crate) fn render(
        graph: &Graph<'_>,
        library: &Library,
        strings: &ByWord<Lang, Strings>,
        count: &Counter<'_>,
        root: &Path,
    ) -> Texts {
        let known = library.assets();
        let known: BTreeMap<&Path, OnceLock<_>> = known
            .map(|path| (path.as_path(), OnceLock::new()))
            .collect();
        let assets = Assets { root, known };
        let entries: Vec<&Entry> = graph.entries().collect();
        let by_id: BTreeMap<String, Localised<Rendered>> = entries
            .into_par_iter()
            .map(|entry| {
                let raw_html = library.config.raw_html;
                let text = render(entry, graph, &assets, strings, raw_html);
                count.one();
                (entry.id.clone(), text)
            })
            .collect();
        let assets = by_id
            .iter()
            .filter_map(|(id, text)| Some((graph.get(id)?, text)))
            .flat_map(|(entry, text)| {
                text.iter()
                    .flat_map(|(_, text)| &text.assets)
                    .filter_map(|name| beside(entry, name))
                    .collect::<Vec<_>>()
            })
            .collect();
        Texts { by_id, assets }
    }

    /// The prose of an entry in a language.
    pub(crate) fn get(&self, id: &str, lang: Lang) -> Option<&Rendered> {
        self.by_id.get(id)?.get(lang)
    }

    /// The prose of an entry in a language or else in the other one, with the language it is in.
    pub(crate) fn get_or_other(&self, id: &str, lang: Lang) -> Option<(Lang, &Rendered)> {
        self.by_id.get(id)?.get_or_other(lang)
    }

    /// The files that the prose shows: paths below the site's root.
    pub(crate) fn assets(&self) -> impl Iterator<Item = &Path> {
        self.assets.iter().map(PathBuf::as_path)
    }
}

/// Where a file that stands beside entries goes in the site.
pub(crate) fn asset_address(path: &Path) -> String {
    let below = path.strip_prefix("content").unwrap_or(path);
    format!("files/{}", below.to_string_lossy().replace('\\', "/"))
}

/// The files beside entries.
struct Assets<'a> {
    root: &'a Path,
    /// Below the root, each with its size once somebody has asked: pages show a picture often.
    known: BTreeMap<&'a Path, OnceLock<Option<Size>>>,
}

impl Assets<'_> {
    /// Where a file will be; nothing if there is no such file.
    fn url(&self, path: &Path) -> Option<String> {
        self.known.get(path)?;
        let address = asset_address(path);
        let parts: Vec<String> = address.split('/').map(percent_encode).collect();
        Some(format!("{}{}", ROOT, parts.join("/")))
    }

    /// The size of a picture, if it tells it.
    fn size(&self, path: &Path) -> Option<Size> {
        let size = self.known.get(path)?;
        *size.get_or_init(|| picture::size_of(&self.root.join(path)))
    }
}

fn render(
    entry: &Entry,
    graph: &Graph<'_>,
    assets: &Assets<'_>,
    strings: &ByWord<Lang, Strings>,
    raw_html: bool,
) -> Localised<Rendered> {
    let asset = |name: &str| assets.url(&beside(entry, name)?);
    let size = |name: &str| assets.size(&beside(entry, name)?);
    entry.prose.map(|lang, source| {
        let placeholders = placeholders(entry, lang);
        let link = |id: &str| {
            let to = graph.get(id)?;
            Some(EntryLink {
                href: format!("{}{}index.html", LANGUAGE_ROOT, folder(to)),
                title: to
                    .title
                    .get_or_other(lang)
                    .map_or(to.id.clone(), |(_, title)| title.clone()),
            })
        };
        let context = Context {
            texts: &strings.get(lang).prose,
            is_fix: matches!(entry.details, Details::Fix(_)),
            raw_html,
            entry: &link,
            asset: &asset,
            size: &size,
            placeholders: &placeholders,
        };
        markdown::render(&source.text, &context)
    })
}

fn placeholders(entry: &Entry, lang: Lang) -> Placeholders {
    let Details::Fix(fix) = &entry.details else {
        return Placeholders::default();
    };
    let variants = fix.variants.iter().map(|variant| VariantValues {
        label: variant
            .label
            .get_or_other(lang)
            .map_or(String::new(), |(_, label)| label.clone()),
        values: variant.values.clone(),
    });
    Placeholders {
        variants: variants.collect(),
        slots: fix.slots.iter().map(|slot| slot.id.clone()).collect(),
    }
}

/// The path of a file named relative to the entry's folder; nothing if it leads out of the site.
fn beside(entry: &Entry, name: &str) -> Option<PathBuf> {
    resolve(entry.source.path.parent()?, name)
}
