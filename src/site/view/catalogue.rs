//! The entries of a language as a script: by it lists are filtered, without a server.

use super::{views::Views, words::Words};
use crate::{content::entry::Entry, site::pages::Page};
use naosu_vocabulary::{Audience, Kind, Lang, State};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the script is.
pub(crate) fn address(lang: Lang) -> String {
    format!("lists/{lang}.js")
}

/// What list.js takes.
#[derive(Serialize)]
struct Catalogue<'a> {
    /// What facets call their values, by the values.
    names: Names<'a>,
    /// In reading order.
    entries: Vec<Item<'a>>,
}

#[derive(Default, Serialize)]
struct Names<'a> {
    kind: BTreeMap<&'static str, &'a str>,
    product: BTreeMap<&'a str, String>,
    state: BTreeMap<&'static str, &'a str>,
    audience: BTreeMap<&'static str, &'a str>,
    lang: BTreeMap<&'static str, &'a str>,
}

/// An entry: a list is shorter than a table with keys, where there are thousands.
#[derive(Serialize)]
struct Item<'a>(
    /// Its title.
    String,
    /// Its page, below the site's root.
    String,
    /// Its kind.
    &'static str,
    /// Its products.
    Vec<&'a str>,
    /// Its tags.
    Vec<&'a str>,
    /// Its state.
    &'static str,
    /// For whom it is.
    &'static str,
    /// The language that it is in.
    &'static str,
    /// When it was last written, changed or checked.
    String,
);

/// The script with what a language lists.
pub(crate) fn script(views: &Views<'_>, lang: Lang) -> String {
    let all = views.lists.all(lang).iter();
    let catalogue = Catalogue {
        names: names(views, lang),
        entries: all.map(|listed| item(listed.entry, lang)).collect(),
    };
    let data = serde_json::to_string(&catalogue).unwrap_or_default();
    // In a site in one file it stands within the page.
    let data = data.replace('<', "\\u003c");
    format!("window.naosu.catalogue = {data};\n")
}

fn item(entry: &Entry, lang: Lang) -> Item<'_> {
    let title = Words::title(entry, lang);
    Item(
        title.text,
        Page::Entry(entry).address(lang),
        entry.kind().name(),
        entry
            .products
            .iter()
            .map(|named| named.id.as_str())
            .collect(),
        entry.tags.iter().map(String::as_str).collect(),
        entry.state.name(),
        entry.audience.name(),
        title.lang.unwrap_or(lang).name(),
        entry.latest().map_or(String::new(), |day| day.to_string()),
    )
}

fn names<'v>(views: &'v Views<'_>, lang: Lang) -> Names<'v> {
    let strings = views.strings.get(lang);
    let products = views.config.products.iter().filter_map(|product| {
        let name = Words::of(&product.name, lang)?;
        Some((product.id.as_str(), name.text))
    });
    let languages = views.config.languages.iter();
    Names {
        kind: Kind::ALL
            .map(|kind| (kind.name(), strings.kind.get(kind).as_str()))
            .into(),
        product: products.collect(),
        state: State::ALL
            .map(|state| (state.name(), strings.state.words.get(state).as_str()))
            .into(),
        audience: Audience::ALL
            .map(|who| (who.name(), strings.audience.words.get(who).as_str()))
            .into(),
        lang: languages
            .map(|lang| (lang.name(), views.strings.get(*lang).language.as_str()))
            .collect(),
    }
}
