//! What search engines read of an entry: JSON-LD.

use super::data::block;
use crate::{
    content::entry::Entry,
    site::{
        pages::canonical,
        view::{EntryView, Views},
    },
};
use naosu_vocabulary::Lang;
use serde_json::{Value, json};

/// The entry as an article with its place in the site, ready for a data block.
pub(crate) fn of_entry(
    entry: &Entry,
    page: &EntryView,
    lang: Lang,
    base: &str,
    views: &Views<'_>,
) -> String {
    let at = |address: &str| canonical(base, address);
    let mut article = json!({
        "@type": "TechArticle",
        "headline": page.link.title.text,
        "inLanguage": lang,
        "url": at(&page.link.url),
        "publisher": { "@type": "Organization", "name": views.site_title(lang).text },
    });
    if let Some(summary) = &page.link.summary {
        article["description"] = Value::from(summary.text.as_str());
    }
    if let Some(created) = entry.created {
        article["datePublished"] = Value::from(created.to_string());
    }
    if let Some(latest) = entry.latest() {
        article["dateModified"] = Value::from(latest.to_string());
    }
    let mut way = vec![(views.site_title(lang).text, format!("{lang}/index.html"))];
    let hubs = page.hubs.iter();
    way.extend(hubs.map(|hub| (hub.title.text.clone(), hub.url.clone())));
    way.push((page.link.title.text.clone(), page.link.url.clone()));
    let way: Vec<Value> = way
        .into_iter()
        .enumerate()
        .map(|(i, (name, address))| {
            json!({
                "@type": "ListItem", "position": i + 1, "name": name, "item": at(&address),
            })
        })
        .collect();
    let graph = json!({
        "@context": "https://schema.org",
        "@graph": [article, { "@type": "BreadcrumbList", "itemListElement": way }],
    });
    block(&graph)
}
