//! Lists of entries on pages of their own, and what leads to them.

use super::{
    link::{KindLink, Link, ProductLink},
    views::Views,
    words::Words,
};
use crate::{
    content::entry::Entry,
    site::pages::{self, PART, Page},
};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;

/// A list of entries on a page of its own.
#[derive(Serialize)]
pub(crate) struct List {
    heading: String,
    kind: Option<Kind>,
    product: Option<Words>,
    /// What a search is narrowed to the product by.
    product_id: Option<String>,
    entries: Vec<Link>,
    count: usize,
    /// The parts of the list; empty if there is one only.
    parts: Vec<Part>,
}

/// A part of a list, on a page of its own.
#[derive(Serialize)]
struct Part {
    number: usize,
    url: String,
    current: bool,
}

impl List {
    /// A part of the list of a kind's or a product's entries; `None` for other pages.
    pub(crate) fn of(views: &Views<'_>, page: Page<'_>, lang: Lang) -> Option<List> {
        let (entries, part): (Vec<&Entry>, usize) = match page {
            Page::Kind(kind, part) => (pages::of_kind(views.graph, kind, lang).collect(), part),
            Page::Product(product, part) => (
                pages::of_product(views.graph, product, lang).collect(),
                part,
            ),
            _ => return None,
        };
        let product_id = match page {
            Page::Product(product, _) => Some(product.id.clone()),
            _ => None,
        };
        let (heading, kind, product) = match page {
            Page::Kind(kind, _) => {
                let heading = views.strings.get(lang).kinds.get(kind);
                (heading.clone(), Some(kind), None)
            }
            Page::Product(product, _) => (String::new(), None, Words::of(&product.name, lang)),
            _ => return None,
        };
        let count = entries.len();
        let shown = entries.into_iter().skip(part * PART).take(PART);
        Some(List {
            heading,
            kind,
            product,
            product_id,
            count,
            parts: parts(page, count, part, lang),
            entries: views.links(shown, lang),
        })
    }
}

fn parts(page: Page<'_>, entries: usize, current: usize, lang: Lang) -> Vec<Part> {
    let parts = match pages::parts(entries) {
        0 | 1 => 0..0,
        parts => 0..parts,
    };
    let parts = parts.map(|part| Part {
        number: part + 1,
        url: page.at_part(part).address(lang),
        current: part == current,
    });
    parts.collect()
}

/// The kinds of which there are entries.
pub(crate) fn kinds(views: &Views<'_>, lang: Lang) -> Vec<KindLink> {
    counts(views.graph.entries_in(lang), lang)
}

/// These entries' kinds, with how many there are of each.
pub(crate) fn counts<'e>(entries: impl Iterator<Item = &'e Entry>, lang: Lang) -> Vec<KindLink> {
    let kinds: Vec<Kind> = entries.map(Entry::kind).collect();
    Kind::ALL
        .into_iter()
        .map(|kind| KindLink {
            kind,
            count: kinds.iter().filter(|&&other| other == kind).count(),
            url: Page::Kind(kind, 0).address(lang),
        })
        .filter(|link| link.count > 0)
        .collect()
}

/// The products that entries are about, with how many.
pub(crate) fn products(views: &Views<'_>, lang: Lang) -> Vec<ProductLink> {
    let products = views.config.products.iter();
    products
        .filter_map(|product| {
            let count = pages::of_product(views.graph, product, lang).count();
            let name = Words::of(&product.name, lang).filter(|_| count > 0)?;
            Some(ProductLink {
                name,
                url: Page::Product(product, 0).address(lang),
                count,
            })
        })
        .collect()
}
