//! The channel of codes: what the paste has of the codes that entries declare.
//!
//! Retrieval is an exact look-up of every key that may be a code. A code counts what its key tells,
//! and its IDF at the most: a code that many messages share singles none out.

use super::{
    information::Measured,
    messages::{candidate::Candidate, place::Place},
    paste::Paste,
};
use crate::{
    answer::{Channel, Reason},
    bits::{BIT, Bits, idf},
    error::{Error, together},
    index::{reader::Reader, schema::Field},
    text::codes::{is_bare, possible_keys},
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
    /// What such a code is given on top.
    CODE_ALONE: Bits = 8 * BIT;
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
    key: String,
    /// Where it stands first: characters of the folded paste.
    place: Range<usize>,
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
        for (key, place) in possible_keys(&paste.folded) {
            first.entry(key).or_insert(place);
        }
        let known = together(first.into_iter().map(|(key, place)| {
            let Some(info) = index.term(&key)? else {
                return Ok(None);
            };
            let score = idf(info.doc_freq, texts).min(key_information(&key));
            let hit = CodeHit { score, key, place };
            Ok(Some((hit, index.postings(&info)?)))
        }))?;
        let mut known: Vec<(CodeHit, Vec<u32>)> = known.into_iter().flatten().collect();
        known.sort_by_key(|(hit, _)| hit.place.start);
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
        new.take(CODE_CANDIDATES.get())
            .map(|(&doc, hit)| Candidate {
                doc,
                lines: hit.lines(paste),
                estimate: hit.score,
            })
            .collect()
    }
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

impl CodeHit {
    /// The line that the code stands on and some below.
    fn lines(&self, paste: &Paste) -> Range<u32> {
        let chars = &paste.skeleton.chars;
        let at = chars.partition_point(|ch| (ch.at as usize) < self.place.start);
        let line = chars.get(at).map_or(0, |ch| ch.line);
        line..(line + CODE_LINES.get()).min(paste.skeleton.lines)
    }

    /// How sure the code is: what it tells by itself, and more where it is most of the paste.
    pub(crate) fn confidence(&self, measured: Measured<'_>) -> u8 {
        let share = measured.share_of_chars(self.place.len());
        let is_alone = share >= CODE_ALONE_SHARE.get();
        let alone = if is_alone { CODE_ALONE.get() } else { 0 };
        let spare = key_information(&self.key) + alone - CODE_NEEDED.get();
        super::confidence::of_spare_bits(spare, CODE_SPAN.get())
    }

    /// Whether it is a mere number, as there are many in a paste.
    pub(crate) fn is_number(&self) -> bool {
        let is_short = self.key.len() < 8;
        is_bare(&self.key) || is_short && self.key.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Where it stands.
    pub(crate) fn place(&self, paste: &Paste) -> Place {
        Place::of_code(paste, &self.place)
    }

    /// What is said of it: the code as it stands in the paste.
    pub(crate) fn reason(&self, text: &str, measured: Measured<'_>) -> Reason {
        let (start, end) = measured.paste.folded.origin(self.place.clone());
        Reason {
            channel: Channel::Code,
            score: self.score,
            evidence: text.get(start..end).unwrap_or_default().to_owned(),
        }
    }
}

/// How improbable it is that this key stands in a text by chance; a numeric value counts as its
/// eight hexadecimal digits. Numbers are everywhere: without its letters one tells half of what
/// its digits would.
fn key_information(key: &str) -> Bits {
    let of_char = |c: char| match c {
        '0'..='9' => DIGIT,
        _ => LETTER,
    };
    let chars = key.chars().skip(usize::from(is_bare(key)));
    let information: Bits = chars.map(of_char).sum();
    let information = match is_bare(key) {
        true => information / 2,
        false => information,
    };
    information.min(CODE_MOST.get())
}
