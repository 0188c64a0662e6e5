//! All that an entry's files say, on one sheet: the keys of its head with those of its
//! translations, and its prose.

use super::{
    head::{self, Head},
    overlay::Overlay,
    report::Report,
};
use crate::content::{code::Code, front, shape::Key, source::Source, translation::is_unfinished};
use naosu_vocabulary::{Kind, Lang, Localised};
use std::sync::Arc;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The files of an entry.
pub(in crate::content) struct Group {
    pub(in crate::content) id: String,
    /// Its TOML file, or the Markdown file with all that it says.
    pub(in crate::content) head: Arc<Source>,
    /// Its prose, but what stands in the head.
    pub(in crate::content) prose: Vec<(Lang, Arc<Source>)>,
}

/// What an entry's files say.
pub(super) struct Sheet<'a> {
    pub(super) table: DeTable<'a>,
    pub(super) prose: Localised<Arc<Source>>,
}

/// Reads the files of an entry; `keys` tells which a kind has. `None` where its head, or that of a
/// translation, cannot be read.
pub(super) fn sheet<'a>(
    group: &'a Group,
    report: &mut Report,
    keys: impl Fn(Kind) -> Vec<Key>,
) -> Option<Sheet<'a>> {
    let is_one_file = group.head.path.extension().is_some_and(|ext| ext == "md");
    let mut head = match is_one_file {
        true => head::of_markdown(&group.head, 0, report)?,
        false => head::of_toml(&group.head, report)?,
    };
    report.is_untyped = head.is_untyped;
    let mut prose = Localised::default();
    if is_one_file {
        let lang = language(&head.table, report);
        report.lang = lang;
        let text = text(&group.head, &mut head, 0, true);
        if let Some(lang) = lang.filter(|_| !text.text.trim().is_empty()) {
            prose.set(lang, text);
        }
    }
    let mut is_whole = true;
    for (lang, source) in &group.prose {
        if report.lang == Some(*lang) {
            second(report, *lang, source);
            continue;
        }
        let read = match is_one_file || front::find(&source.text).is_some() {
            true => {
                let base = report.add_translation(source.clone());
                head::of_markdown(source, base, report).map(|head| (head, base))
            }
            false => Some((Head::default(), 0)),
        };
        let Some((mut said, base)) = read else {
            is_whole = false;
            continue;
        };
        let text = text(source, &mut said, base, is_one_file);
        let overlay = Overlay {
            report,
            from: report.lang,
            lang: *lang,
        };
        if !said.table.is_empty() {
            let keys = keys(kind(&head.table));
            overlay.put(&mut head.table, said.table, &keys);
        }
        // What is still to be translated is in no language yet.
        if !text.text.trim().is_empty() && !is_unfinished(&text.text) {
            prose.set(*lang, text);
        }
    }
    is_whole.then_some(Sheet {
        table: head.table,
        prose,
    })
}

fn kind(table: &DeTable) -> Kind {
    let kind = table.get("kind").and_then(|kind| kind.get_ref().as_str());
    kind.and_then(Kind::from_name).unwrap_or(Kind::Article)
}

/// The language of a Markdown file whose name says none: the first that it says it is in, else the
/// first of the site.
fn language(table: &DeTable, report: &Report) -> Option<Lang> {
    let said = table
        .get("languages")
        .and_then(|said| match said.get_ref() {
            DeValue::Array(list) => list.first()?.get_ref().as_str(),
            one => one.as_str(),
        });
    let said = said.and_then(Lang::from_name);
    said.or_else(|| report.languages.first().copied())
}

/// The prose below a head. In an entry of one file, a level-1 heading above all is its title.
fn text<'a>(
    source: &Arc<Source>,
    head: &mut Head<'a>,
    base: usize,
    is_one_file: bool,
) -> Arc<Source> {
    let mut end = head.end;
    let title = head::title(&source.text[end..]).filter(|_| is_one_file);
    if let Some((at, title)) = title {
        let said = head.table.get("title").map(|said| said.get_ref().as_str());
        if said.is_none_or(|said| said == Some(title.as_str())) {
            let span = base + end + at.start..base + end + at.end;
            let key = Spanned::new(span.clone(), "title".into());
            let value = Spanned::new(span, DeValue::String(title.into()));
            head.table.entry(key).or_insert(value);
            end += at.end;
        }
    }
    match end {
        0 => source.clone(),
        _ => head::prose(source, 0..end),
    }
}

/// Tells a second text in the language of the head.
fn second(report: &mut Report, lang: Lang, source: &Arc<Source>) {
    let base = report.add_translation(source.clone());
    let message = format!("`{}` is in `{lang}` already", report.source.path.display());
    let hint = "the text of an entry of one file needs no file of its own";
    report.add(Code::WrongValue, message, base..base, hint.to_owned());
}
