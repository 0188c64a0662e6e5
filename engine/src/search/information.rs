//! How much each character of a paste tells: its self-information.

use super::{paste::Paste, terms::QueryTerm};
use crate::{
    bits::{BIT, Bits},
    text::chars::is_japanese,
    tunable::tunables,
};

tunables! {
    /// The least that a letter or digit tells, even of a word that all messages hold.
    LETTER_LEAST: Bits = BIT / 4;
    /// The most. A random Latin letter would tell 4.7 bits; in words half of that is already known
    /// from the letters before it.
    LETTER_MOST: Bits = BIT * 5 / 2;
    /// What a mark tells: pasting changes marks first, so that one in its place says little.
    MARK: Bits = BIT / 2;
}

/// A paste with what each of its characters tells.
#[derive(Clone, Copy)]
pub(crate) struct Measured<'a> {
    pub(crate) paste: &'a Paste,
    /// *Invariant*: one number for each skeleton character.
    pub(crate) information: &'a [Bits],
}

impl Measured<'_> {
    /// How much of the paste's characters this many are, in per mille.
    pub(crate) fn share_of_chars(&self, count: usize) -> i32 {
        i32::try_from(count * 1000 / self.information.len().max(1)).unwrap_or(1000)
    }
}

/// What each skeleton character tells, given the terms of the paste: a word's IDF is spread over
/// its characters, Japanese pairs overlap and share. What the index has never seen (values, slips)
/// tells as much as the rarest word.
pub(crate) fn of_chars(paste: &Paste, terms: &[QueryTerm]) -> Vec<Bits> {
    let (least, most) = (LETTER_LEAST.get(), LETTER_MOST.get());
    let chars = &paste.skeleton.chars;
    let unheld = |c: char| {
        if c.is_alphanumeric() {
            least
        } else {
            MARK.get()
        }
    };
    let mut information: Vec<Bits> = chars.iter().map(|ch| unheld(ch.c)).collect();
    for occurrence in &paste.occurrences {
        let (start, end) = (occurrence.start as usize, occurrence.end as usize);
        let length = Bits::try_from(end.saturating_sub(start)).unwrap_or(0);
        if length == 0 {
            continue;
        }
        let each = (terms[occurrence.term as usize].idf / length / 2).clamp(least, most);
        let latin = !is_japanese(chars[start].c);
        // A Latin character belongs to one word, a Japanese one to two pairs.
        let each = if latin { (each * 2).min(most) } else { each };
        for character in &mut information[start..end] {
            *character = (*character).max(each);
        }
    }
    information
}
