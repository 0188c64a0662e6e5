//! The status as one page, in the looks of the site: for those who read no terminal.

use super::{
    Concern,
    entries::{EntryStatus, Status},
    group::Group,
};
use crate::{
    content::{Config, Library, entry::Text},
    site::{self, standalone},
    strings::{self, ByWord, Strings},
};
use naosu_vocabulary::Lang;
use serde::Serialize;
use std::path::Path;

/// The page of a status in a language.
///
/// # Errors
/// A file of the site's own, its template among them, cannot be read or fails.
pub fn page(
    status: &Status,
    library: &Library,
    root: &Path,
    lang: Lang,
) -> Result<String, site::Error> {
    let words = strings::load(None)?;
    let view = View::of(status, library, &words, lang);
    standalone(root, &library.config, lang, "status.html", &view)
}

/// What the page shows.
#[derive(Serialize)]
struct View {
    date: String,
    entries: String,
    languages: Vec<LanguageRow>,
    /// By owner and by topic.
    tables: Vec<Table>,
    /// A list for each concern that any entry has: the columns of the tables, too.
    lists: Vec<List>,
}

#[derive(Serialize)]
struct LanguageRow {
    name: String,
    entries: usize,
    complete: usize,
    lacking: usize,
    stale: usize,
}

#[derive(Serialize)]
struct Table {
    id: &'static str,
    name: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    entries: usize,
    counts: Vec<usize>,
}

#[derive(Serialize)]
struct List {
    id: Concern,
    name: String,
    count: String,
    entries: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    title: String,
    /// The language of the title, if it is not the page's.
    lang: Option<Lang>,
    path: String,
    edit: Option<String>,
    owner: Option<String>,
    due: Option<String>,
}

/// Names as the page's readers have them.
struct Names<'a> {
    config: &'a Config,
    library: &'a Library,
    strings: &'a Strings,
    lang: Lang,
}

impl View {
    fn of(status: &Status, library: &Library, words: &ByWord<Lang, Strings>, lang: Lang) -> View {
        let names = Names {
            config: &library.config,
            library,
            strings: words.get(lang),
            lang,
        };
        let strings = names.strings;
        let all = status.all();
        let concerns: Vec<Concern> = all.concerns.keys().copied().collect();
        let languages = status.by_language().into_iter().map(|row| LanguageRow {
            name: words.get(row.lang).language.clone(),
            entries: row.entries,
            complete: row.complete,
            lacking: row.lacking,
            stale: row.stale,
        });
        let rows = |groups: Vec<Group>, name: &dyn Fn(&str) -> String| {
            let rows = groups.into_iter().map(|group| Row {
                name: group
                    .id
                    .as_ref()
                    .map_or(strings.status.none.clone(), |id| name(id)),
                entries: group.entries,
                counts: concerns.iter().map(|of| group.count(*of)).collect(),
            });
            rows.collect::<Vec<Row>>()
        };
        let owners = rows(status.by_owner(), &|id| names.owner(id));
        let topics = rows(status.by_topic(), &|id| names.topic(id));
        let tables = [
            ("owners", &strings.status.owner, owners),
            ("topics", &strings.status.topic, topics),
        ];
        let lists = concerns.iter().map(|concern| names.list(status, *concern));
        View {
            date: names.strings.day(status.date),
            entries: all.entries.to_string(),
            languages: languages.collect(),
            tables: tables
                .into_iter()
                .map(|(id, name, rows)| Table {
                    id,
                    name: name.clone(),
                    rows,
                })
                .collect(),
            lists: lists.collect(),
        }
    }
}

impl Names<'_> {
    fn said(&self, text: &Text, id: &str) -> String {
        let text = text.get_or_other(self.lang);
        text.map_or(id.to_owned(), |(_, text)| text.clone())
    }

    fn owner(&self, id: &str) -> String {
        let mut owners = self.config.owners.iter();
        let owner = owners.find(|owner| owner.id == id);
        owner.map_or(id.to_owned(), |owner| self.said(&owner.name, id))
    }

    fn topic(&self, id: &str) -> String {
        let topic = self.library.get(id);
        topic.map_or(id.to_owned(), |topic| self.said(&topic.title, id))
    }

    fn list(&self, status: &Status, concern: Concern) -> List {
        let entries: Vec<Line> = status.with(concern).map(|entry| self.line(entry)).collect();
        List {
            id: concern,
            name: self.strings.status.concern.get(concern).clone(),
            count: match entries.len() {
                1 => self.strings.list.count_one.clone(),
                n => self.strings.list.count.replace("{n}", &n.to_string()),
            },
            entries,
        }
    }

    fn line(&self, entry: &EntryStatus) -> Line {
        let repository = self.config.repository.as_ref();
        let title = entry.title.get_or_other(self.lang);
        let lang = title.map(|(lang, _)| lang);
        Line {
            title: self.said(&entry.title, &entry.id),
            lang: lang.filter(|lang| *lang != self.lang),
            path: entry.path.clone(),
            edit: repository.and_then(|it| it.edit(Path::new(&entry.path))),
            owner: entry.owner.as_ref().map(|id| self.owner(id)),
            due: entry.due.map(|due| self.strings.day(due)),
        }
    }
}
