//! A text that was made of another one, with the way back.

use std::ops::Range;

/// A text made of another, piece by piece.
///
/// *Invariant*: pieces ascend by `at`.
#[derive(Clone, Debug, Default)]
pub(super) struct Rewritten {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// A part of the new text.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the new text.
    at: usize,
    /// What of the old text it was made of.
    from: Range<usize>,
    /// Whether it is that, byte for byte.
    is_same: bool,
}

impl Rewritten {
    /// Goes on with a part of the old text as it is.
    pub(super) fn keep(&mut self, old: &str, from: Range<usize>) {
        let text = old.get(from.clone()).unwrap_or_default();
        match self.pieces.last_mut() {
            Some(last) if last.is_same && last.from.end == from.start => last.from.end = from.end,
            _ => self.add(from, true),
        }
        self.text.push_str(text);
    }

    /// Goes on with a character in place of a part of the old text.
    pub(super) fn put(&mut self, c: char, from: Range<usize>) {
        self.add(from, false);
        self.text.push(c);
    }

    fn add(&mut self, from: Range<usize>, is_same: bool) {
        let at = self.text.len();
        self.pieces.push(Piece { at, from, is_same });
    }

    /// Whether anything is another text than it was.
    pub(super) fn is_changed(&self) -> bool {
        self.pieces.iter().any(|piece| !piece.is_same)
    }

    /// The part of the old text that a part of the new one was made of.
    pub(super) fn origin(&self, (start, end): (usize, usize)) -> (usize, usize) {
        let from = self.origin_of(start).start;
        let to = match end > start {
            true => self.origin_of(end - 1).end,
            false => from,
        };
        (from, to.max(from))
    }

    /// What the byte at `at` was made of.
    fn origin_of(&self, at: usize) -> Range<usize> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        match after.checked_sub(1).map(|last| &self.pieces[last]) {
            Some(piece) if piece.is_same => {
                let place = (piece.from.start + at - piece.at).min(piece.from.end);
                place..(place + 1).min(piece.from.end)
            }
            Some(piece) => piece.from.clone(),
            None => 0..0,
        }
    }
}
