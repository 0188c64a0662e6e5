//! The files of a new entry: a template a kind.

use super::{file::NewFile, schemas::with_line};
use crate::content::path::{CONTENT, shown};
use naosu_vocabulary::{Kind, Lang};
use std::path::Path;

/// What `naosu new` writes for a kind of entry.
struct Template {
    /// The folder, below that of the topic, in which such entries stand.
    folder: &'static str,
    /// The texts of its files, each below a line `--- {id}.toml`, `--- {id}.ja.md` and so on.
    files: &'static str,
}

fn template(kind: Kind) -> Template {
    let (folder, files) = match kind {
        Kind::Error => ("errors/", include_str!("new/error.txt")),
        Kind::Problem => ("problems/", include_str!("new/problem.txt")),
        Kind::Cause => ("causes/", include_str!("new/cause.txt")),
        Kind::Fix => ("fixes/", include_str!("new/fix.txt")),
        Kind::Situation => ("situations/", include_str!("new/situation.txt")),
        Kind::Faq => ("faq/", include_str!("new/faq.txt")),
        Kind::Guide => ("guides/", include_str!("new/guide.txt")),
        Kind::Article => ("articles/", include_str!("new/article.txt")),
        Kind::Topic => ("", include_str!("new/topic.txt")),
    };
    Template { folder, files }
}

/// The files of a new entry, its TOML file headed by the line that names its schema; `topic` is the
/// folder of the topic that it belongs to.
pub fn entry(kind: Kind, id: &str, topic: Option<&Path>, langs: &[Lang]) -> Vec<NewFile> {
    let files = bare_entry(kind, id, topic, langs).into_iter();
    files.map(with_line).collect()
}

/// The files of a new entry of a site that keeps no schema.
pub fn bare_entry(kind: Kind, id: &str, topic: Option<&Path>, langs: &[Lang]) -> Vec<NewFile> {
    let template = template(kind);
    let around = topic.map_or_else(|| CONTENT.to_owned(), shown);
    let folder = match (kind, topic) {
        (Kind::Topic, _) => format!("{around}/{id}/"),
        (_, Some(_)) => format!("{around}/{}", template.folder),
        // The first folder below content/ is a topic: whoever has none stands there directly.
        (_, None) => format!("{CONTENT}/"),
    };
    let endings = langs.iter().map(|lang| format!(".{lang}.md"));
    let endings: Vec<String> = endings.chain([".toml".to_owned()]).collect();
    files(template.files)
        .filter(|(ending, _)| endings.iter().any(|wanted| wanted == ending))
        .map(|(ending, text)| {
            let text = in_languages(text, langs).replace("{id}", id);
            (format!("{folder}{id}{ending}"), text)
        })
        .collect()
}

/// The endings of a template's files, with their texts.
fn files(template: &str) -> impl Iterator<Item = (&str, &str)> {
    let files = template.split("--- {id}").skip(1);
    files.filter_map(|file| file.split_once('\n'))
}

/// Writes each `«日本語|English»` of a template as a table of the languages that the site has.
fn in_languages(template: &str, langs: &[Lang]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, words, after)) = next_words(rest) {
        let words: Vec<String> = langs
            .iter()
            .map(|lang| {
                let said = match lang {
                    Lang::Ja => words.0,
                    Lang::En => words.1,
                };
                format!("{lang} = \"{said}\"")
            })
            .collect();
        text = format!("{text}{before}{{ {} }}", words.join(", "));
        rest = after;
    }
    text + rest
}

fn next_words(text: &str) -> Option<(&str, (&str, &str), &str)> {
    let (before, rest) = text.split_once('«')?;
    let (words, after) = rest.split_once('»')?;
    Some((before, words.split_once('|')?, after))
}
