//! A match in pieces: the message's own text, values of slots, foreign text.

use crate::answer::{MatchPart, MatchPiece};

/// Pieces of a text, put together from its beginning to its end.
pub(super) struct Pieces<'a> {
    text: &'a str,
    list: Vec<MatchPiece>,
}

impl<'a> Pieces<'a> {
    /// None yet of this text.
    pub(super) fn of(text: &'a str) -> Pieces<'a> {
        Pieces {
            text,
            list: Vec::new(),
        }
    }

    pub(super) fn into_list(self) -> Vec<MatchPiece> {
        self.list
    }

    /// Adds the text between two places, to the last piece if that is the same part.
    pub(super) fn push(&mut self, from: usize, to: usize, part: MatchPart) {
        let Some(text) = self.text.get(from..to).filter(|text| !text.is_empty()) else {
            return;
        };
        match self.list.last_mut() {
            Some(last) if last.part == part => last.text.push_str(text),
            _ => self.list.push(MatchPiece {
                text: text.to_owned(),
                part,
            }),
        }
    }

    /// What stands between two steps: white space, marks and long vowel marks belong to what
    /// came before, anything else is foreign.
    pub(super) fn between(&mut self, from: usize, to: usize) {
        let text = self.text.get(from..to).unwrap_or_default();
        let quiet = text.chars().all(|c| !c.is_alphanumeric() || c == 'ー');
        let before = self.list.last().map(|last| last.part);
        self.push(
            from,
            to,
            before.filter(|_| quiet).unwrap_or(MatchPart::Other),
        );
    }
}
