//! Texts and days as pages show them.

use crate::{
    content::entry::{Entry, Text},
    strings::Strings,
};
use jiff::civil::Date;
use naosu_vocabulary::Lang;
use serde::Serialize;

/// A text, and the language it is in if that is not the page's.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) lang: Option<Lang>,
}

impl Words {
    /// The text in the page's language or else in the other; nothing if there is none.
    pub(crate) fn of(text: &Text, page: Lang) -> Option<Words> {
        text.get_or_other(page)
            .map(|(lang, text)| Words::new(text.clone(), lang, page))
    }

    /// A text in `lang` for a page in `page`.
    pub(crate) fn new(text: String, lang: Lang, page: Lang) -> Words {
        Words {
            text,
            lang: (lang != page).then_some(lang),
        }
    }

    /// An entry's title; its id if it has none in any language.
    pub(crate) fn title(entry: &Entry, page: Lang) -> Words {
        Words::of(&entry.title, page).unwrap_or_else(|| Words::new(entry.id.clone(), page, page))
    }

    /// The sentence that a page opens with, for the kinds that have one.
    pub(crate) fn lead(entry: &Entry, page: Lang) -> Option<Words> {
        Words::of(entry.lead()?, page)
    }

    /// Each text of a list.
    pub(crate) fn all(texts: &[Text], page: Lang) -> Vec<Words> {
        texts
            .iter()
            .filter_map(|text| Words::of(text, page))
            .collect()
    }
}

/// A day, for machines and for readers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Day {
    pub(crate) iso: String,
    pub(crate) text: String,
}

impl Day {
    /// A day as the texts of a language write it.
    pub(crate) fn new(date: Date, strings: &Strings) -> Day {
        Day {
            iso: date.to_string(),
            text: strings.day(date),
        }
    }
}
