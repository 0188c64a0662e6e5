//! Ids of entries and topics, made of names, and the same each time.

use super::{
    article::Article,
    map::{Key, Map},
    tongue::stem,
};
use crate::content::id;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Names of files that say nothing: the folder's name does.
const EMPTY: [&str; 4] = ["index", "_index", "readme", "default"];

/// The id that a name suggests; none where it has too little of what ids are made of.
pub(super) fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    let (mut kept, mut lost) = (0, 0);
    for c in name.nfkc().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
            kept += 1;
        } else {
            lost += usize::from(c.is_alphanumeric());
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    slug.truncate(90);
    let slug = slug.trim_matches('-').to_owned();
    (kept >= lost && id::fault(&slug).is_none()).then_some(slug)
}

/// An id for what has no Latin name.
pub(super) fn made(prefix: &str, of: &str) -> String {
    let hash = blake3::hash(of.as_bytes()).to_hex();
    format!("{prefix}-{}", &hash[..8])
}

/// Ids on their way to being given out.
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// The ids of an earlier import, by the keys of their articles.
    earlier: BTreeMap<String, String>,
}

impl Ids {
    /// None of `taken` is given out but to the article that had it.
    pub(super) fn new(taken: BTreeSet<String>, earlier: BTreeMap<String, String>) -> Ids {
        let mut ids = Ids { taken, earlier };
        ids.taken.extend(ids.earlier.values().cloned());
        ids
    }

    /// Keeps an id for something else.
    pub(super) fn reserve(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// The id of an article.
    pub(super) fn give(&mut self, article: &Article, map: &Map) -> String {
        if let Some(id) = self.earlier.get(&article.key) {
            return id.clone();
        }
        let own = stem(&article.key).trim_end_matches('+');
        let folder = article
            .key
            .rsplit_once('/')
            .map_or("", |(folder, _)| stem(folder));
        // A number alone says too little.
        let speaks = |id: &String| id.bytes().any(|byte| byte.is_ascii_lowercase());
        let said = article.texts.iter().find_map(|(_, text)| {
            let said = text.value(map.keys(Key::Id))?;
            slug(said.trim_matches('/').rsplit('/').next().unwrap_or(said))
        });
        let is_empty = EMPTY.contains(&own.to_lowercase().as_str());
        let named = if is_empty { slug(folder) } else { slug(own) };
        let first = said
            .filter(speaks)
            .or(named)
            .unwrap_or_else(|| made("article", &article.key));
        let within = slug(folder).map(|folder| format!("{folder}-{first}"));
        let numbered = (2..).map(|number| format!("{first}-{number}"));
        let wanted = [Some(first.clone()), within];
        let wanted = wanted.into_iter().flatten().chain(numbered);
        let free = wanted
            .into_iter()
            .find(|id| id::fault(id).is_none() && !self.taken.contains(id))
            .unwrap_or(first);
        self.taken.insert(free.clone());
        free
    }
}

/// The topic of an article: its id, and the name that it was made of.
pub(super) fn topic(article: &Article, map: &Map) -> (String, Option<String>) {
    let said = article
        .texts
        .iter()
        .find_map(|(_, text)| text.value(map.keys(Key::Topic)));
    let folder = article.key.rsplit_once('/').map(|(folder, _)| folder);
    let folder = folder.and_then(|folder| {
        let mut parts = folder.split('/');
        parts.find(|part| !part.is_empty() && !map.topic.skip.iter().any(|skip| skip == part))
    });
    // Of several the first: `Outlook, Windows`.
    let said = said
        .and_then(|said| said.split([',', '，', '、']).next())
        .map(str::trim);
    match said.or(folder) {
        Some(name) => {
            let id = slug(name).unwrap_or_else(|| made("topic", name));
            let id = map
                .topic
                .ids
                .get(&id)
                .or(map.topic.ids.get(name))
                .unwrap_or(&id);
            (id.clone(), Some(name.to_owned()))
        }
        None => (map.topic.default.clone(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_where_they_can() {
        assert_eq!(slug("KA-05406").as_deref(), Some("ka-05406"));
        assert_eq!(slug("Can't sign in?").as_deref(), Some("can-t-sign-in"));
        assert_eq!(slug("Ｏｕｔｌｏｏｋ 2016").as_deref(), Some("outlook-2016"));
        for name in ["印刷できない 2", "con", "", "???"] {
            assert_eq!(slug(name), None, "{name}");
        }
    }
}
