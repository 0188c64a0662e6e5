//! From entries to what templates are given: what all views are made with.

use super::{
    link::{Effort, Link},
    words::{Day, Words},
};
use crate::{
    content::{
        config::Config,
        entry::{Details, Entry},
    },
    site::{
        graph::Graph,
        kept::Kept,
        pages::{Lists, Page},
        prose::Texts,
    },
    strings::{ByWord, Strings},
};
use naosu_vocabulary::{Kind, Lang};

/// How many characters of prose stand in for a missing summary.
const EXCERPT: usize = 110;

/// What views of entries are made with.
#[derive(Clone, Copy)]
pub(crate) struct Views<'a> {
    pub(crate) config: &'a Config,
    pub(crate) graph: &'a Graph<'a>,
    pub(crate) lists: &'a Lists<'a>,
    pub(crate) texts: &'a Texts,
    pub(crate) strings: &'a ByWord<Lang, Strings>,
    pub(crate) kept: &'a Kept,
}

impl Views<'_> {
    /// The site's name.
    pub(crate) fn site_title(&self, lang: Lang) -> Words {
        Words::of(&self.config.title, lang)
            .unwrap_or_else(|| Words::new("naosu".to_owned(), lang, lang))
    }

    /// An entry as a list shows it.
    pub(crate) fn link(&self, entry: &Entry, lang: Lang) -> Link {
        let day = |date| Day::new(date, self.strings.get(lang));
        Link {
            id: entry.id.clone(),
            kind: entry.kind(),
            title: Words::title(entry, lang),
            summary: self.summary(entry, lang),
            url: Page::Entry(entry).address(lang),
            state: entry.state,
            verified: entry.verified.map(day),
            latest: entry.latest().map(day),
            count: (entry.kind() == Kind::Topic).then(|| self.lists.weight(entry, lang)),
            effort: match &entry.details {
                Details::Fix(fix) => Some(Effort::of(fix, self.strings.get(lang))),
                _ => None,
            },
        }
    }

    /// Entries as a list shows them.
    pub(crate) fn links<'e>(
        &self,
        entries: impl IntoIterator<Item = &'e Entry>,
        lang: Lang,
    ) -> Vec<Link> {
        let entries = entries.into_iter();
        entries.map(|entry| self.link(entry, lang)).collect()
    }

    /// What an entry is about in a sentence: its summary or what comes nearest.
    pub(crate) fn summary(&self, entry: &Entry, lang: Lang) -> Option<Words> {
        Words::of(&entry.summary, lang)
            .or_else(|| Words::lead(entry, lang))
            .or_else(|| {
                let (from, text) = self.texts.get_or_other(&entry.id, lang)?;
                let first = text.lines().next()?;
                let mut excerpt: String = first.trim().chars().take(EXCERPT).collect();
                if excerpt.len() < first.trim().len() {
                    excerpt.push('…');
                }
                Some(Words::new(excerpt, from, lang))
            })
    }
}
