//! The guess.

use super::names::{COLUMNS, HOW_TO, IGNORED, KEYS, NO_TOPICS, SECTIONS};
use crate::{
    content::path::shown,
    import::{
        ids::slug,
        map::{Key, Kinds, Languages, Map, Messages, Topic},
        source::Page,
        tongue,
    },
};
use naosu_vocabulary::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// A map for these pages of a source of this name.
pub(in crate::import) fn guess(name: &str, pages: &[Page]) -> Map {
    let map = Map {
        ignore: IGNORED.map(str::to_owned).to_vec(),
        ..Map::default()
    };
    let is_article = |page: &&Page| !map.ignores(&shown(&page.text.path));
    let pages: Vec<&Page> = pages.iter().filter(is_article).collect();
    let mut keys = keys(&pages);
    let languages = tongue::guess(&pages);
    let name_of_all = common(name, &languages);
    topic_by_product(&pages, &mut keys);
    Map {
        source: name.to_owned(),
        languages,
        topic: topic(&name_of_all, &pages),
        base_url: base_url(&pages).to_owned(),
        ignore: map.ignore,
        keys,
        kinds: Kinds {
            // A table of questions and answers says that it is one.
            default: match has_texts(&pages) {
                true => Kind::Article,
                false => Kind::Faq,
            },
            fix: HOW_TO.map(str::to_owned).to_vec(),
        },
        sections: SECTIONS
            .into_iter()
            .map(|(part, names)| (part, names.iter().map(|&name| name.to_owned()).collect()))
            .collect(),
        messages: Messages::default(),
    }
}

/// Those keys of each list that the pages have.
fn keys(pages: &[&Page]) -> BTreeMap<Key, Vec<String>> {
    let mut there: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        for key in page.text.fields.keys() {
            *there.entry(key.clone()).or_default() += 1;
        }
    }
    let few = (pages.len() / 50).max(1);
    let has = |key: &str| there.get(key).is_some_and(|count| *count >= few);
    let mut keys: BTreeMap<Key, Vec<String>> = BTreeMap::new();
    for (key, names) in KEYS {
        // As the source writes them: `Title`, `質問`.
        let all = names.iter().flat_map(|name| {
            let same = |there: &&String| there.to_lowercase() == *name;
            let written: Vec<String> = there.keys().filter(same).cloned().collect();
            written
        });
        let found: Vec<String> = all.filter(|name| has(name)).collect();
        if !found.is_empty() {
            keys.insert(key, found);
        }
    }
    // A heading is the title where most pages have one.
    let headed = pages
        .iter()
        .filter(|page| page.text.fields.contains_key("h1"));
    if headed.count() * 2 < pages.len()
        && let Some(titles) = keys.get_mut(&Key::Title)
    {
        titles.sort_by_key(|name| name == "h1");
    }
    // Columns hold what is else in the text; there `solution` is a remedy, in front matter a
    // product.
    if has_texts(pages) {
        keys.retain(|key, _| !COLUMNS.contains(key));
    } else if let Some(products) = keys.get_mut(&Key::Products) {
        products.retain(|name| name.to_lowercase() != "solution");
    }
    keys.retain(|_, names| !names.is_empty());
    keys
}

/// Whether the articles are texts, and not rows of a table.
fn has_texts(pages: &[&Page]) -> bool {
    pages.iter().any(|page| !page.text.body.trim().is_empty())
}

/// Where the links of Microsoft's documentation lead.
fn base_url(pages: &[&Page]) -> &'static str {
    let is_theirs = |page: &&Page| page.text.fields.contains_key("ms.author");
    match pages.iter().any(is_theirs) {
        true => "https://learn.microsoft.com",
        false => "",
    }
}

/// What a source is called: `kcs`, where its folders are `kcs-ja` and `kcs-en`.
fn common(name: &str, languages: &Languages) -> String {
    let folders = languages.ja.iter().chain(&languages.en);
    let mut stems = folders.filter_map(|folder| {
        let stem = tongue::untagged(folder)?;
        (!stem.is_empty() && !stem.contains('/')).then(|| stem.to_owned())
    });
    stems.next().unwrap_or_else(|| name.to_owned())
}

/// Where folders tell no topics, products do.
fn topic_by_product(pages: &[&Page], keys: &mut BTreeMap<Key, Vec<String>>) {
    let folders: BTreeSet<&str> = pages
        .iter()
        .filter_map(|page| page.text.path.parent()?.to_str())
        .flat_map(|folder| folder.split('/'))
        .filter(|part| !NO_TOPICS.contains(part) && tongue::untagged(part).is_none())
        .collect();
    let Some(products) = keys.get(&Key::Products).filter(|_| folders.is_empty()) else {
        return;
    };
    let named = pages.iter().filter_map(|page| page.text.value(products));
    let first = named
        .clone()
        .filter_map(|names| names.split([',', '、']).next());
    let topics: BTreeSet<String> = first.filter_map(slug).collect();
    if (2..=80).contains(&topics.len()) && named.count() * 5 > pages.len() * 4 {
        let products = products.clone();
        keys.entry(Key::Topic).or_insert(products);
    }
}

fn topic(name: &str, pages: &[&Page]) -> Topic {
    let parts = pages.iter().flat_map(|page| page.text.path.iter());
    let parts: BTreeSet<_> = parts.map(|part| part.to_string_lossy()).collect();
    let skip = NO_TOPICS.into_iter().filter(|skip| parts.contains(*skip));
    Topic {
        skip: skip.map(str::to_owned).collect(),
        default: slug(name).unwrap_or_else(|| "imported".to_owned()),
        ids: BTreeMap::new(),
    }
}
