//! The lists of entries of a site, each in reading order.

use super::order::{Place, Row};
use crate::{
    content::{config::Config, entry::Entry, id},
    site::graph::Graph,
    strings::ByWord,
};
use naosu_vocabulary::{Kind, Lang};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};
use unicode_normalization::UnicodeNormalization;

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope<'a> {
    /// The entries of a kind.
    Kind(Kind),
    /// Those about a product, by its id; of one kind, or of all.
    Product(&'a str, Option<Kind>),
    /// Those with a tag, as the first of them writes it.
    Tag(&'a str),
}

impl Scope<'_> {
    /// The list's folder, below its language's.
    pub(crate) fn folder(self) -> String {
        match self {
            Scope::Kind(kind) => format!("kind/{kind}/"),
            Scope::Product(id, None) => format!("product/{id}/"),
            Scope::Product(id, Some(kind)) => format!("product/{id}/{kind}/"),
            Scope::Tag(tag) => format!("tag/{}/", slug(tag)),
        }
    }
}

/// An entry in a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) row: Row,
}

/// The lists of all languages.
pub(crate) struct Lists<'a> {
    all: ByWord<Lang, Vec<Listed<'a>>>,
    /// By their folders.
    by_lang: ByWord<Lang, BTreeMap<String, Vec<Listed<'a>>>>,
    /// How many entries each topic has, those of the topics within it among them.
    weights: ByWord<Lang, BTreeMap<&'a str, usize>>,
    /// The scopes that have entries in any language.
    scopes: BTreeSet<Scope<'a>>,
    /// Tags as lists name them, by what is the same however they are written.
    tags: BTreeMap<String, &'a str>,
}

impl<'a> Lists<'a> {
    /// The lists of what a site shows.
    pub(crate) fn of(graph: &Graph<'a>, config: &Config) -> Lists<'a> {
        let mut tags = BTreeMap::new();
        for tag in graph.entries().flat_map(|entry| &entry.tags) {
            tags.entry(key(tag)).or_insert(tag.as_str());
        }
        let all = each(|lang| match config.languages.contains(&lang) {
            true => in_order(graph, lang),
            false => Vec::new(),
        });
        let by_lang = each(|lang| {
            let mut lists: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for listed in all.get(lang) {
                for scope in scopes(listed.entry, &tags) {
                    lists.entry(scope.folder()).or_default().push(*listed);
                }
            }
            lists
        });
        let scopes = graph.entries().flat_map(|entry| scopes(entry, &tags));
        Lists {
            weights: each(|lang| weights(graph, lang)),
            scopes: scopes.collect(),
            by_lang,
            all,
            tags,
        }
    }

    /// All that a language lists.
    pub(crate) fn all(&self, lang: Lang) -> &[Listed<'a>] {
        self.all.get(lang)
    }

    /// What a list of a language holds.
    pub(crate) fn get(&self, scope: Scope<'_>, lang: Lang) -> &[Listed<'a>] {
        let list = self.by_lang.get(lang).get(&scope.folder());
        list.map_or(&[], Vec::as_slice)
    }

    /// Every list of the site: entries lead also to those that are empty in a language.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = Scope<'a>> {
        self.scopes.iter().copied()
    }

    /// How many entries a topic has in a language, those of the topics within it among them.
    pub(crate) fn weight(&self, topic: &Entry, lang: Lang) -> usize {
        let weights = self.weights.get(lang);
        weights.get(topic.id.as_str()).copied().unwrap_or_default()
    }

    /// A tag as its list names it.
    pub(crate) fn tag(&self, tag: &str) -> Option<&'a str> {
        self.tags.get(&key(tag)).copied()
    }
}

fn each<T>(mut of: impl FnMut(Lang) -> T) -> ByWord<Lang, T> {
    let Ok(each) = ByWord::try_new(|lang| Ok::<_, Infallible>(of(lang)));
    each
}

/// The entries of a language in reading order.
fn in_order<'a>(graph: &Graph<'a>, lang: Lang) -> Vec<Listed<'a>> {
    let entries: Vec<&Entry> = graph.entries_in(lang).collect();
    let mut placed: Vec<(Place, &Entry)> = entries
        .into_par_iter()
        .map(|entry| {
            let title = entry.title.get_or_other(lang);
            let title = title.map_or(entry.id.as_str(), |(_, title)| title);
            (Place::of(title, lang), entry)
        })
        .collect();
    placed.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
    let placed = placed.into_iter();
    let listed = placed.map(|(Place { row, .. }, entry)| Listed { entry, row });
    listed.collect()
}

fn weights<'a>(graph: &Graph<'a>, lang: Lang) -> BTreeMap<&'a str, usize> {
    let mut weights = BTreeMap::new();
    let entries = graph.entries_in(lang);
    for entry in entries.filter(|entry| entry.kind() != Kind::Topic) {
        for hub in graph.hubs(entry) {
            *weights.entry(hub.id.as_str()).or_default() += 1;
        }
    }
    weights
}

/// The lists that an entry is in.
fn scopes<'a>(entry: &'a Entry, tags: &BTreeMap<String, &'a str>) -> Vec<Scope<'a>> {
    let kind = entry.kind();
    let of_product = |id| [None, Some(kind)].map(|kind| Scope::Product(id, kind));
    let products = entry.products.iter();
    let products = products.flat_map(|product| of_product(product.id.as_str()));
    let tags = entry.tags.iter().filter_map(|tag| tags.get(&key(tag)));
    let tags: BTreeSet<Scope> = tags.map(|tag| Scope::Tag(tag)).collect();
    let mut scopes = vec![Scope::Kind(kind)];
    scopes.extend(products);
    scopes.extend(tags);
    scopes
}

/// What is the same of a tag however it is written.
fn key(tag: &str) -> String {
    tag.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// A tag's part of an address: itself, where it can stand there.
fn slug(tag: &str) -> String {
    let key = key(tag);
    match id::fault(&key) {
        None => key,
        Some(_) => format!("tag-{}", &blake3::hash(key.as_bytes()).to_hex()[..12]),
    }
}
