//! The channel of codes: what the paste has of the codes that entries declare.
//!
//! Retrieval is an exact look-up of every key that may be a code. A code counts what its key tells,
//! and its IDF at the most: a code that many messages share singles none out.

use super::{
    information::Measured,
    messages::{
        candidate::{Candidate, keep_best},
        place::Place,
    },
    paste::Paste,
};
use crate::{
    answer::{Channel, Reason},
    bits::{BIT, Bits, idf},
    error::{Error, together},
    index::{reader::Reader, schema::Field},
    text::codes::{
        key::{Sign, sign},
        possible::{Possible, possible_keys},
    },
    text::folded::FoldedChar,
    tunable::tunables,
};
use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

tunables! {
    /// How many messages are laid against the paste for their code alone.
    CODE_CANDIDATES: usize = 32;
    /// A message often goes on in the lines below its code: so many lines are read for it.
    CODE_LINES: u32 = 3;
    /// The most that a key tells, however long it is.
    CODE_MOST: Bits = 24 * BIT;
    /// How much of the paste a code must be, in per mille, to be what was meant by it.
    CODE_ALONE_SHARE: i32 = 200;
    /// What such a code is given on top, and one that a word beside it announces.
    CODE_ALONE: Bits = 8 * BIT;
    /// A paste of a code and so many other characters at the most (`System error 5`) is that code,
    /// if it is announced by them.
    CODE_WHOLE_REST: usize = 12;
    /// How sure that is at least, however short the code is; as for messages.
    CODE_WHOLE: u8 = 75;
    /// The slips of a scanner that are to be expected in a code cost as much as two in a message.
    CODE_SCANNED: Bits = 8 * BIT;
    /// The most that a part of a code can be sure of: a hint, and no recognition.
    CODE_PART_SUREST: u8 = 45;
    /// What a code must tell to be recognised.
    CODE_NEEDED: Bits = 14 * BIT;
    /// What it must tell beyond that to be as sure as can be.
    CODE_SPAN: Bits = 12 * BIT;
}

/// What a digit and a letter of a key tell: `log2` of 10 and of 26.
const DIGIT: Bits = 53;
const LETTER: Bits = 75;

/// A code of an entry in the paste.
#[derive(Clone)]
pub(crate) struct CodeHit {
    pub(crate) score: Bits,
    /// As it stands first in the paste.
    found: Possible,
}

/// The codes in the paste by the documents of the messages that declare them, each with the most
/// telling one.
pub(crate) struct Codes(BTreeMap<u32, CodeHit>);

impl Codes {
    /// Looks up whatever in the paste may be a code.
    pub(crate) fn retrieve(paste: &Paste, reader: &Reader) -> Result<Codes, Error> {
        let index = reader.inverted(Field::Code)?;
        let texts = reader.texts(Field::Code);
        let mut first = BTreeMap::new();
        for possible in possible_keys(&paste.folded) {
            first.entry(possible.key.clone()).or_insert(possible);
        }
        let known = together(first.into_values().map(|found| {
            let Some(info) = index.term(&found.key)? else {
                return Ok(None);
            };
            let score = idf(info.doc_freq, texts).min(key_information(&found.key));
            Ok(Some((CodeHit { score, found }, index.postings(&info)?)))
        }))?;
        let mut known: Vec<(CodeHit, Vec<u32>)> = known.into_iter().flatten().collect();
        known.sort_by_key(|(hit, _)| hit.found.place.start);
        drop_misread(&mut known);
        Ok(Codes(most_telling(known)))
    }

    /// The code of this message's document.
    pub(crate) fn get(&self, doc: u32) -> Option<&CodeHit> {
        self.0.get(&doc)
    }

    /// Messages whose code stands in the paste are candidates whatever words they share with it:
    /// those that are no candidates yet.
    pub(crate) fn candidates(&self, paste: &Paste, others: &[Candidate]) -> Vec<Candidate> {
        let others: HashSet<u32> = others.iter().map(|other| other.doc).collect();
        let new = self.0.iter().filter(|(doc, _)| !others.contains(doc));
        let new = new.map(|(&doc, hit)| Candidate {
            doc,
            lines: hit.lines(paste),
            estimate: hit.score,
        });
        let mut new: Vec<Candidate> = new.collect();
        keep_best(&mut new, CODE_CANDIDATES.get());
        new
    }
}

/// Leaves out what is a code only if a scanner misread it, where it is one as it stands.
fn drop_misread(known: &mut Vec<(CodeHit, Vec<u32>)>) {
    let is_misread = |hit: &CodeHit| sign(&hit.found.key).0 == Sign::Scanned;
    let read: HashSet<Range<usize>> = known
        .iter()
        .filter(|(hit, _)| !is_misread(hit))
        .map(|(hit, _)| hit.found.place.clone())
        .collect();
    known.retain(|(hit, _)| !is_misread(hit) || !read.contains(&hit.found.place));
}

