//! Where the links and pictures of a source lead: to articles, to files, elsewhere, nowhere.

use super::{
    article::{Article, Text, join},
    ids::slug,
    prose::Link,
};
use crate::{
    content::path::shown,
    markdown::{Target, percent_decode, target},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Everything of a source that a link may lead to.
pub(super) struct Addresses {
    /// The folder that the source's paths are below.
    root: PathBuf,
    /// Ids of entries by the paths of their files, in lower case, without endings.
    by_path: BTreeMap<String, String>,
    /// Ids by the last part of a path, where it is one article's alone.
    by_name: BTreeMap<String, Option<String>>,
}

/// Where a link leads.
pub(super) enum Found {
    Entry {
        id: String,
        anchor: Option<String>,
    },
    /// A file of the source.
    File(PathBuf),
    /// It may stay as it is.
    Elsewhere,
    /// A heading of the same text.
    Here,
    /// Nothing is there.
    Dead,
    /// A page must not lead there.
    Unsafe,
}

impl Addresses {
    pub(super) fn new<'a>(
        root: &Path,
        articles: impl Iterator<Item = (&'a Article, &'a str)>,
    ) -> Addresses {
        let mut by_path = BTreeMap::new();
        let mut by_name: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (article, id) in articles {
            for (_, text) in article.texts.iter() {
                let path = bare(&shown(&text.path));
                if let Some(name) = path.rsplit('/').next() {
                    let known = by_name.entry(name.to_owned());
                    let named = known.or_insert_with(|| Some(id.to_owned()));
                    if named.as_deref() != Some(id) {
                        *named = None;
                    }
                }
                by_path.insert(path, id.to_owned());
            }
        }
        Addresses {
            root: root.to_owned(),
            by_path,
            by_name,
        }
    }

    /// Where a link of a text leads.
    pub(super) fn find(&self, link: &Link, from: &Text) -> Found {
        match target(link.address) {
            Target::Anchor(_) => Found::Here,
            Target::Web(url) if link.is_picture || !url.starts_with("http") => Found::Elsewhere,
            Target::Web(url) => self.own(&url).unwrap_or(Found::Elsewhere),
            Target::Picture(_) if link.is_picture => Found::Elsewhere,
            Target::Picture(_) => Found::Unsafe,
            Target::Entry { .. } => Found::Dead,
            Target::Unsafe(_) => Found::Unsafe,
            Target::Asset(_) => self.within(link.address, from),
        }
    }

    /// The article that an address from the site's root, or one on the web, is of.
    pub(super) fn article_at(&self, address: &str) -> Option<String> {
        let path = match address.split_once("://") {
            Some((_, rest)) => rest.split_once('/')?.1,
            None => address,
        };
        let (path, _) = cut(path);
        let path = percent_decode(path);
        let path = path.trim_matches('/');
        let found = (!path.is_empty())
            .then(|| self.article(path, true))
            .flatten();
        found.or_else(|| match self.own(address)? {
            Found::Entry { id, .. } => Some(id),
            _ => None,
        })
    }

    /// The article that an address on the web is of: `https://kb.example/ka-16379.html`, where only
    /// one article has such a number.
    fn own(&self, url: &str) -> Option<Found> {
        let (url, anchor) = cut(url);
        let name = bare(url.trim_end_matches('/').rsplit('/').next()?);
        let is_digit = |c: char| c.is_ascii_digit();
        let digits = name.chars().filter(|c| is_digit(*c)).count();
        // `…/articles/360001234-How-to-print`
        let number = &name[..name.len() - name.trim_start_matches(is_digit).len()];
        let known = self.by_name.get(&name).or_else(|| self.by_name.get(number));
        let id = known?.clone()?;
        (digits >= 4).then_some(Found::Entry { id, anchor })
    }

    fn within(&self, address: &str, from: &Text) -> Found {
        let (path, anchor) = cut(address);
        let path = percent_decode(path);
        if path.is_empty() {
            return Found::Dead;
        }
        let is_rooted = path.starts_with(['/', '~']);
        let path = path.trim_start_matches(['~', '/']);
        let folder = if is_rooted {
            Path::new("")
        } else {
            from.folder()
        };
        let Some(joined) = join(folder, path) else {
            return Found::Dead;
        };
        let joined = shown(&joined);
        if let Some(id) = self.article(&joined, is_rooted) {
            return Found::Entry { id, anchor };
        }
        self.file(&joined, from, is_rooted)
            .map_or(Found::Dead, Found::File)
    }

    fn article(&self, path: &str, is_rooted: bool) -> Option<String> {
        let path = bare(path);
        let path = path.trim_end_matches('/');
        let at = |path: &str| {
            let inside = ["index", "_index", "readme"];
            let mut inside = inside.iter().map(|name| format!("{path}/{name}"));
            let found = self.by_path.get(path);
            found.or_else(|| inside.find_map(|path| self.by_path.get(&path)))
        };
        if let Some(id) = at(path) {
            return Some(id.clone());
        }
        if !is_rooted {
            return None;
        }
        // An address from the site's root, below folders that only the source has.
        let end = format!("/{path}");
        let mut ending = self.by_path.iter().filter(|(of, _)| of.ends_with(&end));
        let first = ending.next()?.1;
        ending.all(|(_, id)| id == first).then(|| first.clone())
    }

    fn file(&self, path: &str, from: &Text, is_rooted: bool) -> Option<PathBuf> {
        let is_file = |path: &PathBuf| self.root.join(path).is_file();
        let below = PathBuf::from(path);
        if is_file(&below) {
            return Some(below);
        }
        // The root of the site may be any folder above, or one that its generator publishes.
        let above = from.folder().ancestors().filter(|_| is_rooted);
        let named = above.flat_map(|folder| {
            ["", "static", "public", "assets"].map(|name| folder.join(name).join(path))
        });
        named.into_iter().find(is_file)
    }
}

