//! The files of an entry as they are on disk, and what the program makes of them once they are
//! changed: no change is handed out that it would not read as it is meant.

use super::NewText;
use crate::content::{
    entry::Entry,
    parse::{self, Group, Parsed},
    source::Source,
};
use naosu_vocabulary::Lang;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What some editors put at the head of a file; it is no part of the text.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The files of an entry.
pub(super) struct Files<'e> {
    entry: &'e Entry,
    languages: &'e [Lang],
    /// The file that says what it is.
    pub(super) head: Arc<Source>,
    /// The texts beside it, by language.
    pub(super) prose: Vec<(Lang, Arc<Source>)>,
}

impl<'e> Files<'e> {
    /// Reads the files of an entry of the site at `root` anew.
    pub(super) fn read(
        root: &Path,
        entry: &'e Entry,
        languages: &'e [Lang],
    ) -> io::Result<Files<'e>> {
        let mut prose = Vec::new();
        for lang in languages {
            let path = beside(entry, *lang);
            if root.join(&path).exists() {
                prose.push((*lang, load(root, path)?));
            }
        }
        Ok(Files {
            entry,
            languages,
            head: load(root, entry.source.path.clone())?,
            prose,
        })
    }

    /// Whether one Markdown file says all, in the language of most of its texts.
    pub(super) fn is_one_file(&self) -> bool {
        self.head.path.extension().is_some_and(|ext| ext == "md")
    }

    /// The text beside the head in a language.
    pub(super) fn prose(&self, lang: Lang) -> Option<&Arc<Source>> {
        let mut prose = self.prose.iter();
        prose.find(|(of, _)| *of == lang).map(|(_, source)| source)
    }

    /// What the program makes of the entry once these files are as they are to be.
    pub(super) fn parsed(&self, new: &[NewText]) -> Parsed {
        let changed = |source: &Arc<Source>| {
            let new = new.iter().find(|new| new.path == source.path);
            new.map_or_else(|| source.clone(), source_of)
        };
        let mut prose: Vec<(Lang, Arc<Source>)> = self.prose.clone();
        for lang in self.languages {
            let path = beside(self.entry, *lang);
            let is_new = |new: &&NewText| new.path == path && new.before.is_none();
            prose.extend(new.iter().find(is_new).map(|new| (*lang, source_of(new))));
        }
        let prose = prose.iter().map(|(lang, source)| (*lang, changed(source)));
        let group = Group {
            id: self.entry.id.clone(),
            head: changed(&self.head),
            prose: prose.collect(),
        };
        parse::entry(&group, self.languages)
    }

    /// Whether these files can be read as well as those that are there.
    pub(super) fn stays_sound(&self, new: &[NewText]) -> bool {
        let (before, after) = (self.parsed(&[]), self.parsed(new));
        after.entry.is_some() && after.findings.len() <= before.findings.len()
    }
}

fn source_of(new: &NewText) -> Arc<Source> {
    Arc::new(Source::new(new.path.clone(), new.text.clone()))
}

/// Where the text of an entry in a language stands beside its head.
pub(super) fn beside(entry: &Entry, lang: Lang) -> PathBuf {
    let name = format!("{}.{lang}.md", entry.id);
    entry.source.path.with_file_name(name)
}

fn load(root: &Path, path: PathBuf) -> io::Result<Arc<Source>> {
    let mut text = fs::read_to_string(root.join(&path))?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    Ok(Arc::new(Source::new(path, text)))
}
