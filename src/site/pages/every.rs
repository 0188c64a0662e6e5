//! Every page of a site.

use super::{lists::Lists, page::Page};
use crate::{
    content::{config::Config, entry::Entry},
    site::graph::Graph,
};
use naosu_vocabulary::Lang;
use std::collections::BTreeSet;

/// How many entries a page of a list holds.
pub(crate) const PART: usize = 50;

/// The language of a site's pages that exist once.
pub(crate) fn first_language(config: &Config) -> Lang {
    config.languages.first().copied().unwrap_or(Lang::Ja)
}

/// Every page of a site with its language, in a fixed order.
pub(crate) fn all<'a>(
    config: &Config,
    graph: &Graph<'a>,
    lists: &Lists<'a>,
) -> Vec<(Page<'a>, Lang)> {
    let default = first_language(config);
    let mut pages = vec![(Page::Choice, default), (Page::NotFound, default)];
    for &lang in &config.languages {
        pages.extend([Page::Home, Page::Search, Page::Feedback].map(|page| (page, lang)));
        for entry in graph.entries() {
            pages.push((Page::Entry(entry), lang));
            let aliases = entry.aliases.iter();
            pages.extend(aliases.map(|alias| (Page::Moved(entry, &alias.id), lang)));
        }
        for scope in lists.scopes() {
            let parts = parts(lists.get(scope, lang).len()).max(1);
            pages.extend((0..parts).map(|part| (Page::List(scope, part), lang)));
        }
    }
    add_old(&mut pages, config, graph);
    pages
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

/// How many pages a list of so many entries takes.
pub(crate) fn parts(entries: usize) -> usize {
    entries.div_ceil(PART)
}