/// An address without its query, and its anchor.
fn cut(address: &str) -> (&str, Option<String>) {
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decode(anchor))),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    (path, anchor.filter(|anchor| !anchor.is_empty()))
}

/// A path in lower case, without the ending that pages have.
fn bare(path: &str) -> String {
    let path = path.to_lowercase();
    let endings = [".md", ".markdown", ".mdx", ".html", ".htm", ".aspx", ".yml"];
    let stem = endings.iter().find_map(|ending| path.strip_suffix(ending));
    stem.unwrap_or(&path).to_owned()
}

/// Names for copies of pictures and other files: of ASCII letters, each file its own.
#[derive(Default)]
pub(super) struct Copies {
    root: PathBuf,
    by_file: BTreeMap<(String, PathBuf), String>,
    /// Names by the hashes of what is in the files.
    by_content: BTreeMap<(String, String), String>,
    /// The files that are copied, by the paths of the copies below the site's root.
    copies: BTreeMap<String, PathBuf>,
}

impl Copies {
    /// Of the files of a source.
    pub(super) fn of(root: &Path) -> Copies {
        Copies {
            root: root.to_owned(),
            ..Copies::default()
        }
    }

    /// The name, from an entry's folder, under which a file of the source stands beside it; none
    /// for files that cannot stand there.
    pub(super) fn name(&mut self, folder: &str, file: &Path) -> Option<String> {
        let key = (folder.to_owned(), file.to_owned());
        if let Some(name) = self.by_file.get(&key) {
            return Some(name.clone());
        }
        let ending = file.extension()?.to_str()?.to_ascii_lowercase();
        if matches!(ending.as_str(), "md" | "toml")
            || !ending.bytes().all(|b| b.is_ascii_alphanumeric())
        {
            return None;
        }
        // The same picture in the folders of two languages is one.
        let bytes = std::fs::read(self.root.join(file)).ok()?;
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let same = (folder.to_owned(), hash.clone());
        if let Some(name) = self.by_content.get(&same) {
            self.by_file.insert(key, name.clone());
            return Some(name.clone());
        }
        let stem = file.file_stem()?.to_string_lossy().into_owned();
        let stem = slug(&stem).unwrap_or_else(|| format!("file-{}", &hash[..8]));
        let mut name = format!("pictures/{stem}.{ending}");
        if self.copies.contains_key(&format!("{folder}/{name}")) {
            name = format!("pictures/{stem}-{}.{ending}", &hash[..6]);
        }
        let copy = self.copies.entry(format!("{folder}/{name}"));
        copy.or_insert_with(|| file.to_owned());
        self.by_content.insert(same, name.clone());
        self.by_file.insert(key, name.clone());
        Some(name)
    }

    /// Each copy below the site's root, with the file of the source.
    pub(super) fn all(&self) -> &BTreeMap<String, PathBuf> {
        &self.copies
    }
}
