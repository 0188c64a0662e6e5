//! A translation to be filled in: the text of the source with a mark at its head, and a place for
//! each short text.

use super::{
    NewText,
    blanks::blanks,
    files::{Files, beside},
    front,
    keys::Keys,
    mark::MARK,
    write::{edited, newline},
};
use crate::content::{
    entry::Entry,
    front::{self as head, Format},
    parse,
    source::Source,
};
use naosu_vocabulary::Lang;
use std::{io, path::Path, sync::Arc};
use thiserror::Error;

/// Why there is nothing to fill in.
#[derive(Debug, Error)]
pub enum NoSkeleton {
    /// The entry is in other languages by decision.
    #[error("it is not to be in `{0}`: its `languages`, or those of its topic, leave it out")]
    NotIn(Lang),
    /// The file that says what it is, is in this very language.
    #[error("its own file is in `{0}`: translate it into the other language")]
    IsSource(Lang),
    /// Nothing is missing that there would be a place for.
    #[error("each of its texts has its place in `{0}`")]
    Nothing(Lang),
    /// A file cannot be read.
    #[error("its files cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// What was made could not be read as it is meant.
    #[error("its files are written in a way that cannot be changed safely")]
    Unsafe,
}

/// The files that translating an entry into a language begins with. Texts that are there are never
/// changed. `note` stands at the head of the prose, for whoever fills it in.
///
/// # Errors
/// There is nothing to fill in, or no file to put it in.
pub fn skeleton(
    root: &Path,
    entry: &Entry,
    lang: Lang,
    languages: &[Lang],
    note: &str,
) -> Result<Vec<NewText>, NoSkeleton> {
    if !entry.is_in(lang) {
        return Err(NoSkeleton::NotIn(lang));
    }
    let files = Files::read(root, entry, languages)?;
    let made = match files.is_one_file() {
        true => of_one_file(&files, entry, lang, note)?,
        false => of_three_files(&files, entry, lang, note),
    };
    if made.is_empty() {
        return Err(NoSkeleton::Nothing(lang));
    }
    match files.stays_sound(&made) {
        true => Ok(made),
        false => Err(NoSkeleton::Unsafe),
    }
}

/// The prose gets a file of its own, and the TOML file a place for each text.
fn of_three_files(files: &Files, entry: &Entry, lang: Lang, note: &str) -> Vec<NewText> {
    let mut made = Vec::new();
    let source = files.prose(lang.other());
    let source = source.filter(|_| entry.prose.get(lang.other()).is_some());
    let there = files.prose(lang);
    if let Some(source) = source.filter(|_| there.is_none_or(is_blank)) {
        let end = head::find(&source.text).and_then(|front| front.end);
        made.push(NewText {
            path: beside(entry, lang),
            before: there.map(|there| there.text.clone()),
            text: marked(&source.text, end.unwrap_or_default(), note),
        });
    }
    let text = &files.head.text;
    let Some(keys) = Keys::of(&files.head) else {
        return made;
    };
    let mut edits = blanks(text, &keys.table, &parse::of_entry(entry.kind()), lang);
    // An empty hash asks for one.
    if !made.is_empty() && entry.translated.get(lang).is_none() {
        edits.extend(parse::record_translation(&files.head, lang, ""));
    }
    if !edits.is_empty() {
        made.push(NewText {
            path: files.head.path.clone(),
            before: Some(text.clone()),
            text: edited(text, edits),
        });
    }
    made
}

/// All of the translation stands in one file, beside the entry's own.
fn of_one_file(
    files: &Files,
    entry: &Entry,
    lang: Lang,
    note: &str,
) -> Result<Vec<NewText>, NoSkeleton> {
    let in_head = entry.prose.iter();
    let mut in_head = in_head.filter(|(_, source)| source.path == files.head.path);
    if in_head.any(|(of, _)| of == lang) {
        return Err(NoSkeleton::IsSource(lang));
    }
    let there = files.prose(lang);
    if there.is_some_and(|there| !is_blank(there)) {
        return Ok(Vec::new());
    }
    let keys = Keys::of(&files.head).ok_or(NoSkeleton::Unsafe)?;
    let shapes = parse::of_entry(entry.kind());
    let lines = front::lines(&keys.table, &shapes, lang.other(), keys.syntax);
    let hash = match keys.syntax {
        Format::Toml => "translated = \"\"\n",
        Format::Yaml => "translated: \"\"\n",
    };
    let fence = match keys.syntax {
        Format::Toml => "+++\n",
        Format::Yaml => "---\n",
    };
    let newline = newline(&files.head.text);
    let front = format!("{fence}{lines}{hash}{fence}").replace('\n', newline);
    Ok(vec![NewText {
        path: beside(entry, lang),
        before: there.map(|there| there.text.clone()),
        text: front + &marked(&files.head.text, keys.end, note),
    }])
}

fn is_blank(source: &Arc<Source>) -> bool {
    source.text.trim().is_empty()
}

/// The prose of a text, behind its head, with the mark of what is still to be translated.
fn marked(text: &str, end: usize, note: &str) -> String {
    let prose = text.get(end..).unwrap_or_default();
    let prose = prose.trim_start_matches(['\r', '\n']);
    let newline = newline(text);
    match prose.trim().is_empty() {
        true => String::new(),
        false => format!("{MARK}: {note} -->{newline}{newline}{prose}"),
    }
}
