//! A Markdown file: front matter and a text.

use super::page::{Page, Source};
use crate::{
    decode,
    import::{
        article::{Losses, Text},
        front,
        prose::title_of,
    },
};
use std::path::Path;

pub(super) fn read(bytes: &[u8], path: &Path, source: &mut Source) {
    let file = decode::text(bytes).replace("\r\n", "\n").replace('\0', "");
    let mut losses = Losses::of(path);
    let (mut fields, body) = front::split(&file, &mut losses);
    if let Some(title) = title_of(body) {
        fields.insert("h1".to_owned(), vec![title]);
    }
    source.losses.append(&mut losses.list);
    source.pages.push(Page {
        text: Text {
            path: path.to_owned(),
            fields,
            body: body.to_owned(),
            message: None,
        },
        ..Page::default()
    });
}
