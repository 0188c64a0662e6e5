//! What other programs read: the feed of a language, the site map, the search description.

use super::frame::{Frame, Printable};
use crate::site::pages::{Page, canonical};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::cmp::Reverse;

/// How many entries a feed holds.
const FEED: usize = 50;

#[derive(Serialize)]
struct Feed {
    url: String,
    home: String,
    /// The day of the newest entry: a feed is as new as what is in it.
    updated: String,
    entries: Vec<FeedEntry>,
}

#[derive(Serialize)]
struct FeedEntry {
    title: String,
    url: String,
    updated: String,
    summary: Option<String>,
    kind: String,
}

#[derive(Serialize)]
struct SiteMap {
    pages: Vec<MappedPage>,
}

#[derive(Serialize)]
struct MappedPage {
    url: String,
    modified: Option<String>,
    alternates: Vec<(Lang, String)>,
}

#[derive(Serialize)]
struct Robots {
    sitemap: Option<String>,
}

#[derive(Serialize)]
struct SearchDescription {
    url: String,
    name: String,
    description: String,
}

/// All of them. All but `robots.txt` need absolute addresses and so a base URL.
pub(crate) fn all(frame: &Frame<'_>, pages: &[(Page<'_>, Lang)]) -> Vec<Printable> {
    let first = frame.first_language();
    let base = frame.setting.base_url.as_deref();
    let robots = Robots {
        sitemap: base.map(|base| canonical(base, "sitemap.xml")),
    };
    let mut files = vec![frame.data("robots.txt", "robots.txt".to_owned(), first, &robots)];
    let Some(base) = base else { return files };

    let map = site_map(frame, pages, base);
    files.push(frame.data("sitemap.xml", "sitemap.xml".to_owned(), first, &map));
    for &lang in &frame.views.config.languages {
        // A feed without dates would tell of a site that was last touched in 1970.
        if let Some(data) = feed(frame, lang, base) {
            files.push(frame.data("feed.xml", format!("{lang}/feed.xml"), lang, &data));
        }
        let data = description(frame, lang, base);
        files.push(frame.data(
            "opensearch.xml",
            format!("{lang}/opensearch.xml"),
            lang,
            &data,
        ));
    }
    files
}

fn description(frame: &Frame<'_>, lang: Lang, base: &str) -> SearchDescription {
    SearchDescription {
        url: canonical(base, &Page::Search.address(lang)),
        // The format allows 16 characters.
        name: frame.views.site_title(lang).text.chars().take(16).collect(),
        description: frame.views.strings.get(lang).search.label.clone(),
    }
}

fn feed(frame: &Frame<'_>, lang: Lang, base: &str) -> Option<Feed> {
    let mut entries: Vec<_> = frame
        .views
        .graph
        .entries_in(lang)
        .filter_map(|entry| Some((entry.latest()?, entry)))
        .collect();
    entries.sort_by_key(|&(latest, _)| Reverse(latest));
    let moment = |date| format!("{date}T00:00:00Z");
    let (newest, _) = *entries.first()?;
    let entries = entries.into_iter().take(FEED).map(|(latest, entry)| {
        let link = frame.views.link(entry, lang);
        FeedEntry {
            title: link.title.text,
            url: canonical(base, &link.url),
            updated: moment(latest),
            summary: link.summary.map(|summary| summary.text),
            kind: frame.views.strings.get(lang).kind.get(link.kind).clone(),
        }
    });
    Some(Feed {
        url: canonical(base, &format!("{lang}/feed.xml")),
        home: canonical(base, &Page::Home.address(lang)),
        updated: moment(newest),
        entries: entries.collect(),
    })
}

fn site_map(frame: &Frame<'_>, pages: &[(Page<'_>, Lang)], base: &str) -> SiteMap {
    let listed = pages.iter().filter(|(page, lang)| page.is_listed(*lang));
    let pages = listed.map(|&(page, lang)| MappedPage {
        url: canonical(base, &page.address(lang)),
        modified: match page {
            Page::Entry(entry) => entry.latest().map(|date| date.to_string()),
            _ => None,
        },
        alternates: match page {
            Page::Choice => Vec::new(),
            page => {
                let languages = frame.views.config.languages.iter();
                languages
                    .filter(|&&lang| page.is_listed(lang))
                    .map(|&lang| (lang, canonical(base, &page.address(lang))))
                    .collect()
            }
        },
    });
    SiteMap {
        pages: pages.collect(),
    }
}
