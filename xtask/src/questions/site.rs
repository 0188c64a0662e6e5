//! The texts of a site as its files have them, for the peer: read here and not by naosu, of which
//! the peer is to know nothing.

use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// An entry: its titles and its texts by language.
#[derive(Default)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) title: BTreeMap<String, String>,
    pub(crate) body: BTreeMap<String, String>,
}

/// What of an entry's TOML file is text.
#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    title: BTreeMap<String, String>,
    summary: BTreeMap<String, String>,
    tags: Vec<String>,
    fixes: Vec<toml::Value>,
    message: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    text: BTreeMap<String, String>,
}

impl File {
    /// The ids of its fixes.
    fn fixes(&self) -> impl Iterator<Item = &str> {
        self.fixes.iter().filter_map(toml::Value::as_str)
    }
}

impl Article {
    /// The entries of the site. An entry shows its fixes on its page: their texts are its own, and
    /// they are no articles beside it.
    pub(crate) fn read_all(site: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
        let mut files = Vec::new();
        collect(&site.join("content"), &mut files)?;
        files.sort();
        let mut read = BTreeMap::new();
        for path in files {
            let id = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path)?;
            let file: File =
                toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            read.insert(id, (prose(&path), file));
        }
        let shown: BTreeSet<&str> = read.values().flat_map(|(_, file)| file.fixes()).collect();
        let whole = read.iter().filter(|(id, _)| !shown.contains(id.as_str()));
        let articles = whole.map(|(id, (prose, file))| {
            let fixes = file.fixes().filter_map(|id| Some(&read.get(id)?.0));
            let mut body: BTreeMap<String, String> = BTreeMap::new();
            let mut add = |lang: &str, text: &str| {
                let body = body.entry(lang.to_owned()).or_default();
                body.push_str(text);
                body.push('\n');
            };
            let messages = file.message.iter().map(|message| &message.text);
            let texts = [&file.summary, prose]
                .into_iter()
                .chain(messages)
                .chain(fixes);
            texts.flatten().for_each(|(lang, text)| add(lang, text));
            for lang in file.title.keys() {
                file.tags.iter().for_each(|tag| add(lang, tag));
            }
            Article {
                id: id.clone(),
                title: file.title.clone(),
                body,
            }
        });
        Ok(articles.collect())
    }
}

/// The entries' TOML files below a folder.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            into.push(path);
        }
    }
    Ok(())
}

/// The Markdown beside an entry's TOML file, without addresses and tags.
fn prose(toml: &Path) -> BTreeMap<String, String> {
    let texts = ["ja", "en"].into_iter().filter_map(|lang| {
        let text = fs::read_to_string(toml.with_extension(format!("{lang}.md"))).ok()?;
        Some((lang.to_owned(), plain(&text)))
    });
    texts.collect()
}

fn plain(markdown: &str) -> String {
    let mut plain = String::new();
    let mut end = None;
    let mut before = ' ';
    for c in markdown.chars() {
        match (end, c) {
            (Some(closing), c) if c == closing => end = None,
            (Some(_), _) => {}
            (None, '(') if before == ']' => end = Some(')'),
            (None, '<') => end = Some('>'),
            (None, c) => plain.push(c),
        }
        before = c;
    }
    plain
}
