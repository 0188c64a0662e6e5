//! A Markdown file: front matter and a text.

use super::page::{Page, Source};
use crate::{
    decode,
    import::{
        article::{Losses, Text, join},
        front,
        prose::title_of,
    },
};
use std::{fs, path::Path};

pub(super) fn read(bytes: &[u8], path: &Path, root: &Path, source: &mut Source) {
    let file = text(bytes);
    let mut losses = Losses::of(path);
    let (mut fields, body) = front::split(&file, &mut losses);
    if let Some(title) = title_of(body) {
        fields.insert("h1".to_owned(), vec![title]);
    }
    let body = included(body, path, root, &mut losses);
    source.losses.append(&mut losses.list);
    source.pages.push(Page {
        text: Text {
            path: path.to_owned(),
            fields,
            body,
            message: None,
        },
        ..Page::default()
    });
}

fn text(bytes: &[u8]) -> String {
    decode::text(bytes).replace("\r\n", "\n").replace('\0', "")
}

/// The text with what other files of the source have for it: `[!INCLUDE
/// [note](../includes/note.md)]`.
fn included(body: &str, path: &Path, root: &Path, losses: &mut Losses) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some(at) = find(rest) {
        let inner = &rest[at..];
        let end = inner.find(")]").map(|end| end + 2);
        let address = inner.split_once("](").map(|(_, rest)| rest);
        let address = address.and_then(|rest| rest.split(')').next());
        let (Some(end), Some(address)) = (end, address) else {
            break;
        };
        out.push_str(&rest[..at]);
        match file(address, path, root) {
            Some(text) => out.push_str(front::split(&text, losses).1.trim()),
            None => losses.add("include that the source does not have", address),
        }
        rest = &inner[end..];
    }
    out + rest
}

fn find(text: &str) -> Option<usize> {
    let at = ["[!INCLUDE", "[!include", "[!Include"];
    at.iter().filter_map(|mark| text.find(mark)).min()
}

/// The text of another file of the source.
fn file(address: &str, path: &Path, root: &Path) -> Option<String> {
    let address = address.trim().trim_matches(['<', '>']);
    let (folder, address) = match address.strip_prefix(['~', '/']) {
        Some(rooted) => (Path::new(""), rooted.trim_start_matches('/')),
        None => (path.parent()?, address),
    };
    // What leads out of the source is not read.
    let below = join(folder, address)?;
    fs::read(root.join(below)).ok().map(|bytes| text(&bytes))
}
