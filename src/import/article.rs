//! What every source gives: articles, each in one language or several.

use super::chars::without_controls;
use crate::content::path::shown;
use naosu_vocabulary::Localised;
use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

/// What is said of an article beside its text, by key: front matter, columns, fields of an export.
/// A key within a table has the table's name before it: `ms.date`.
pub(super) type Fields = BTreeMap<String, Vec<String>>;

/// An article.
#[derive(Clone, Debug, Default)]
pub(super) struct Article {
    /// What is the same in every language: its path without what tells the language.
    pub(super) key: String,
    pub(super) texts: Localised<Text>,
}

/// An article in one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// The file that it was read from, below the source.
    pub(super) path: PathBuf,
    pub(super) fields: Fields,
    /// Markdown.
    pub(super) body: String,
    /// Messages that the source itself says are messages, as templates.
    pub(super) message: Option<String>,
}

impl Text {
    /// The folder that names in its text are relative to.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Takes out what no page can hold. Whether there was anything.
    pub(super) fn clean(&mut self) -> bool {
        let values = self.fields.values_mut().flatten();
        let texts = values.chain(&mut self.message).chain([&mut self.body]);
        let mut was = false;
        for text in texts {
            if let Some(clean) = without_controls(text) {
                (*text, was) = (clean, true);
            }
        }
        was
    }

    /// The values of the first of these keys that has any.
    pub(super) fn values(&self, keys: &[String]) -> &[String] {
        keys.iter()
            .filter_map(|key| self.fields.get(key))
            .find(|values| values.iter().any(|value| !value.trim().is_empty()))
            .map_or(&[], Vec::as_slice)
    }

    /// The first value of these keys.
    pub(super) fn value(&self, keys: &[String]) -> Option<&str> {
        let values = self.values(keys).iter().map(|value| value.trim());
        values.into_iter().find(|value| !value.is_empty())
    }
}

/// Something of the source that the entries do not have, or have in another form.
#[derive(Debug)]
pub(super) struct Loss {
    /// What sort, in a few words: the report counts by it.
    pub(super) sort: &'static str,
    /// The file of the source.
    pub(super) path: String,
    /// What it was, as it stood.
    pub(super) what: String,
}

/// What was lost of one text.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub(super) path: String,
    pub(super) list: Vec<Loss>,
}

impl Losses {
    pub(super) fn of(path: &Path) -> Losses {
        Losses {
            path: shown(path),
            list: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, sort: &'static str, what: impl Into<String>) {
        let mut what: String = what.into();
        if let Some((at, _)) = what.char_indices().nth(160) {
            what.truncate(at);
            what.push('…');
        }
        self.list.push(Loss {
            sort,
            path: self.path.clone(),
            what,
        });
    }
}

/// A path below a folder of the source; none where it leads out of the source.
pub(super) fn join(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut below = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::Normal(part) => below.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                if !below.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(below)
}
