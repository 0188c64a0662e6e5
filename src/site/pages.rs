//! Every page of a site: where it stands, which template prints it, and what that is given.

use super::{
    contents, error::Error, frame::Frame, home, structured, url, view::Named as Link, view::Words,
};
use crate::content::{config::Named, entry::Entry};
use naosu_vocabulary::{Kind, Lang};
use serde::Serialize;

/// How many entries a page of a list holds.
const LIST: usize = 100;

/// A page, without its language.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Page<'a> {
    /// The root: choose a language.
    Choice,
    /// What a server shows for an address that leads nowhere.
    NotFound,
    /// The home of a language.
    Home,
    /// Search results.
    Search,
    /// What the reader has said, kept in the browser.
    Feedback,
    /// An entry.
    Entry(&'a Entry),
    /// An old address of an entry, that leads to the new one.
    Moved(&'a Entry, &'a str),
    /// All entries of a kind; which part of the list, from 0.
    Kind(Kind, usize),
    /// All entries about a product; which part of the list, from 0.
    Product(&'a Named, usize),
}

/// A rendered page.
pub(crate) struct Rendered {
    pub(crate) address: String,
    pub(crate) html: String,
}

/// A list of entries on a page of its own.
#[derive(Serialize)]
struct List {
    heading: String,
    kind: Option<Kind>,
    product: Option<Words>,
    entries: Vec<super::view::Link>,
    count: usize,
    /// The parts of the list; empty if there is one only.
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    number: usize,
    url: String,
    current: bool,
}

#[derive(Serialize)]
struct Lost {
    lang: Lang,
    title: String,
    text: String,
    home: String,
    home_name: String,
}

impl<'a> Page<'a> {
    /// Every page of a site with its language, in a fixed order.
    pub(crate) fn all(frame: &Frame<'a>) -> Vec<(Page<'a>, Lang)> {
        let default = frame.default_language();
        let mut pages = vec![(Page::Choice, default), (Page::NotFound, default)];
        for &lang in &frame.config.languages {
            pages.extend([Page::Home, Page::Search, Page::Feedback].map(|page| (page, lang)));
            for entry in frame.views.graph.entries() {
                pages.push((Page::Entry(entry), lang));
                let aliases = entry.aliases.iter();
                pages.extend(aliases.map(|alias| (Page::Moved(entry, &alias.id), lang)));
            }
            for kind in Kind::ALL {
                let parts = parts(Page::of_kind(frame, kind).count());
                pages.extend((0..parts).map(|part| (Page::Kind(kind, part), lang)));
            }
            for product in &frame.config.products {
                let parts = parts(Page::of_product(frame, product).count());
                pages.extend((0..parts).map(|part| (Page::Product(product, part), lang)));
            }
        }
        pages
    }

    /// Where the page stands.
    pub(crate) fn address(self, lang: Lang) -> String {
        let part = |part: usize| match part {
            0 => String::new(),
            part => format!("{}/", part + 1),
        };
        match self {
            Page::Choice => "index.html".to_owned(),
            Page::NotFound => "404.html".to_owned(),
            Page::Home => format!("{lang}/index.html"),
            Page::Search => format!("{lang}/search/index.html"),
            Page::Feedback => format!("{lang}/feedback/index.html"),
            Page::Entry(entry) => url::entry(lang, entry),
            Page::Moved(entry, alias) => {
                format!("{lang}/{}index.html", url::folder_of(entry, alias))
            }
            Page::Kind(kind, n) => format!("{lang}/kind/{kind}/{}index.html", part(n)),
            Page::Product(product, n) => {
                format!("{lang}/product/{}/{}index.html", product.id, part(n))
            }
        }
    }

    /// Whether search engines and the site map should know the page.
    pub(crate) fn is_listed(self) -> bool {
        !matches!(
            self,
            Page::NotFound | Page::Search | Page::Feedback | Page::Moved(..)
        )
    }

    /// The word for the page in templates and in CSS.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Page::Choice => "choice",
            Page::NotFound => "not-found",
            Page::Home => "home",
            Page::Search => "search",
            Page::Feedback => "feedback",
            Page::Entry(_) => "entry",
            Page::Moved(..) => "moved",
            Page::Kind(..) | Page::Product(..) => "list",
        }
    }

    /// The page in one language.
    ///
    /// # Errors
    /// Its template fails.
    pub(crate) fn render(self, lang: Lang, frame: &Frame<'a>) -> Result<Rendered, Error> {
        let address = self.address(lang);
        let root = frame.root(self, &address);
        let mut context = frame.context(self, lang, &root);
        let template = match self {
            Page::Choice => "choice.html",
            Page::NotFound => {
                context.insert("others", &lost(frame, lang));
                "404.html"
            }
            Page::Feedback => "feedback.html",
            Page::Search => {
                context.insert("kinds", &home::kinds(frame, lang));
                "search.html"
            }
            Page::Home => {
                context.insert("home", &home::Home::of(frame, lang));
                "home.html"
            }
            Page::Entry(entry) => {
                let page = frame.views.page(entry, lang, &root);
                if let Some(base) = &frame.base_url {
                    let data = structured::of_entry(entry, &page, lang, base, frame);
                    context.insert("structured", &data);
                }
                context.insert("contents", &contents::of(&page, lang, frame));
                context.insert("entry", &page);
                "entry.html"
            }
            Page::Moved(entry, _) => {
                context.insert("entry", &frame.views.link(entry, lang));
                "moved.html"
            }
            Page::Kind(kind, part) => {
                let mut list = self.list(Page::of_kind(frame, kind), part, lang, frame);
                list.kind = Some(kind);
                list.heading = frame.text(lang, &format!("/kinds/{kind}"));
                context.insert("list", &list);
                "list.html"
            }
            Page::Product(product, part) => {
                let mut list = self.list(Page::of_product(frame, product), part, lang, frame);
                list.product = Words::of(&product.name, lang);
                context.insert("list", &list);
                "list.html"
            }
        };
        let html = frame.templates.render(template, &context)?;
        Ok(Rendered { address, html })
    }

    fn of_kind(frame: &Frame<'a>, kind: Kind) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let entries = frame.views.graph.entries();
        entries.filter(move |entry| entry.kind() == kind)
    }

    fn of_product(
        frame: &Frame<'a>,
        product: &'a Named,
    ) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let mut entries: Vec<&Entry> = frame
            .views
            .graph
            .entries()
            .filter(|entry| entry.products.iter().any(|named| named.id == product.id))
            .collect();
        entries.sort_by_key(|entry| entry.kind());
        entries.into_iter()
    }

    fn list(
        self,
        entries: impl Iterator<Item = &'a Entry>,
        part: usize,
        lang: Lang,
        frame: &Frame<'a>,
    ) -> List {
        let entries: Vec<&Entry> = entries.collect();
        let at = |part| match self {
            Page::Product(product, _) => Page::Product(product, part),
            Page::Kind(kind, _) => Page::Kind(kind, part),
            page => page,
        };
        let parts = match parts(entries.len()) {
            0 | 1 => 0..0,
            parts => 0..parts,
        };
        List {
            heading: String::new(),
            kind: None,
            product: None,
            count: entries.len(),
            parts: parts
                .map(|n| Part {
                    number: n + 1,
                    url: at(n).address(lang),
                    current: n == part,
                })
                .collect(),
            entries: frame
                .views
                .links(entries.into_iter().skip(part * LIST).take(LIST), lang),
        }
    }
}

/// What the page for lost addresses says in the site's other languages.
fn lost(frame: &Frame<'_>, lang: Lang) -> Vec<Lost> {
    let others = frame
        .config
        .languages
        .iter()
        .filter(|&&other| other != lang);
    others
        .map(|&lang| Lost {
            lang,
            title: frame.text(lang, "/not_found/title"),
            text: frame.text(lang, "/not_found/text"),
            home: Page::Home.address(lang),
            home_name: frame.text(lang, "/home"),
        })
        .collect()
}

/// The products that entries are about, with how many.
pub(crate) fn products(frame: &Frame<'_>, lang: Lang) -> Vec<Link> {
    let products = frame.config.products.iter();
    products
        .filter_map(|product| {
            let count = Page::of_product(frame, product).count();
            (count > 0).then(|| {
                Some(Link {
                    name: Words::of(&product.name, lang)?,
                    url: Some(Page::Product(product, 0).address(lang)),
                    count,
                })
            })?
        })
        .collect()
}

fn parts(entries: usize) -> usize {
    entries.div_ceil(LIST)
}
