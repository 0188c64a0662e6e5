//! Lists of entries on pages of their own, and what leads to them.

use super::{
    catalogue,
    link::{KindLink, Link, ListLink},
    pager::Pager,
    views::Views,
    words::Words,
};
use crate::{
    content::{config::Named, entry::Entry},
    site::pages::{Listed, PART, Page, Row, Scope},
};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// How many products and tags stand beside a list: those with the most entries.
const BESIDE: usize = 16;

/// From how many entries on a list tells where each row begins, and can be filtered.
const LONG: usize = 12;

/// A part of a list of entries, on a page of its own.
#[derive(Serialize)]
pub(crate) struct List {
    name: Words,
    kind: Option<Kind>,
    /// What a search is narrowed to the product by.
    product: Option<String>,
    tag: Option<String>,
    /// Of the list of a kind of a product: the product, and where all about it is listed.
    around: Option<ListLink>,
    count: usize,
    rows: Vec<RowView>,
    /// Where each row of the whole list begins.
    jumps: Vec<Jump>,
    pager: Option<Pager>,
    kinds: Vec<KindLink>,
    products: Vec<ListLink>,
    tags: Vec<ListLink>,
    /// The script with all entries, by which a long list is filtered.
    catalogue: Option<String>,
}

/// The entries of a row that are on the page.
#[derive(Serialize)]
struct RowView {
    id: String,
    label: char,
    entries: Vec<Link>,
}

/// The beginning of a row.
#[derive(Serialize)]
struct Jump {
    label: char,
    url: String,
}

impl List {
    /// A part of a list.
    pub(crate) fn of(views: &Views<'_>, scope: Scope<'_>, part: usize, lang: Lang) -> List {
        let all = views.lists.get(scope, lang);
        let shown = all.iter().skip(part * PART).take(PART);
        let (kind, product, tag) = match scope {
            Scope::Kind(kind) => (Some(kind), None, None),
            Scope::Product(id, kind) => (kind, Some(id), None),
            Scope::Tag(tag) => (None, None, Some(tag)),
        };
        let product_link = |id| named(views, id).and_then(|of| product_link(views, of, None, lang));
        let is_long = all.len() > LONG;
        List {
            name: name(views, scope, lang),
            kind,
            product: product.map(str::to_owned),
            tag: tag.map(str::to_owned),
            around: product.filter(|_| kind.is_some()).and_then(product_link),
            count: all.len(),
            rows: rows(views, shown, lang),
            jumps: if is_long {
                jumps(all, scope, lang)
            } else {
                Vec::new()
            },
            pager: Pager::of(scope, part, all.len(), lang),
            kinds: match scope {
                Scope::Product(id, _) => kinds_of(views, id, lang),
                Scope::Kind(_) | Scope::Tag(_) => Vec::new(),
            },
            products: match scope {
                Scope::Kind(kind) => {
                    let products = products(views, Some(kind), lang).into_iter();
                    products.take(BESIDE).collect()
                }
                Scope::Product(..) | Scope::Tag(_) => Vec::new(),
            },
            tags: tags(views, all, tag, lang),
            catalogue: is_long.then(|| catalogue::address(lang)),
        }
    }
}

/// What a list is called.
pub(crate) fn name(views: &Views<'_>, scope: Scope<'_>, lang: Lang) -> Words {
    let kinds = &views.strings.get(lang).kinds;
    let product = |id| named(views, id).and_then(|product| Words::of(&product.name, lang));
    let own = |text: &str| Words::new(text.to_owned(), lang, lang);
    match scope {
        Scope::Kind(kind) => own(kinds.get(kind)),
        Scope::Product(id, None) => product(id).unwrap_or_else(|| own(id)),
        Scope::Product(id, Some(kind)) => {
            let name = product(id).map_or_else(|| id.to_owned(), |name| name.text);
            own(&format!("{name} · {}", kinds.get(kind)))
        }
        Scope::Tag(tag) => own(tag),
    }
}

fn rows<'l>(
    views: &Views<'_>,
    listed: impl Iterator<Item = &'l Listed<'l>>,
    lang: Lang,
) -> Vec<RowView> {
    let mut rows: Vec<RowView> = Vec::new();
    let mut last: Option<Row> = None;
    for Listed { entry, row } in listed {
        if last.replace(*row) != Some(*row) {
            rows.push(RowView {
                id: row.id(),
                label: row.label,
                entries: Vec::new(),
            });
        }
        if let Some(row) = rows.last_mut() {
            row.entries.push(views.link(entry, lang));
        }
    }
    rows
}

