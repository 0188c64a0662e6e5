//! What is left of a text when everything is gone that pasting changes: the form in which a
//! message is laid against a paste.

use super::{
    chars::{fold_lookalike, is_japanese, is_katakana, is_long_mark},
    folded::Folded,
};
use std::ops::Range;

/// A character of a skeleton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SkeletonChar {
    pub(crate) c: char,
    /// Which character of the folded text it is. *Invariant*: places ascend, and lines do not
    /// descend.
    pub(crate) at: u32,
    /// Which line of the text it stands on, counted from 0.
    pub(crate) line: u32,
    /// Whether white space, other than a line break, stood before it.
    pub(crate) spaced: bool,
}

/// A folded text without white space, long vowel marks and look-alikes, so that wrapped lines,
/// サーバ and サーバー, and a scanned ト make no difference.
#[derive(Clone, Debug, Default)]
pub(crate) struct Skeleton {
    pub(crate) chars: Vec<SkeletonChar>,
    /// How many lines the text has.
    pub(crate) lines: u32,
}

impl Skeleton {
    pub(crate) fn new(folded: &Folded) -> Skeleton {
        let mut chars = Vec::with_capacity(folded.chars.len());
        let mut line = 0;
        let mut spaced = false;
        for (at, ch) in folded.chars.iter().enumerate() {
            match ch.c {
                '\n' => line += 1,
                ' ' => spaced = true,
                c if is_dropped(folded, at) => debug_assert!(c != ' '),
                c => {
                    chars.push(SkeletonChar {
                        c: fold_lookalike(c),
                        at: u32::try_from(at).unwrap_or(u32::MAX),
                        line,
                        spaced,
                    });
                    spaced = false;
                }
            }
        }
        Skeleton {
            chars,
            lines: line + 1,
        }
    }

    /// The characters of some lines.
    pub(crate) fn chars_of(&self, lines: &Range<u32>) -> Range<usize> {
        let start = self.chars.partition_point(|ch| ch.line < lines.start);
        let end = self.chars.partition_point(|ch| ch.line < lines.end);
        start..end
    }
}

/// The line that a character stands on.
pub(crate) fn line_of(chars: &[SkeletonChar], at: usize) -> u32 {
    chars.get(at).map_or(0, |ch| ch.line)
}

/// Whether the character is a long vowel mark, or stands where one belongs.
fn is_dropped(folded: &Folded, at: usize) -> bool {
    let c = folded.chars[at].c;
    if !is_long_mark(c) {
        return false;
    }
    let before = at.checked_sub(1).map(|at| folded.chars[at].c);
    let after = folded.chars.get(at + 1).map(|ch| ch.c);
    let in_katakana = before.is_some_and(is_katakana) && after.is_some_and(is_katakana);
    (c == 'ー' && before.is_some_and(is_japanese)) || in_katakana
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skeleton(text: &str) -> String {
        let skeleton = Skeleton::new(&Folded::new(text));
        skeleton.chars.iter().map(|ch| ch.c).collect()
    }

    #[test]
    fn wraps_long_marks_and_scanned_kana_make_no_difference() {
        assert_eq!(skeleton("サーバーの\nデータ"), skeleton("サーバの デ-タ"));
        assert_eq!(skeleton("ディレクトリ"), skeleton("デイレク卜リ"));
    }
}
