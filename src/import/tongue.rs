//! Which language a file is in, and which files are the same article: by folder, by the ending of
//! the name, or by what the source itself says.

use super::{
    article::Article,
    chars::is_kana,
    map::{Key, Languages, Map},
    source::Page,
};
use crate::content::path::shown;
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// What a language is called in the names of files, folders, columns and exports.
pub(super) fn lang(tag: &str) -> Option<Lang> {
    let tag = tag.to_lowercase().replace('_', "-");
    match tag.as_str() {
        "ja" | "jp" | "jpn" | "japanese" | "日本語" | "和文" => Some(Lang::Ja),
        "en" | "eng" | "english" | "英語" | "英文" => Some(Lang::En),
        _ if tag.starts_with("ja-") => Some(Lang::Ja),
        _ if tag.starts_with("en-") => Some(Lang::En),
        _ => None,
    }
}

/// Puts pages that are one article together.
pub(super) fn pair(pages: Vec<Page>, map: &Map) -> Vec<Article> {
    let mut articles: BTreeMap<String, Article> = BTreeMap::new();
    for page in pages {
        let path = shown(&page.text.path);
        let (by_path, key) = place(&path, &map.languages);
        let said = page.text.value(map.keys(Key::Language)).and_then(lang);
        let lang = page
            .lang
            .or(said)
            .or(by_path)
            .unwrap_or(map.languages.default);
        let mut key = page.key.unwrap_or(key);
        // Two texts of one language under one key are two articles all the same.
        while articles
            .get(&key)
            .is_some_and(|article| article.texts.get(lang).is_some())
        {
            key.push('+');
        }
        let article = articles.entry(key.clone()).or_insert_with(|| Article {
            key,
            ..Article::default()
        });
        article.texts.set(lang, page.text);
    }
    articles.into_values().collect()
}

/// The language that a path tells, and the path without what tells it and without its ending.
fn place(path: &str, languages: &Languages) -> (Option<Lang>, String) {
    let stem = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem,
        _ => path,
    };
    for lang in Lang::ALL {
        for piece in languages.of(lang) {
            if piece.starts_with(['.', '-', '_']) {
                if let Some(key) = stem.strip_suffix(piece.as_str()) {
                    return (Some(lang), key.to_owned());
                }
            } else if let Some((before, after)) = around(stem, piece) {
                return (Some(lang), format!("{before}{after}"));
            }
        }
    }
    (None, stem.to_owned())
}

/// What is before and after a folder in a path.
fn around<'a>(path: &'a str, folder: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(at) = path[from..].find(folder).map(|at| from + at) {
        let end = at + folder.len();
        let begins = at == 0 || path[..at].ends_with('/');
        if begins && path[end..].starts_with('/') {
            return Some((&path[..at], &path[end + 1..]));
        }
        from = end;
    }
    None
}

/// What tells the languages of these pages, by the look of their names and texts.
pub(super) fn guess(pages: &[&Page]) -> Languages {
    let paths: Vec<String> = pages.iter().map(|page| shown(&page.text.path)).collect();
    let mut languages = Languages::default();
    let mut found: BTreeSet<(Lang, String)> = BTreeSet::new();
    found.extend(docusaurus(&paths));
    if found.is_empty() {
        found.extend(folders(&paths));
        found.extend(endings(&paths));
    }
    for (lang, piece) in found {
        match lang {
            Lang::Ja => languages.ja.push(piece),
            Lang::En => languages.en.push(piece),
        }
    }
    languages.default = default(pages, &languages);
    languages
}

/// Docusaurus keeps translations of `docs` far from them.
fn docusaurus(paths: &[String]) -> Vec<(Lang, String)> {
    const BELOW: &str = "docusaurus-plugin-content-docs/current";
    let mut found = Vec::new();
    for tag in ["ja", "en"] {
        let folder = format!("i18n/{tag}/{BELOW}");
        if paths.iter().any(|path| around(path, &folder).is_some())
            && let Some(lang) = lang(tag)
        {
            found.push((lang, folder));
            found.push((lang.other(), "docs".to_owned()));
        }
    }
    found
}

fn folders(paths: &[String]) -> BTreeSet<(Lang, String)> {
    let folders: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| Some(path.rsplit_once('/')?.0))
        .flat_map(|folder| folder.split('/'))
        .collect();
    let tags = tags(&folders);
    let mut found = BTreeSet::new();
    for folder in &folders {
        if let Some(lang) = lang(folder) {
            found.insert((lang, (*folder).to_owned()));
        } else if let Some((stem, lang)) = tagged(folder)
            // A folder `how-to-use-en` is English only if it has a counterpart.
            && (folders.contains(stem) || has(&tags, stem, lang.other()))
        {
            found.insert((lang, (*folder).to_owned()));
        }
    }
    found
}

fn endings(paths: &[String]) -> BTreeSet<(Lang, String)> {
    let stems: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| Some(path.rsplit_once('.')?.0))
        .collect();
    let tags = tags(&stems);
    let mut found = BTreeSet::new();
    for stem in &stems {
        let Some((of, lang)) = tagged(stem) else {
            continue;
        };
        let ending = &stem[of.len()..];
        let paired = || stems.contains(of) || has(&tags, of, lang.other());
        if ending.starts_with('.') || paired() {
            found.insert((lang, ending.to_owned()));
        }
    }
    found
}

