//! The keys that a file may have, as its reader asks for them: what `naosu schema` prints, too.

use crate::content::{
    schema::{entry_keys, site_keys, synonym_keys},
    shape::{Key, Shape},
};
use naosu_vocabulary::Kind;

/// What a text file of a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `naosu.toml`
    Settings,
    /// `synonyms.toml`
    Synonyms,
    /// An entry's, of a kind that may not be known yet.
    Entry(Option<Kind>),
}

/// The keys of a file.
pub(super) fn keys(sort: Sort) -> Vec<Key> {
    match sort {
        Sort::Settings => site_keys(),
        Sort::Synonyms => synonym_keys(),
        Sort::Entry(Some(kind)) => entry_keys(kind),
        Sort::Entry(None) => {
            let mut all: Vec<Key> = Vec::new();
            for key in Kind::ALL.into_iter().flat_map(entry_keys) {
                if !all.iter().any(|known| known.name == key.name) {
                    all.push(key);
                }
            }
            all
        }
    }
}

/// The key at the end of a way, and what its value there looks like: for `message.text.ja` the key
/// `text`, and a string.
pub(super) fn find<'k>(keys: &'k [Key], path: &[String]) -> Option<(&'k Key, &'k Shape)> {
    let (name, path) = path.split_first()?;
    let key = keys.iter().find(|key| key.name == name)?;
    within(key, &key.shape, path)
}

fn within<'k>(key: &'k Key, shape: &'k Shape, path: &[String]) -> Option<(&'k Key, &'k Shape)> {
    let Some((_, rest)) = path.split_first() else {
        return Some((key, shape));
    };
    match shape {
        Shape::List { of, .. } | Shape::Range(of) => within(key, of, path),
        Shape::Either(one, other) => within(key, one, path).or_else(|| within(key, other, path)),
        Shape::Table(keys) => find(keys, path),
        Shape::Named(of) => within(key, of, rest),
        Shape::Text { .. } => rest.is_empty().then_some((key, &Shape::String)),
        _ => None,
    }
}

/// The keys of a table; of one whose keys are languages, none.
pub(super) fn table<'k>(keys: &'k [Key], path: &[String]) -> Option<&'k [Key]> {
    match path {
        [] => Some(keys),
        path => keys_within(find(keys, path)?.1),
    }
}

fn keys_within(shape: &Shape) -> Option<&[Key]> {
    match shape {
        Shape::Table(keys) => Some(keys),
        Shape::List { of, .. } => keys_within(of),
        _ => None,
    }
}

/// What a key is for, and what each of its words means.
pub(super) fn told(key: &Key) -> String {
    let mut told = key.doc.to_owned();
    for (word, meaning) in words(&key.shape) {
        let meaning: Vec<&str> = meaning.split_whitespace().collect();
        told += &format!("\n- `{word}`: {}", meaning.join(" "));
    }
    told
}

/// The words that a value is one of.
pub(super) fn words(shape: &Shape) -> &[(&'static str, &'static str)] {
    match shape {
        Shape::Word(words) => &words.all,
        Shape::List { of, .. } | Shape::Named(of) => words(of),
        _ => &[],
    }
}
