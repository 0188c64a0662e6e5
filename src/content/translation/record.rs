//! What a translation was made from, written down once somebody says that it is up to date.

use super::{
    NewText,
    files::Files,
    keys::Keys,
    mark,
    write::{edited, newline},
};
use crate::content::{
    entry::Entry,
    front::{self, Format},
    hash::hash,
    parse::{Edit, record_translation},
    source::Source,
};
use naosu_vocabulary::Lang;
use std::{io, path::Path, sync::Arc};
use thiserror::Error;

/// Why nothing was written down.
#[derive(Debug, Error)]
pub enum NotRecorded {
    /// There is no prose in one of the languages.
    #[error("it has no prose in `{0}`")]
    NoProse(Lang),
    /// The translation is the source, word for word.
    #[error("its prose in `{0}` is that in `{1}`, word for word: nothing is translated yet")]
    StillTheSource(Lang, Lang),
    /// What is written down is right already.
    #[error("the hash of its source is recorded already")]
    UpToDate,
    /// A file cannot be read.
    #[error("its files cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// What was made could not be read as it is meant.
    #[error("its files are written in a way that cannot be changed safely; write `{0}` yourself")]
    Unsafe(String),
}

/// The files as they are to be once the translation of an entry into a language is up to date: with
/// the hash of its source, and without the mark of what is still to be translated.
///
/// # Errors
/// There is no such translation, or it is still its source.
pub fn recorded(
    root: &Path,
    entry: &Entry,
    lang: Lang,
    languages: &[Lang],
) -> Result<Vec<NewText>, NotRecorded> {
    let from = lang.other();
    let source = entry.prose.get(from).ok_or(NotRecorded::NoProse(from))?;
    let now = hash(&source.text);
    let files = Files::read(root, entry, languages)?;
    let in_head = entry
        .prose
        .get(lang)
        .filter(|prose| prose.path == files.head.path);
    let target = match in_head {
        Some(_) => &files.head,
        None => files.prose(lang).ok_or(NotRecorded::NoProse(lang))?,
    };
    let keys = Keys::of(target);
    let unmark = unmark(target, keys.as_ref());
    let prose = prose_of(target, &unmark);
    if prose.trim().is_empty() {
        return Err(NotRecorded::NoProse(lang));
    }
    if hash(&prose) == now {
        return Err(NotRecorded::StillTheSource(lang, from));
    }
    if unmark.is_none() && entry.translated.get(lang) == Some(&now) {
        return Err(NotRecorded::UpToDate);
    }
    let by_hand = || NotRecorded::Unsafe(Format::Toml.pair(lang.name(), &now));
    let made = written(&files, target, unmark, lang, &now).ok_or_else(by_hand)?;
    let after = files.parsed(&made).entry;
    let is_right = after.is_some_and(|after| after.translated.get(lang) == Some(&now));
    match is_right && files.stays_sound(&made) {
        true => Ok(made),
        false => Err(by_hand()),
    }
}

/// What takes the mark out.
fn unmark(target: &Source, keys: Option<&Keys>) -> Option<Edit> {
    let end = match target.path.extension() {
        Some(ext) if ext == "md" => keys.map_or(0, |keys| keys.end),
        _ => return None,
    };
    let behind = mark::behind(target.text.get(end..)?)?;
    Some(Edit {
        span: end..end + behind,
        text: String::new(),
    })
}

/// The prose of a translation without the mark, behind its head.
fn prose_of(target: &Source, unmark: &Option<Edit>) -> String {
    let text = edited(&target.text, unmark.iter().cloned().collect());
    let end = front::find(&text).and_then(|front| front.end);
    text[end.unwrap_or_default()..].to_owned()
}

/// The files with the hash where the entry says it, or would say it.
fn written(
    files: &Files,
    target: &Arc<Source>,
    unmark: Option<Edit>,
    lang: Lang,
    hash: &str,
) -> Option<Vec<NewText>> {
    let head = Keys::of(&files.head)?;
    let says_it = |keys: &Keys| keys.table.contains_key("translated");
    let own = Keys::of(target).filter(|_| target.path != files.head.path);
    // A translation with a head of its own says it there, unless the entry's head does.
    let in_own = own.filter(|own| says_it(own) || (files.is_one_file() && !says_it(&head)));
    let (file, keys) = match in_own {
        Some(own) => (target, own),
        None => (&files.head, head),
    };
    let put = match keys.is_there() {
        true => record_translation(file, lang, hash)?,
        false => new_head(&file.text, lang, hash),
    };
    let new = |source: &Arc<Source>, edits| NewText {
        path: source.path.clone(),
        before: Some(source.text.clone()),
        text: edited(&source.text, edits),
    };
    if file.path == target.path {
        return Some(vec![new(file, unmark.into_iter().chain([put]).collect())]);
    }
    let translation = unmark.map(|unmark| new(target, vec![unmark]));
    Some(
        translation
            .into_iter()
            .chain([new(file, vec![put])])
            .collect(),
    )
}

/// A head for a file that has none.
fn new_head(text: &str, lang: Lang, hash: &str) -> Edit {
    let line = newline(text);
    let pair = Format::Yaml.pair(lang.name(), hash);
    Edit {
        span: 0..0,
        text: format!("---{line}translated:{line}  {pair}{line}---{line}"),
    }
}
