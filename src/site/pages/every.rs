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
            let parts = parts(of_kind(graph, kind).count());
            pages.extend((0..parts).map(|part| (Page::Kind(kind, part), lang)));
        }
        for product in &config.products {
            let parts = parts(of_product(graph, product).count());
            pages.extend((0..parts).map(|part| (Page::Product(product, part), lang)));
        }
    }
    pages
}

/// The entries of a kind.
pub(crate) fn of_kind<'a>(
    graph: &Graph<'a>,
    kind: Kind,
) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let entries = graph.entries();
    entries.filter(move |entry| entry.kind() == kind)
}

/// The entries about a product, by kind.
pub(crate) fn of_product<'a>(
    graph: &Graph<'a>,
    product: &Named,
) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let about = |entry: &&Entry| entry.products.iter().any(|named| named.id == product.id);
    let mut entries: Vec<&Entry> = graph.entries().filter(about).collect();
    entries.sort_by_key(|entry| entry.kind());
    entries.into_iter()
}

/// How many pages a list of so many entries takes.
pub(crate) fn parts(entries: usize) -> usize {
    entries.div_ceil(PART)
}
