//! A page: what it is about, where it stands, and what it is called.

use super::{address, lists::Scope};
use crate::content::entry::Entry;
use naosu_vocabulary::Lang;

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
    /// An address that an entry had before, elsewhere, that leads to the entry.
    Old(&'a Entry, &'a str),
    /// A list of entries; which part of it, from 0.
    List(Scope<'a>, usize),
}

impl Page<'_> {
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
            Page::Entry(entry) => format!("{lang}/{}index.html", address::folder(entry)),
            Page::Moved(entry, alias) => {
                format!("{lang}/{}index.html", address::folder_of(entry, alias))
            }
            Page::Old(_, address) => address.to_owned(),
            Page::List(scope, n) => format!("{lang}/{}{}index.html", scope.folder(), part(n)),
        }
    }

    /// Whether search engines and the site map should know the page in a language.
    pub(crate) fn is_listed(self, lang: Lang) -> bool {
        match self {
            Page::NotFound | Page::Search | Page::Feedback | Page::Moved(..) | Page::Old(..) => {
                false
            }
            Page::Entry(entry) => entry.is_in(lang),
            Page::Choice | Page::Home | Page::List(..) => true,
        }
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
            Page::Moved(..) | Page::Old(..) => "moved",
            Page::List(..) => "list",
        }
    }

    /// The template that prints it.
    pub(crate) fn template(self) -> &'static str {
        match self {
            Page::Choice => "choice.html",
            Page::NotFound => "404.html",
            Page::Home => "home.html",
            Page::Search => "search.html",
            Page::Feedback => "feedback.html",
            Page::Entry(_) => "entry.html",
            Page::Moved(..) | Page::Old(..) => "moved.html",
            Page::List(..) => "list.html",
        }
    }
}
