//! Sites built into folders of their own, and what a browser would make of their pages.

use naosu::{
    content,
    site::{self, Options, Shown, Summary},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use walkdir::WalkDir;

pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn tiny() -> PathBuf {
    repository().join("tests/site/tiny")
}

pub(crate) fn options(root: &Path, output: &Path) -> Options {
    Options {
        root: root.to_owned(),
        output: output.to_owned(),
        shown: Shown::default(),
        base_url: None,
        live_reload: false,
    }
}

pub(crate) fn build(root: &Path, output: &Path) -> Result<Summary, site::Error> {
    let reading = content::read(root);
    site::build(&reading.library, &options(root, output), &|_| {})
}

/// A copy of the tiny site that a test may change.
pub(crate) fn copy_of_tiny() -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in WalkDir::new(tiny()) {
        let file = file.unwrap();
        let to = folder
            .path()
            .join(file.path().strip_prefix(tiny()).unwrap());
        match file.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(file.path(), to).unwrap()),
        }
    }
    folder
}

pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|file| file.file_type().is_file())
        .map(|file| {
            let name = file.path().strip_prefix(folder).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

pub(crate) fn pages(folder: &Path) -> BTreeMap<String, String> {
    files(folder)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

pub(crate) fn page(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|_| panic!("no page {name}"))
}

/// The values of an attribute, unescaped, data blocks left out.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let mut values = Vec::new();
    let mut rest: &'h str = html;
    while let Some(at) = rest.find(&start) {
        rest = &rest[at + start.len()..];
        let end = rest.find('"').unwrap();
        values.push(rest[..end].replace("&#x2F;", "/").replace("&amp;", "&"));
    }
    values
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [a, b, after @ ..]) => {
                let hex = std::str::from_utf8(&[*a, *b]).unwrap().to_owned();
                bytes.push(u8::from_str_radix(&hex, 16).unwrap());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Where a relative address leads from a page; `None` if out of the site.
fn resolved(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Addresses of a page that lead to nothing: no such file, or no such id in it.
fn dead_links(pages: &BTreeMap<String, String>, files: &BTreeSet<String>) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(name, html)| (name.as_str(), attributes(html, "id").into_iter().collect()))
        .collect();
    let mut dead = Vec::new();
    for (name, html) in pages {
        let addresses = attributes(html, "href")
            .into_iter()
            .chain(attributes(html, "src"))
            .chain(attributes(html, "action"));
        for address in addresses {
            let outside = ["mailto:", "tel:"]
                .iter()
                .any(|scheme| address.starts_with(scheme));
            if address.contains("://") || outside || name == "404.html" {
                continue;
            }
            let (path, anchor) = address.split_once('#').unwrap_or((&address, ""));
            let path = path.split('?').next().unwrap_or(path);
            let target = match path {
                "" => Some(name.clone()),
                path => resolved(name, &decoded(path)),
            };
            let known = target.as_ref().is_some_and(|target| files.contains(target));
            let target = target.unwrap_or_default();
            let found = anchor.is_empty()
                || anchor.starts_with("q=")
                || ids
                    .get(target.as_str())
                    .is_some_and(|ids| ids.contains(&decoded(anchor)));
            if !known || !found {
                dead.push(format!("{name}: {address}"));
            }
        }
    }
    dead
}

pub(crate) fn assert_no_dead_links(output: &Path) {
    let names = files(output).into_keys().collect();
    assert_eq!(dead_links(&pages(output), &names), Vec::<String>::new());
}

pub(crate) fn assert_sound(output: &Path) {
    assert_no_dead_links(output);
    let pages = pages(output);
    for (name, html) in &pages {
        assert!(html.len() < 50_000, "{name} has {} bytes", html.len());
        assert!(!html.contains("<style"), "{name} has an inline style");
        assert!(!html.contains(" style=\""), "{name} has an inline style");
        assert!(!html.contains(" onclick="), "{name} has a handler");
        for script in html.split("<script").skip(1) {
            let tag = &script[..script.find('>').unwrap()];
            let runs = !tag.contains("type=\"application/");
            assert!(
                !runs || tag.contains("src="),
                "{name} has an inline script: {tag}"
            );
        }
        let lang = name.split('/').next().unwrap();
        let lang = if lang.len() == 2 { lang } else { "ja" };
        assert!(
            html.contains(&format!("<html lang=\"{lang}\"")),
            "{name}: language"
        );
        assert!(
            !html.contains("naosu-root:"),
            "{name}: a link without its root"
        );
        assert!(
            !html.contains("naosu-language:"),
            "{name}: a link without its root"
        );
        let ids = attributes(html, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(
            ids.len(),
            unique.len(),
            "{name}: an id stands twice: {ids:?}"
        );
    }
}
