//! The prose of all entries, rendered once: pages, cards and the index take from it.

use super::{Counter, graph::Graph};
use crate::content::config::Config;
use naosu_engine::{Lang, Localised};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// An entry's prose in one language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) html: String,
    pub(crate) intro: String,
    pub(crate) steps: Vec<super::view::Step>,
    pub(crate) headings: Vec<super::view::Heading>,
    pub(crate) plain: String,
}

/// The prose of all entries.
pub(crate) struct Texts {
    by_id: BTreeMap<String, Localised<Text>>,
}

impl Texts {
    /// Renders the prose of every entry that is shown.
    pub(crate) fn render(graph: &Graph<'_>, config: &Config, count: &Counter<'_>) -> Texts {
        let entries: Vec<_> = graph.entries().collect();
        let by_id = entries
            .into_par_iter()
            .map(|entry| {
                let text = entry
                    .prose
                    .map(|lang, source| temporary(&source.text, lang));
                count.one();
                (entry.id.clone(), text)
            })
            .collect();
        let _ = config;
        Texts { by_id }
    }

    /// The prose of an entry in a language.
    pub(crate) fn get(&self, id: &str, lang: Lang) -> Option<&Text> {
        self.by_id.get(id)?.get(lang)
    }

    /// The prose of an entry in a language or else in the other one, with the language it is in.
    pub(crate) fn get_or_other(&self, id: &str, lang: Lang) -> Option<(Lang, &Text)> {
        self.by_id.get(id)?.get_or_other(lang)
    }
}

fn temporary(text: &str, _: Lang) -> Text {
    let html = |t: &str| {
        let mut out = String::new();
        pulldown_cmark::html::push_html(
            &mut out,
            pulldown_cmark::Parser::new_ext(t, pulldown_cmark::Options::all()),
        );
        out
    };
    let mut parts = text.split("\n## ");
    let first = parts.next().unwrap_or("");
    let (intro, rest): (&str, Vec<&str>) = match first.strip_prefix("## ") {
        Some(s) => ("", std::iter::once(s).chain(parts).collect()),
        None => (first, parts.collect()),
    };
    let steps = rest
        .iter()
        .enumerate()
        .map(|(i, p)| {
            let (t, b) = p.split_once('\n').unwrap_or((p, ""));
            super::view::Step {
                id: format!("step-{}", i + 1),
                title: t.split("{#").next().unwrap_or("").trim().into(),
                plain_title: t.split("{#").next().unwrap_or("").trim().into(),
                html: html(b),
            }
        })
        .collect::<Vec<_>>();
    let headings = steps
        .iter()
        .map(|s| super::view::Heading {
            id: s.id.clone(),
            title: s.title.clone(),
        })
        .collect();
    Text {
        html: html(text),
        intro: html(intro),
        steps,
        headings,
        plain: text.to_owned(),
    }
}
