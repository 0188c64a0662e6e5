//! Every page of a site, and which entries its lists hold.

use super::page::Page;
use crate::{
    content::{
        config::{Config, Named},
        entry::Entry,
    },
    site::graph::Graph,
};
use naosu_vocabulary::{Kind, Lang};
use std::collections::BTreeSet;

/// How many entries a page of a list holds.
pub(crate) const PART: usize = 100;

/// The language of a site's pages that exist once.
pub(crate) fn first_language(config: &Config) -> Lang {
    config.languages.first().copied().unwrap_or(Lang::Ja)
}

/// Every page of a site with its language, in a fixed order.
pub(crate) fn all<'a>(config: &'a Config, graph: &Graph<'a>) -> Vec<(Page<'a>, Lang)> {
    let default = first_language(config);
    let mut pages = vec![(Page::Choice, default), (Page::NotFound, default)];
    for &lang in &config.languages {
        pages.extend([Page::Home, Page::Search, Page::Feedback].map(|page| (page, lang)));
        for entry in graph.entries() {
            pages.push((Page::Entry(entry), lang));
            let aliases = entry.aliases.iter();
            pages.extend(aliases.map(|alias| (Page::Moved(entry, &alias.id), lang)));
        }
        for kind in Kind::ALL {
            let is_used = graph.entries().any(|entry| entry.kind() == kind);
            let parts = parts_of(of_kind(graph, kind, lang).count(), is_used);
            pages.extend((0..parts).map(|part| (Page::Kind(kind, part), lang)));
        }
        for product in &config.products {
            let is_used = graph.entries().any(|entry| is_about(entry, product));
            let parts = parts_of(of_product(graph, product, lang).count(), is_used);
            pages.extend((0..parts).map(|part| (Page::Product(product, part), lang)));
        }
    }
    add_old(&mut pages, config, graph);
    pages
}

/// How many pages a list takes: one, if empty, where entries lead to it all the same.
fn parts_of(entries: usize, is_used: bool) -> usize {
    parts(entries).max(usize::from(is_used))
}

/// The pages at the old addresses of entries. What stands at such an address by itself stays.
fn add_old<'a>(pages: &mut Vec<(Page<'a>, Lang)>, config: &Config, graph: &Graph<'a>) {
    let entries = graph.entries().filter(|entry| !entry.old_urls.is_empty());
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return;
    }
    let taken = pages.iter().map(|(page, lang)| page.address(*lang));
    let taken: BTreeSet<String> = taken.collect();
    for entry in entries {
        let free = entry.old_urls.iter().filter(|old| !taken.contains(&old.id));
        pages.extend(free.map(|old| (Page::Old(entry, &old.id), language(&old.id, entry, config))));
    }
}

/// The language in which an old address leads on: its own, if a part of it names one.
fn language(address: &str, entry: &Entry, config: &Config) -> Lang {
    let named = address.split('/').find_map(|part| {
        let tag = part.split(['-', '_']).next()?;
        Lang::from_name(&tag.to_lowercase()).filter(|_| part.len() <= 5)
    });
    let mut known = config.languages.iter().copied();
    let first = known.clone().find(|lang| entry.is_in(*lang));
    let named = named.filter(|named| known.any(|lang| lang == *named) && entry.is_in(*named));
    named.or(first).unwrap_or(first_language(config))
}

/// The entries of a kind that a language lists.
pub(crate) fn of_kind<'a>(
    graph: &Graph<'a>,
    kind: Kind,
    lang: Lang,
) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let entries = graph.entries_in(lang);
    entries.filter(move |entry| entry.kind() == kind)
}

fn is_about(entry: &Entry, product: &Named) -> bool {
    entry.products.iter().any(|named| named.id == product.id)
}

/// The entries about a product that a language lists, by kind.
pub(crate) fn of_product<'a>(
    graph: &Graph<'a>,
    product: &Named,
    lang: Lang,
) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let entries = graph.entries_in(lang);
    let mut entries: Vec<&Entry> = entries.filter(|entry| is_about(entry, product)).collect();
    entries.sort_by_key(|entry| entry.kind());
    entries.into_iter()
}

/// How many pages a list of so many entries takes.
pub(crate) fn parts(entries: usize) -> usize {
    entries.div_ceil(PART)
}
