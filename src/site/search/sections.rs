//! What an entry says, by the headings of its page: what the index reads, and where a hit's excerpt
//! comes from.

use crate::{
    content::entry::{Details, Entry, Remedy, Text},
    markdown::Passage,
    site::view::{Part, Views},
};
use naosu_engine::Section;
use naosu_vocabulary::{Lang, Localised};

/// The sections of an entry in each language that it says something in.
pub(super) fn sections(entry: &Entry, views: &Views<'_>) -> Localised<Vec<Section>> {
    let languages = views.config.languages.iter().copied();
    let sections = languages.map(|lang| (lang, in_language(entry, lang, views)));
    sections.filter(|(_, said)| !said.is_empty()).collect()
}

fn in_language(entry: &Entry, lang: Lang, views: &Views<'_>) -> Vec<Section> {
    // Our own headings are on every page, and say nothing of this one.
    let section = |id: String, text: Option<String>| {
        text.map(|text| Section {
            id,
            heading: String::new(),
            text,
        })
    };
    let fixes = entry.fixes().iter().filter_map(|remedy| match remedy {
        Remedy::Text(text) => Some(text),
        Remedy::Fix(_) => None,
    });
    let short = entry.short_texts();
    let (head, id) = match entry.details {
        Details::Error(_) | Details::Problem(_) => (String::new(), Part::Details.id()),
        Details::Fix(_) => (String::new(), String::new()),
        _ => (String::new(), Part::Answer.id()),
    };
    let shorts = [
        section(head, said([&entry.summary], lang)),
        section(id, said(short, lang)),
        section(Part::Fixes.id(), said(fixes, lang)),
    ];
    let prose = views.texts.get(&entry.id, lang);
    let prose = prose.into_iter().flat_map(|prose| &prose.passages);
    shorts
        .into_iter()
        .flatten()
        .chain(prose.map(of_passage))
        .collect()
}

/// Texts in a language, a line each; nothing if there are none.
fn said<'e>(texts: impl IntoIterator<Item = &'e Text>, lang: Lang) -> Option<String> {
    let texts = texts.into_iter().filter_map(|text| text.get(lang));
    let texts: Vec<&str> = texts.map(String::as_str).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

fn of_passage(passage: &Passage) -> Section {
    Section {
        id: passage.id.clone(),
        heading: passage.heading.clone(),
        text: passage.text.clone(),
    }
}
