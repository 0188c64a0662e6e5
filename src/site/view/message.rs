//! Messages as their windows show them.

use super::words::Words;
use crate::content::entry::ShownMessage;
use naosu_vocabulary::{Lang, Piece, Template};
use serde::Serialize;

/// A message in each of its languages, the page's first.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Message {
    pub(crate) texts: Vec<MessageText>,
    pub(crate) codes: Vec<String>,
    pub(crate) location: Option<Words>,
}

/// A message's text in one language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MessageText {
    pub(crate) lang: Lang,
    pub(crate) pieces: Vec<MessagePiece>,
}

/// A piece of a message: text, or the name of a slot.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MessagePiece {
    pub(crate) text: String,
    pub(crate) slot: bool,
}

impl MessageText {
    /// A template in pieces.
    pub(crate) fn new(lang: Lang, template: &Template) -> MessageText {
        let pieces = template.pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => (text.as_str(), false),
            Piece::Slot(name, _) if name.chars().all(|c| c.is_ascii_digit()) => ("…", true),
            Piece::Slot(name, _) => (name.as_str(), true),
        });
        MessageText {
            lang,
            pieces: pieces
                .map(|(text, slot)| MessagePiece {
                    text: text.to_owned(),
                    slot,
                })
                .collect(),
        }
    }
}

impl Message {
    /// A message for a page in this language.
    pub(crate) fn new(shown: &ShownMessage, page: Lang) -> Message {
        let others = Lang::ALL.into_iter().filter(|&lang| lang != page);
        let texts = [page].into_iter().chain(others);
        let texts =
            texts.filter_map(|lang| Some(MessageText::new(lang, shown.message.text.get(lang)?)));
        Message {
            texts: texts.collect(),
            codes: shown.message.codes.clone(),
            location: Words::of(&shown.location, page),
        }
    }
}
