//! The prose of all entries, rendered once: pages, cards and the index take from it.

use super::{
    graph::Graph,
    pages::{LANGUAGE_ROOT, ROOT, folder, percent_encode},
    picture,
    progress::Counter,
};
use crate::{
    content::{
        entry::{Details, Entry},
        library::Library,
        path::resolve,
    },
    markdown::{self, Asset, Context, EntryLink, Placeholders, Rendered, VariantValues},
    strings::{ByWord, Strings},
};
use naosu_vocabulary::{Lang, Localised};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
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
        let known: BTreeSet<&Path> = library.assets().map(PathBuf::as_path).collect();
        let entries: Vec<&Entry> = graph.entries().collect();
        let by_id: BTreeMap<String, Localised<Rendered>> = entries
            .into_par_iter()
            .map(|entry| {
                let raw_html = library.config.raw_html;
                let text = render(entry, graph, &known, strings, raw_html, root);
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

fn render(
    entry: &Entry,
    graph: &Graph<'_>,
    known: &BTreeSet<&Path>,
    strings: &ByWord<Lang, Strings>,
    raw_html: bool,
    root: &Path,
) -> Localised<Rendered> {
    let asset = |name: &str| {
        let path = beside(entry, name).filter(|path| known.contains(path.as_path()))?;
        let address = asset_address(&path);
        let parts: Vec<String> = address.split('/').map(percent_encode).collect();
        Some(Asset {
            href: format!("{}{}", ROOT, parts.join("/")),
            size: picture::size_of(&root.join(&path)),
        })
    };
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
