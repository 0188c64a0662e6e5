//! A page in one language, ready to be printed.

use super::{
    frame::{Frame, Printable},
    given::Given,
    structured,
};
use crate::{
    content::entry::Entry,
    site::{
        pages::Page,
        view::{EntryPage, Home, List, Lost, list},
    },
};
use naosu_vocabulary::Lang;

/// A page in one language.
pub(crate) fn of(frame: &Frame<'_>, page: Page<'_>, lang: Lang) -> Printable {
    let address = page.address(lang);
    let root = frame.root(page, &address);
    let views = &frame.views;
    let mut given = frame.given(page, lang, &root);
    match page {
        Page::Choice | Page::Feedback => {}
        Page::NotFound => given.insert("others", &Lost::others(views, lang)),
        Page::Search => given.insert("kinds", &list::kinds(views, lang)),
        Page::Home => given.insert("home", &Home::of(views, lang)),
        Page::Entry(entry) => give_entry(frame, entry, lang, &root, &mut given),
        Page::Moved(entry, _) | Page::Old(entry, _) => {
            given.insert("entry", &views.link(entry, lang))
        }
        Page::List(scope, part) => given.insert("list", &List::of(views, scope, part, lang)),
    }
    Printable {
        address,
        template: page.template(),
        given,
    }
}

fn give_entry(frame: &Frame<'_>, entry: &Entry, lang: Lang, root: &str, given: &mut Given) {
    let views = &frame.views;
    let page = EntryPage::of(views, entry, lang, root);
    if let Some(base) = &frame.setting.base_url {
        let data = structured::of_entry(entry, &page.view, lang, base, views);
        given.insert("structured", &data);
    }
    given.insert("contents", &page.contents());
    given.insert("entry", &page);
}