/// Of the codes of each document the one that tells most; of equal ones the first in the paste.
fn most_telling(known: Vec<(CodeHit, Vec<u32>)>) -> BTreeMap<u32, CodeHit> {
    let mut codes: BTreeMap<u32, CodeHit> = BTreeMap::new();
    for (hit, postings) in known {
        for doc in postings {
            if codes.get(&doc).is_none_or(|other| other.score < hit.score) {
                codes.insert(doc, hit.clone());
            }
        }
    }
    codes
}

/// A line and some below, of as many `lines` as there are.
fn from_line(line: u32, lines: u32) -> Range<u32> {
    line..(line + CODE_LINES.get()).min(lines)
}

impl CodeHit {
    /// The line that the code stands on and some below.
    fn lines(&self, paste: &Paste) -> Range<u32> {
        let chars = &paste.skeleton.chars;
        let at = chars.partition_point(|ch| (ch.at as usize) < self.found.place.start);
        let line = chars.get(at).map_or(0, |ch| ch.line);
        from_line(line, paste.skeleton.lines)
    }

    /// How sure the code is: what it tells by itself, and more where it is most of the paste or is
    /// said to be a code.
    pub(crate) fn confidence(&self, measured: Measured<'_>) -> u8 {
        let place = &self.found.place;
        let is_alone = measured.share_of_chars(place.len()) >= CODE_ALONE_SHARE.get();
        let is_meant = is_alone || self.found.is_announced;
        let meant = if is_meant { CODE_ALONE.get() } else { 0 };
        let spare = self.information() + meant - CODE_NEEDED.get();
        let confidence = super::confidence::of_spare_bits(spare, CODE_SPAN.get());
        match sign(&self.found.key).0 {
            Sign::Whole | Sign::Bare if self.is_whole_paste(measured) => {
                confidence.max(CODE_WHOLE.get())
            }
            Sign::Part => confidence.min(CODE_PART_SUREST.get()),
            _ => confidence,
        }
    }

    /// Whether the paste is this code and hardly more than the word that announces it.
    fn is_whole_paste(&self, measured: Measured<'_>) -> bool {
        let folded = &measured.paste.folded.chars;
        let letters = |chars: &[FoldedChar]| {
            let letters = chars.iter().filter(|ch| ch.c.is_alphanumeric());
            letters.take(CODE_WHOLE_REST.get() + 1).count()
        };
        let place = &self.found.place;
        let rest = letters(&folded[..place.start]) + letters(&folded[place.end..]);
        let is_announced = self.found.is_announced && rest <= CODE_WHOLE_REST.get();
        // A number alone may be that of any code.
        is_announced || rest == 0 && sign(&self.found.key).0 == Sign::Whole
    }

    /// What the code tells by itself.
    pub(crate) fn information(&self) -> Bits {
        key_information(&self.found.key)
    }

    /// The key of a code that says enough by itself to decide which entry was meant.
    pub(crate) fn decisive(&self) -> Option<&str> {
        let key = self.found.key.as_str();
        let is_whole = sign(key).0 == Sign::Whole;
        (is_whole && self.information() >= CODE_NEEDED.get()).then_some(key)
    }

    /// Whether it is a mere number, as there are many in a paste.
    pub(crate) fn is_number(&self) -> bool {
        let (sign, key) = sign(&self.found.key);
        let is_short = key.len() < 8;
        sign == Sign::Bare || is_short && key.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Where it stands.
    pub(crate) fn place(&self, paste: &Paste) -> Place {
        Place::of_code(paste, &self.found.place)
    }

    /// What is said of it: the code as it stands in the paste.
    pub(crate) fn reason(&self, text: &str, measured: Measured<'_>) -> Reason {
        let (start, end) = measured.paste.folded.origin(self.found.place.clone());
        Reason {
            channel: Channel::Code,
            score: self.score,
            evidence: text.get(start..end).unwrap_or_default().to_owned(),
        }
    }
}

/// How improbable it is that this key stands in a text by chance; a numeric value counts as its
/// eight hexadecimal digits. Numbers are everywhere: without its letters one tells half of what
/// its digits would, and so does a part.
pub(crate) fn key_information(key: &str) -> Bits {
    let (sign, key) = sign(key);
    let of_char = |c: char| match c {
        '0'..='9' => DIGIT,
        '-' => 0,
        _ => LETTER,
    };
    let information: Bits = key.chars().map(of_char).sum();
    let information = match sign {
        Sign::Whole => information,
        Sign::Bare | Sign::Part => information / 2,
        Sign::Scanned => (information - CODE_SCANNED.get()).max(0),
    };
    information.min(CODE_MOST.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_looked_at_with_the_lines_below_it() {
        assert_eq!(from_line(0, 200), 0..3);
        assert_eq!(from_line(134, 200), 134..137);
        assert_eq!(from_line(199, 200), 199..200);
    }
}
