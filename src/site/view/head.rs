//! The page as its own head and header see it.

use super::{list, qr::Qr, views::Views, words::Words};
use crate::site::pages::{Page, Scope, canonical, first_language};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;

/// The page as its own head and header see it.
#[derive(Serialize)]
pub(crate) struct Head {
    name: &'static str,
    lang: Lang,
    title: Option<Words>,
    description: Option<Words>,
    canonical: Option<String>,
    /// Of the steps of a fix, which are printed and taken along.
    qr: Option<Qr>,
    listed: bool,
    languages: Vec<Alternate>,
    x_default: String,
    /// The ids of the products that the page is about, where it is about any.
    products: Option<String>,
}

/// The same page in a language.
#[derive(Serialize)]
struct Alternate {
    lang: Lang,
    /// The language's name for itself.
    name: String,
    url: String,
    /// The address for search engines: absolute where the site knows its own.
    href: String,
    current: bool,
}

impl Head {
    /// What a page's head says. `root` is the page's way to the site's root.
    pub(crate) fn of(
        views: &Views<'_>,
        base_url: Option<&str>,
        page: Page<'_>,
        lang: Lang,
        root: &str,
    ) -> Head {
        let absolute = |address: &str| match base_url {
            Some(base) => canonical(base, address),
            None => format!("{root}{address}"),
        };
        // The language choice and the page for lost addresses exist once: they lead to the homes.
        let twin = match page {
            Page::Choice | Page::NotFound => Page::Home,
            Page::Moved(entry, _) | Page::Old(entry, _) => Page::Entry(entry),
            page => page,
        };
        let is_once = matches!(page, Page::Choice | Page::NotFound);
        let languages = views.config.languages.iter().map(|&other| Alternate {
            lang: other,
            name: views.strings.get(other).language.clone(),
            url: twin.address(other),
            href: absolute(&twin.address(other)),
            current: other == lang && !is_once,
        });
        let x_default = match page {
            Page::Choice | Page::Home => Page::Choice.address(lang),
            _ => twin.address(first_language(views.config)),
        };
        let own = if is_once { page } else { twin };
        let canonical = base_url.map(|base| canonical(base, &own.address(lang)));
        let is_fix = matches!(page, Page::Entry(entry) if entry.kind() == Kind::Fix);
        Head {
            name: page.name(),
            lang,
            title: title(views, page, lang),
            description: match page {
                Page::Entry(entry) | Page::Moved(entry, _) | Page::Old(entry, _) => {
                    views.summary(entry, lang)
                }
                _ => Words::of(&views.config.description, lang),
            },
            qr: canonical.as_deref().filter(|_| is_fix).and_then(Qr::of),
            canonical,
            listed: page.is_listed(lang),
            languages: languages.collect(),
            x_default: absolute(&x_default),
            products: products(page),
        }
    }
}

/// What notices may be about that concern the page.
fn products(page: Page<'_>) -> Option<String> {
    let ids: Vec<&str> = match page {
        Page::Entry(entry) => entry
            .products
            .iter()
            .map(|named| named.id.as_str())
            .collect(),
        Page::List(Scope::Product(id, _), _) => vec![id],
        _ => Vec::new(),
    };
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What stands before the site's name in the title; nothing on a home.
fn title(views: &Views<'_>, page: Page<'_>, lang: Lang) -> Option<Words> {
    let strings = views.strings.get(lang);
    let text = match page {
        Page::Choice | Page::Home => return None,
        Page::NotFound => &strings.not_found.title,
        Page::Search => &strings.search.title,
        Page::Feedback => &strings.feedback.title,
        Page::Moved(..) | Page::Old(..) => &strings.moved.title,
        Page::Entry(entry) => return Some(Words::title(entry, lang)),
        Page::List(scope, _) => return Some(list::name(views, scope, lang)),
    };
    Some(Words::new(text.clone(), lang, lang))
}
