//! Catalogues of messages: what a program says, each text an error of its own.

mod message;
mod mo;
mod placeholders;
mod po;
mod properties;
mod trees;
mod xml;

use self::message::Messages;
use super::page::{Page, Source};
use crate::{
    decode,
    import::{
        article::{Fields, Losses, Text},
        tongue,
    },
};
use naosu_vocabulary::Lang;
use std::path::Path;

/// Reads a catalogue. A file that has none of its sort says nothing.
pub(super) fn read(bytes: &[u8], path: &Path, labels: bool, source: &mut Source) {
    let text = decode::text(bytes);
    let ending = path.extension().and_then(|ending| ending.to_str());
    let read = match ending.unwrap_or_default() {
        "po" | "pot" => Ok(po::read(&text)),
        "mo" | "gmo" => mo::read(bytes),
        "properties" => Ok(properties::read(&text)),
        "resx" | "xml" => xml::read(&text),
        _ => trees::read(&text, path),
    };
    let mut losses = Losses::of(path);
    match read {
        Ok(messages) => add(messages, path, labels, &mut losses, source),
        Err(message) => losses.add("file that could not be read", message),
    }
    source.losses.append(&mut losses.list);
}

fn add(messages: Messages, path: &Path, labels: bool, losses: &mut Losses, source: &mut Source) {
    let lang = messages.lang.as_deref().and_then(tongue::lang);
    let (by_path, name) = tongue::of_catalogue(path);
    for message in messages.list {
        let sides = [
            (lang.or(by_path), &message.text),
            (Some(Lang::En), &message.original),
        ];
        for (lang, text) in sides {
            if text.trim().is_empty() {
                continue;
            }
            let template = placeholders::template(text);
            if !(labels || message::tells(&message.key, text)) {
                losses.add(
                    "label passed over: no message",
                    format!("{}: {text}", message.key),
                );
                continue;
            }
            let mut fields = Fields::new();
            fields.insert("key".to_owned(), vec![message.key.clone()]);
            source.pages.push(Page {
                key: Some(
                    format!("{name}/{}", message.key)
                        .trim_start_matches('/')
                        .to_owned(),
                ),
                lang,
                text: Text {
                    path: path.to_owned(),
                    fields,
                    body: String::new(),
                    message: Some(template),
                },
            });
        }
    }
}
