//! Places as editors count them: lines, and within a line what the two have agreed on.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A place between two characters, both counted from 0.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Position {
    line: usize,
    character: usize,
}

/// From one place to another.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct Span {
    start: Position,
    end: Position,
}

impl Span {
    /// The head of a file.
    pub(super) const HEAD: Span = Span {
        start: Position {
            line: 0,
            character: 0,
        },
        end: Position {
            line: 0,
            character: 0,
        },
    };
}

/// What characters are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// What every editor knows.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The first of these that is known: editors name what they like best first. In bytes nothing
    /// is to be counted, so that goes before all.
    pub(super) fn choose(offered: &[String]) -> Encoding {
        let known = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
        let is_offered = |one: &Encoding| offered.iter().any(|name| name == one.name());
        known.into_iter().find(is_offered).unwrap_or_default()
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => text.chars().count(),
        }
    }

    /// How many bytes of a text so many units take; within a character, what is before it.
    fn bytes(self, text: &str, units: usize) -> usize {
        let mut left = units;
        for (at, c) in text.char_indices() {
            let length = self.length(c.encode_utf8(&mut [0; 4]));
            if length > left {
                return at;
            }
            left -= length;
        }
        text.len()
    }
}

/// A text by its lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    encoding: Encoding,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str, encoding: Encoding) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let breaks = (0..bytes.len()).filter(ends).map(|at| at + 1);
        Lines {
            text,
            encoding,
            starts: [0].into_iter().chain(breaks).collect(),
        }
    }

    /// Where a byte of the text is.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        Position {
            line,
            character: self.encoding.length(&self.text[self.starts[line]..offset]),
        }
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span {
            start: self.position(range.start),
            end: self.position(range.end.max(range.start)),
        }
    }

    /// The bytes of a part.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start);
        start..self.offset(span.end).max(start)
    }

    /// The byte at a place; of one that is not there, the nearest before it.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line) else {
            return self.text.len();
        };
        let end = self.starts.get(position.line + 1);
        let line = &self.text[*start..end.copied().unwrap_or(self.text.len())];
        let line = line.trim_end_matches(['\n', '\r']);
        start + self.encoding.bytes(line, position.character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "a𠮷b\r\nあ\r𝄞\n";

    fn at(line: usize, character: usize) -> Position {
        Position { line, character }
    }

    #[test]
    fn characters_outside_of_the_first_plane_count_twice_in_utf_16() {
        let b = TEXT.find('b').expect("b");
        let places = [
            (Encoding::Utf8, 5),
            (Encoding::Utf16, 3),
            (Encoding::Utf32, 2),
        ];
        for (encoding, character) in places {
            let lines = Lines::of(TEXT, encoding);
            assert_eq!(lines.position(b), at(0, character));
            assert_eq!(lines.offset(at(0, character)), b);
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_the_nearest_before_it() {
        let lines = Lines::of(TEXT, Encoding::Utf16);
        let before = |needle| TEXT.find(needle).expect("it is there");
        assert_eq!(lines.offset(at(0, 2)), before('𠮷'));
        assert_eq!(lines.offset(at(0, 99)), before('\r'));
        assert_eq!(lines.offset(at(1, 1)), before('あ') + 3);
        assert_eq!(lines.offset(at(2, 9)), TEXT.len() - 1);
        assert_eq!(lines.offset(at(99, 0)), TEXT.len());
        assert_eq!(lines.position(TEXT.len() + 9), at(3, 0));
    }

    proptest! {
        #[test]
        fn there_and_back_is_where_one_was(
            text in "[a\r\nあ𠮷é]{0,40}", at in 0usize..160, units in 0usize..3
        ) {
            let encoding = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][units];
            let lines = Lines::of(&text, encoding);
            let at = text.floor_char_boundary(at.min(text.len()));
            // Between the two halves of a line's end there is no place.
            prop_assume!(!(text[..at].ends_with('\r') && text[at..].starts_with('\n')));
            prop_assert_eq!(lines.offset(lines.position(at)), at);
        }
    }
}
