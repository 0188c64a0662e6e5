//! What is said of the thing under the cursor.

use super::{
    cursor::{Cursor, Named},
    declared,
    site::Site,
    spot::Spot,
};
use crate::content::{Entry, entry::Text, shape::Whose};
use naosu_vocabulary::Template;
use std::ops::Range;

/// What is said, in Markdown, and of which part of the file.
pub(super) fn of(site: &Site, cursor: &Cursor) -> Option<(String, Range<usize>)> {
    if let Some(named) = cursor.named() {
        let told = thing(site, &named);
        if let Some(told) = told {
            return Some((told, named.span));
        }
    }
    let keys = declared::keys(cursor.sort);
    let (path, span) = match cursor.spot.as_ref()? {
        Spot::Key(key) => {
            let name = cursor.source.text.get(key.span.clone())?.to_owned();
            ([&key.table[..], &[name]].concat(), &key.span)
        }
        Spot::Value(value) => (value.path.clone(), &value.span),
        Spot::Link(_) | Spot::Slot(_) => return None,
    };
    let (key, _) = declared::find(&keys, &path)?;
    Some((
        format!("**{}**  \n{}", key.name, declared::told(key)),
        span.clone(),
    ))
}

fn thing(site: &Site, named: &Named) -> Option<String> {
    let library = site.library();
    let config = &library.config;
    let name_in = |all: &[crate::content::config::Named]| {
        let it = all.iter().find(|one| one.id == named.name)?;
        Some(format!("{}  \n`{}`", titles(&it.name), it.id))
    };
    match named.whose {
        Whose::Entry(_) => library.get(&named.name).map(entry),
        Whose::Owner => name_in(&config.owners),
        Whose::Product => name_in(&config.products),
        Whose::Slot => slot(site, &named.name),
    }
}

/// An entry: what it is called, what it is, its messages, its summary.
pub(super) fn entry(entry: &Entry) -> String {
    let mut told = format!(
        "{}  \n{} `{}`, {}",
        titles(&entry.title),
        entry.kind(),
        entry.id,
        entry.state
    );
    let problem = entry.problem().into_iter();
    for shown in problem.flat_map(|problem| &problem.messages) {
        for (_, template) in shown.message.text.iter() {
            told += &format!("\n\n> {}", one_line(&shown_as(template)));
        }
    }
    for (_, summary) in entry.summary.iter() {
        told += &format!("\n\n{}", one_line(summary));
    }
    told
}

fn slot(site: &Site, name: &str) -> Option<String> {
    const SHOWN: usize = 5;
    let entries = site.library().entries();
    let messages = entries
        .filter_map(Entry::problem)
        .flat_map(|problem| &problem.messages);
    let wordings = messages.flat_map(|shown| shown.message.wordings());
    let having = wordings.filter(|(_, template)| template.slots().any(|slot| slot == name));
    let lines: Vec<String> = having
        .take(SHOWN)
        .map(|(_, template)| format!("> {}", one_line(&shown_as(template))))
        .collect();
    (!lines.is_empty()).then(|| {
        format!(
            "What a message holds at `{{{name}}}`\n\n{}",
            lines.join("\n\n")
        )
    })
}

/// A message as it is written.
fn shown_as(template: &Template) -> String {
    template.display(|slot| Some(format!("{{{slot}}}")))
}

/// A text in each of its languages.
pub(super) fn titles(text: &Text) -> String {
    let texts: Vec<String> = text.iter().map(|(_, text)| one_line(text)).collect();
    format!("**{}**", texts.join("** / **"))
}

/// A text that is no Markdown, as Markdown shows it.
fn one_line(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    let mut line = String::new();
    for c in text.join(" ").chars() {
        if "\\`*_[]<>#|~".contains(c) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}
