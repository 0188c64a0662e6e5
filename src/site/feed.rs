//! What other programs read: the feed of a language, the site map, the search description, and
//! what a browser must know to install the site.

use super::{error::Error, frame::Frame, output::Output, pages::Page, url};
use crate::content::config::PAPER;
use naosu_vocabulary::Lang;
use serde::Serialize;
use serde_json::json;
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

/// Writes them. All but `robots.txt` need absolute addresses and so a base URL.
///
/// # Errors
/// A template fails or a file cannot be written.
pub(crate) fn write(
    frame: &Frame<'_>,
    pages: &[(Page<'_>, Lang)],
    output: &Output,
) -> Result<(), Error> {
    let default = frame.default_language();
    let base = frame.base_url.as_deref();
    let robots = Robots {
        sitemap: base.map(|base| url::canonical(base, "sitemap.xml")),
    };
    let text = frame.render("robots.txt", default, &robots)?;
    output.write("robots.txt", text.as_bytes())?;
    let Some(base) = base else { return Ok(()) };

    let text = frame.render("sitemap.xml", default, &site_map(frame, pages, base))?;
    output.write("sitemap.xml", text.as_bytes())?;
    for &lang in &frame.config.languages {
        let text = frame.render("feed.xml", lang, &feed(frame, lang, base))?;
        output.write(&format!("{lang}/feed.xml"), text.as_bytes())?;
        let description = SearchDescription {
            url: url::canonical(base, &Page::Search.address(lang)),
            // The format allows 16 characters.
            name: frame.site_title(lang).text.chars().take(16).collect(),
            description: frame.text(lang, "/search/label"),
        };
        let text = frame.render("opensearch.xml", lang, &description)?;
        output.write(&format!("{lang}/opensearch.xml"), text.as_bytes())?;
    }
    Ok(())
}

/// Writes the manifest of each language, by which a browser installs the site as an application.
///
/// # Errors
/// A file cannot be written.
pub(crate) fn write_manifests(frame: &Frame<'_>, output: &Output) -> Result<(), Error> {
    let (paper, _) = frame.config.theme.paper.or(PAPER);
    for &lang in &frame.config.languages {
        let name = frame.site_title(lang).text;
        let description = frame.config.description.get_or_other(lang);
        let manifest = json!({
            "id": format!("../?{lang}"),
            "name": name,
            "short_name": name,
            "description": description.map(|(_, text)| text),
            "lang": lang,
            "start_url": "index.html",
            "scope": "../",
            "display": "minimal-ui",
            "background_color": paper.to_string(),
            "theme_color": paper.to_string(),
            "icons": [{ "src": "../assets/icon.svg", "sizes": "any", "type": "image/svg+xml" }],
        });
        output.write(
            &format!("{lang}/manifest.webmanifest"),
            manifest.to_string().as_bytes(),
        )?;
    }
    Ok(())
}

fn feed(frame: &Frame<'_>, lang: Lang, base: &str) -> Feed {
    let mut entries: Vec<_> = frame
        .views
        .graph
        .entries()
        .filter_map(|entry| Some((entry.verified?, entry)))
        .collect();
    entries.sort_by_key(|&(verified, _)| Reverse(verified));
    let moment = |date| format!("{date}T00:00:00Z");
    let newest = entries.first().map(|&(verified, _)| verified);
    let entries = entries.into_iter().take(FEED).map(|(verified, entry)| {
        let link = frame.views.link(entry, lang);
        FeedEntry {
            title: link.title.text,
            url: url::canonical(base, &link.url),
            updated: moment(verified),
            summary: link.summary.map(|summary| summary.text),
            kind: frame.text(lang, &format!("/kind/{}", link.kind)),
        }
    });
    Feed {
        url: url::canonical(base, &format!("{lang}/feed.xml")),
        home: url::canonical(base, &Page::Home.address(lang)),
        updated: newest.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), moment),
        entries: entries.collect(),
    }
}

fn site_map(frame: &Frame<'_>, pages: &[(Page<'_>, Lang)], base: &str) -> SiteMap {
    let listed = pages.iter().filter(|(page, _)| page.is_listed());
    let pages = listed.map(|&(page, lang)| MappedPage {
        url: url::canonical(base, &page.address(lang)),
        modified: match page {
            Page::Entry(entry) => entry.verified.map(|date| date.to_string()),
            _ => None,
        },
        alternates: match page {
            Page::Choice => Vec::new(),
            page => {
                let languages = frame.config.languages.iter();
                languages
                    .map(|&lang| (lang, url::canonical(base, &page.address(lang))))
                    .collect()
            }
        },
    });
    SiteMap {
        pages: pages.collect(),
    }
}
