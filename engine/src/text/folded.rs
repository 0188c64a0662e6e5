//! The normalised form of a text, with the way back to the text as it was.

use super::chars::{fold_punctuation, is_invisible};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// What begins a terminal's colours and movements of its cursor.
const ESCAPE: char = '\u{1B}';

/// How many characters may come of a byte. One of three bytes that is six (㌖) is read as they are;
/// one that is eighteen (U+FDFA) is left whole, or a megabyte of it would be six.
const MOST_OF_A_BYTE: usize = 2;

/// A character of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoldedChar {
    /// The character: compatibility-composed, lower case, punctuation folded.
    pub(crate) c: char,
    /// Whether it was an upper-case letter: where `EnableADAL` splits.
    pub(crate) upper: bool,
    start: u32,
    end: u32,
}

/// A text in the form in which texts are compared: NFKC, lower case, one kind of quote, dash and
/// space, nothing invisible. Line breaks stay, as `\n`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    pub(crate) chars: Vec<FoldedChar>,
}

impl Folded {
    pub(crate) fn new(text: &str) -> Folded {
        Folded::of_parts(&[(0, text)])
    }

    /// The folded form of parts of a text, each given with the byte at which it begins; a line
    /// break stands between them.
    pub(crate) fn of_parts(parts: &[(usize, &str)]) -> Folded {
        let mut folded = Folded::default();
        for (index, &(offset, text)) in parts.iter().enumerate() {
            if index > 0 {
                push(&mut folded.chars, '\n', offset, offset);
            }
            folded.extend(text, offset);
        }
        folded
    }

    fn extend(&mut self, text: &str, offset: usize) {
        let chars = &mut self.chars;
        chars.reserve(text.len());
        let mut rest = text.char_indices().peekable();
        let mut cluster = String::new();
        while let Some((start, c)) = rest.next() {
            let mut end = start + c.len_utf8();
            if c == ESCAPE {
                let length = control_sequence(&text[start..]);
                while rest.next_if(|&(at, _)| at < start + length).is_some() {}
                continue;
            }
            if c.is_ascii() {
                push(chars, c, offset + start, offset + end);
                continue;
            }
            // A base character is composed together with the marks behind it: ｼﾞ is ジ.
            cluster.clear();
            cluster.push(c);
            while let Some(&(at, mark)) = rest.peek() {
                if !is_mark(mark) && !is_invisible(mark) {
                    break;
                }
                if !is_invisible(mark) {
                    cluster.push(mark);
                }
                end = at + mark.len_utf8();
                rest.next();
            }
            let before = chars.len();
            for composed in cluster.nfkc() {
                push(chars, composed, offset + start, offset + end);
            }
            if chars.len() - before > cluster.len() * MOST_OF_A_BYTE {
                chars.truncate(before);
                for whole in cluster.chars() {
                    push(chars, whole, offset + start, offset + end);
                }
            }
        }
    }

    /// The part of the original text that the characters in `range` come from.
    pub(crate) fn origin(&self, range: Range<usize>) -> (usize, usize) {
        match self.chars.get(range) {
            Some([first, .., last]) => (first.start as usize, last.end as usize),
            Some([only]) => (only.start as usize, only.end as usize),
            _ => (0, 0),
        }
    }

    /// The folded characters as a string.
    #[cfg(test)]
    pub(crate) fn text(&self) -> String {
        self.chars.iter().map(|ch| ch.c).collect()
    }
}

/// How many bytes the terminal's control sequence at the beginning of a text has: `ESC [31m`, or
/// one that gives a title or a link.
fn control_sequence(text: &str) -> usize {
    let rest = text.get(1..).unwrap_or_default();
    let end = match rest.bytes().next() {
        Some(b'[') => rest
            .bytes()
            .skip(1)
            .position(|b| (0x40..=0x7E).contains(&b))
            .map(|at| at + 2),
        Some(b']') => rest
            .find(['\u{7}', ESCAPE])
            .map(|at| at + usize::from(rest[at..].starts_with('\u{7}'))),
        _ => None,
    };
    1 + end.unwrap_or(0)
}

fn push(chars: &mut Vec<FoldedChar>, c: char, start: usize, end: usize) {
    if is_invisible(c) {
        return;
    }
    let upper = c.is_uppercase();
    // Marks that only lower-casing brings forth (İ) carry nothing that is compared.
    let lower = if upper {
        c.to_lowercase().next().unwrap_or(c)
    } else {
        c
    };
    chars.push(FoldedChar {
        c: fold_punctuation(lower),
        upper,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        end: u32::try_from(end).unwrap_or(u32::MAX),
    });
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{FF9E}' | '\u{FF9F}' | '\u{3099}' | '\u{309A}')
        || canonical_combining_class(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_folded_text_is_never_many_times_as_long() {
        assert_eq!(Folded::new("㌖").text(), "キロメートル");
        let longest = "\u{fdfa}\u{fdfb}㌖ﬃ".repeat(1000);
        let folded = Folded::new(&longest);
        assert!(folded.chars.len() <= longest.len() * MOST_OF_A_BYTE);
        assert!(folded.text().starts_with("\u{fdfa}\u{fdfb}キロ"));
    }

    #[test]
    fn widths_quotes_and_invisible_characters_do_not_matter() {
        let pasted = Folded::new("ｲﾝﾃﾞｯｸｽ\u{200B} “Ｅｒｒｏｒ”");
        assert_eq!(pasted.text(), "インデックス \"error\"");
    }

    #[test]
    fn a_part_maps_back_to_the_text_it_came_from() {
        let text = "xｼﾞｬ\u{200B}y";
        let folded = Folded::new(text);
        let (start, end) = folded.origin(1..2);
        assert_eq!(&text[start..end], "ｼﾞ");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = Folded::new(&text).text();
            prop_assert_eq!(Folded::new(&once).text(), once);
        }

        #[test]
        fn every_character_has_a_place_in_the_original(text in any::<String>()) {
            let folded = Folded::new(&text);
            for at in 0..folded.chars.len() {
                let (start, end) = folded.origin(at..at + 1);
                prop_assert!(start < end && text.get(start..end).is_some());
            }
        }
    }
}