/// The languages that names tell, by what the names are without them.
fn tags<'a>(names: &BTreeSet<&'a str>) -> BTreeMap<&'a str, BTreeSet<Lang>> {
    let mut tags: BTreeMap<&str, BTreeSet<Lang>> = BTreeMap::new();
    for (stem, lang) in names.iter().filter_map(|name| tagged(name)) {
        tags.entry(stem).or_default().insert(lang);
    }
    tags
}

fn has(tags: &BTreeMap<&str, BTreeSet<Lang>>, stem: &str, lang: Lang) -> bool {
    tags.get(stem).is_some_and(|langs| langs.contains(&lang))
}

/// A name without its language: `kcs-ja` is `kcs` in Japanese.
fn tagged(name: &str) -> Option<(&str, Lang)> {
    let at = name.rfind(['.', '-', '_'])?;
    let short = || Some((&name[..at], lang(&name[at + 1..])?));
    // `messages_ja_JP`, `docs-en-us`
    let before = name[..at].rfind(['.', '-', '_']);
    let long = before.and_then(|at| Some((&name[..at], lang(&name[at + 1..])?)));
    long.or_else(short).filter(|(stem, _)| !stem.is_empty())
}

/// A folder's name without its language, where it tells one.
pub(super) fn untagged(folder: &str) -> Option<&str> {
    match lang(folder) {
        Some(_) => Some(""),
        None => tagged(folder).map(|(stem, _)| stem),
    }
}

/// The language of what no name tells: that of its letters.
fn default(pages: &[&Page], languages: &Languages) -> Lang {
    let untold = pages.iter().filter(|page| {
        page.lang.is_none() && place(&shown(&page.text.path), languages).0.is_none()
    });
    let (mut japanese, mut all) = (0, 0);
    for page in untold.take(200) {
        let title = page.text.fields.values().flatten();
        let words = title.chain([&page.text.body]).chain(&page.text.message);
        all += 1;
        japanese += usize::from(
            words
                .flat_map(|text| text.chars())
                .filter(|c| is_kana(*c))
                .count()
                >= 5,
        );
    }
    match (all, languages.ja.is_empty(), languages.en.is_empty()) {
        (0, _, true) if !languages.ja.is_empty() => Lang::En,
        (0, true, false) => Lang::Ja,
        _ if japanese * 2 > all => Lang::Ja,
        _ => Lang::En,
    }
}

/// The language of a catalogue by its path, and the path without it: `values-ja/strings.xml`,
/// `ja/LC_MESSAGES/app.po`, `messages_ja_JP.properties`.
pub(super) fn of_catalogue(path: &Path) -> (Option<Lang>, String) {
    let path = path.with_extension("");
    let mut found = None;
    let mut parts: Vec<String> = Vec::new();
    for part in path.iter().map(|part| part.to_string_lossy()) {
        match (lang(&part), tagged(&part)) {
            (Some(lang), _) => found = Some(lang),
            (None, Some((stem, lang))) => {
                found = Some(lang);
                parts.push(stem.to_owned());
            }
            (None, None) => parts.push(part.into_owned()),
        }
    }
    (found, parts.join("/"))
}

/// The part of a path that is a file's own name.
pub(super) fn stem(key: &str) -> &str {
    Path::new(key)
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::Text;

    fn keys(paths: &[&str]) -> Vec<(String, Vec<Lang>)> {
        let pages: Vec<Page> = paths
            .iter()
            .map(|path| Page {
                text: Text {
                    path: path.into(),
                    ..Text::default()
                },
                ..Page::default()
            })
            .collect();
        let map = Map {
            languages: guess(&pages.iter().collect::<Vec<_>>()),
            ..Map::default()
        };
        let articles = pair(pages, &map);
        let keyed = articles.into_iter().map(|article| {
            let langs = article.texts.iter().map(|(lang, _)| lang).collect();
            (article.key, langs)
        });
        keyed.collect()
    }

    #[test]
    fn languages_are_paired_however_the_files_are_laid_out() {
        for (paths, key) in [
            (["ja/a/x.md", "en/a/x.md"], "a/x"),
            (["kcs-ja/x.md", "kcs-en/x.md"], "x"),
            (["docs/ja-jp/x.md", "docs/en-us/x.md"], "docs/x"),
            (["a/x.ja.md", "a/x.en.md"], "a/x"),
            (["a/x.ja.md", "a/x.md"], "a/x"),
            (["x_ja.md", "x_en.md"], "x"),
            (["messages_ja_JP.md", "messages_en_US.md"], "messages"),
            (
                [
                    "i18n/ja/docusaurus-plugin-content-docs/current/a/x.md",
                    "docs/a/x.md",
                ],
                "a/x",
            ),
        ] {
            let both = vec![(key.to_owned(), vec![Lang::Ja, Lang::En])];
            assert_eq!(keys(&paths), both, "{paths:?}");
        }
    }

    #[test]
    fn a_name_that_only_looks_like_a_language_is_a_name() {
        let paths = ["use-in-en.md", "other.md"];
        assert_eq!(keys(&paths).len(), 2);
        assert_eq!(keys(&paths)[1].0, "use-in-en");
    }
}
