//! What the search shows of an entry.

use super::solution::solution;
use crate::{
    card::{Card, Cause, Effort, Product, Remedy, Rich, Step, Steps, Version},
    content::{
        config::Named,
        entry::{self, Details, Entry, FixDetails},
    },
    markdown,
    site::{
        pages::{ROOT, at_depth, folder},
        view::Views,
    },
};
use naosu_vocabulary::{Lang, Localised};

/// The card of an entry.
pub(super) fn card(entry: &Entry, views: &Views<'_>) -> Card {
    let fix = match &entry.details {
        Details::Fix(fix) => Some(fix),
        _ => None,
    };
    let mut fixes: Vec<Remedy> = entry
        .fixes()
        .iter()
        .filter_map(|fix| remedy(fix, views))
        .collect();
    if !fixes.is_empty() {
        fixes.splice(0..0, within(entry, views));
    }
    let whole = |text: &markdown::Rendered, lang| steps(text, lang);
    let part = |text: &markdown::Rendered, lang| steps(&solution(text), lang);
    Card {
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        url: folder(entry),
        state: entry.state,
        products: products(entry, views),
        messages: messages(entry),
        causes: causes(entry, views),
        steps: match (fix, fixes.is_empty()) {
            (Some(_), _) => all_steps(entry, views, whole),
            (None, true) => all_steps(entry, views, part),
            (None, false) => Localised::default(),
        },
        fixes,
        effort: fix.map(effort),
        warning: fix.map_or(Localised::default(), |fix| fix.warning.clone()),
    }
}

fn products(entry: &Entry, views: &Views<'_>) -> Vec<Product> {
    let about = |product: &&Named| entry.products.iter().any(|named| named.id == product.id);
    let products = views.config.products.iter().filter(about);
    products
        .map(|product| Product {
            id: product.id.clone(),
            name: product.name.clone(),
        })
        .collect()
}

fn messages(entry: &Entry) -> Vec<Localised<String>> {
    let Details::Error(error) = &entry.details else {
        return Vec::new();
    };
    let texts = error.messages.iter().map(|shown| &shown.message.text);
    texts
        .map(|text| text.map(|_, template| template.display(|_| None)))
        .collect()
}

fn causes(entry: &Entry, views: &Views<'_>) -> Vec<Cause> {
    let causes = entry.causes().iter();
    causes
        .filter_map(|named| views.graph.get(&named.id))
        .map(|cause| Cause {
            id: cause.id.clone(),
            title: cause.title.clone(),
            url: folder(cause),
        })
        .collect()
}

/// Something to do; nothing if it names an entry that is not shown or no fix.
fn remedy(remedy: &entry::Remedy, views: &Views<'_>) -> Option<Remedy> {
    let named = match remedy {
        entry::Remedy::Text(text) => return Some(Remedy::Line { text: text.clone() }),
        entry::Remedy::Fix(named) => named,
    };
    let fix = views.graph.get(&named.id)?;
    let Details::Fix(details) = &fix.details else {
        return None;
    };
    Some(Remedy::Fix {
        id: fix.id.clone(),
        title: fix.title.clone(),
        url: folder(fix),
        effort: effort(details),
    })
}

/// The sections of its prose that are marked as what to do, a line each: the page has the rest.
fn within(entry: &Entry, views: &Views<'_>) -> Vec<Remedy> {
    let languages = views.config.languages.iter().copied();
    let texts = languages.filter_map(|lang| Some((lang, views.texts.get(&entry.id, lang)?)));
    let texts: Vec<_> = texts.collect();
    let count = texts.iter().map(|(_, text)| text.fixes.len()).max();
    let lines = (0..count.unwrap_or_default()).map(|at| {
        let texts = texts.iter();
        let title = |text: &markdown::Rendered| Some(text.fixes.get(at)?.title.text.clone());
        let text = texts.filter_map(|(lang, text)| Some((*lang, title(text)?)));
        Remedy::Line {
            text: text.collect(),
        }
    });
    lines.collect()
}

fn effort(fix: &FixDetails) -> Effort {
    Effort {
        minutes: fix.minutes,
        risk: fix.risk,
        needs: fix.needs.clone(),
    }
}

fn all_steps(
    fix: &Entry,
    views: &Views<'_>,
    steps: impl Fn(&markdown::Rendered, Lang) -> Steps,
) -> Localised<Steps> {
    let languages = views.config.languages.iter().copied();
    let texts = languages.filter_map(|lang| Some((lang, views.texts.get(&fix.id, lang)?)));
    texts
        .map(|(lang, text)| (lang, steps(text, lang)))
        .collect()
}

fn steps(text: &markdown::Rendered, lang: Lang) -> Steps {
    let versions = |versions: &[markdown::Version]| {
        let versions = versions.iter();
        versions
            .map(|version| Version {
                label: version.label.clone(),
                body: rich(&version.body, lang),
            })
            .collect()
    };
    let steps = text.steps.iter().map(|step| Step {
        title: rich(&step.title, lang),
        versions: versions(&step.versions),
    });
    Steps {
        intro: versions(&text.intro),
        steps: steps.collect(),
        footnotes: text.footnotes.as_ref().map(|notes| Version {
            label: None,
            body: rich(notes, lang),
        }),
    }
}

/// Links of a card lead to pages in the language of its text, from wherever it is shown.
fn rich(text: &markdown::Rich, lang: Lang) -> Rich {
    Rich {
        html: at_depth(&text.html, ROOT, lang),
        text: text.text.clone(),
    }
}