fn jumps(all: &[Listed<'_>], scope: Scope<'_>, lang: Lang) -> Vec<Jump> {
    let firsts = all.iter().enumerate().filter(|(at, listed)| {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        before.is_none_or(|before| before.row != listed.row)
    });
    let jumps = firsts.map(|(at, Listed { row, .. })| Jump {
        label: row.label,
        url: format!(
            "{}#{}",
            Page::List(scope, at / PART).address(lang),
            row.id()
        ),
    });
    jumps.collect()
}

/// The kinds of which there are entries.
pub(crate) fn kinds(views: &Views<'_>, lang: Lang) -> Vec<KindLink> {
    let count = |kind| views.lists.get(Scope::Kind(kind), lang).len();
    kind_links(count, Scope::Kind, lang)
}

/// The kinds of what a product has.
fn kinds_of(views: &Views<'_>, product: &str, lang: Lang) -> Vec<KindLink> {
    let scope = |kind| Scope::Product(product, Some(kind));
    kind_links(|kind| views.lists.get(scope(kind), lang).len(), scope, lang)
}

/// These entries' kinds, with how many there are of each.
pub(crate) fn counts<'e>(entries: impl Iterator<Item = &'e Entry>, lang: Lang) -> Vec<KindLink> {
    let kinds: Vec<Kind> = entries.map(Entry::kind).collect();
    let count = |kind| kinds.iter().filter(|&&other| other == kind).count();
    kind_links(count, Scope::Kind, lang)
}

fn kind_links<'s>(
    count: impl Fn(Kind) -> usize,
    scope: impl Fn(Kind) -> Scope<'s>,
    lang: Lang,
) -> Vec<KindLink> {
    let links = Kind::ALL.into_iter().map(|kind| KindLink {
        kind,
        count: count(kind),
        url: Page::List(scope(kind), 0).address(lang),
    });
    links.filter(|link| link.count > 0).collect()
}

/// The products that entries, or those of a kind, are about: those with the most first.
pub(crate) fn products(views: &Views<'_>, kind: Option<Kind>, lang: Lang) -> Vec<ListLink> {
    let products = views.config.products.iter();
    let links = products.filter_map(|product| product_link(views, product, kind, lang));
    let mut links: Vec<ListLink> = links.filter(|link| link.count > 0).collect();
    links.sort_by_key(|link| Reverse(link.count));
    links
}

/// The products that an entry is about.
pub(crate) fn products_of(views: &Views<'_>, entry: &Entry, lang: Lang) -> Vec<ListLink> {
    let products = entry.products.iter();
    let products = products.filter_map(|product| named(views, &product.id));
    let links = products.filter_map(|product| product_link(views, product, None, lang));
    links.collect()
}

/// The tags of an entry.
pub(crate) fn tags_of(views: &Views<'_>, entry: &Entry, lang: Lang) -> Vec<ListLink> {
    let tags = entry.tags.iter();
    let links = tags.filter_map(|tag| {
        let link = tag_link(views, views.lists.tag(tag)?, lang);
        let name = Words::new(tag.clone(), lang, lang);
        Some(ListLink { name, ..link })
    });
    links.collect()
}

/// The other tags of entries, those first that most have.
fn tags(views: &Views<'_>, all: &[Listed<'_>], but: Option<&str>, lang: Lang) -> Vec<ListLink> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let tags = all.iter().flat_map(|listed| &listed.entry.tags);
    for tag in tags.filter_map(|tag| views.lists.tag(tag)) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<(&str, usize)> = counts.into_iter().collect();
    tags.retain(|(tag, _)| Some(*tag) != but);
    tags.sort_by_key(|(_, count)| Reverse(*count));
    let tags = tags.into_iter().take(BESIDE);
    tags.map(|(tag, _)| tag_link(views, tag, lang)).collect()
}

fn named<'v>(views: &Views<'v>, product: &str) -> Option<&'v Named> {
    let mut products = views.config.products.iter();
    products.find(|known| known.id == product)
}

fn product_link(
    views: &Views<'_>,
    product: &Named,
    kind: Option<Kind>,
    lang: Lang,
) -> Option<ListLink> {
    let scope = Scope::Product(&product.id, kind);
    Some(ListLink {
        name: Words::of(&product.name, lang)?,
        url: Page::List(scope, 0).address(lang),
        count: views.lists.get(scope, lang).len(),
    })
}

fn tag_link(views: &Views<'_>, tag: &str, lang: Lang) -> ListLink {
    let scope = Scope::Tag(tag);
    ListLink {
        name: Words::new(tag.to_owned(), lang, lang),
        url: Page::List(scope, 0).address(lang),
        count: views.lists.get(scope, lang).len(),
    }
}
