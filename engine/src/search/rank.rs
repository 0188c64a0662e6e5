//! From candidates to entries in order: what each channel says of an entry.

use super::{
    align::{self, Window},
    paste::{Occurrence, Paste},
    pattern::Pattern,
    retrieve::{Candidate, KnownTerm},
};
use crate::{
    Channel, Error,
    bits::Bits,
    error::together,
    index::{Reader, StoredMessage},
};
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

/// Everything that is known of one entry's bearing on a paste.
pub(crate) struct Found {
    /// The entry's document number.
    pub(crate) entry: u32,
    pub(crate) score: Bits,
    pub(crate) aligned: Option<Aligned>,
    pub(crate) code: Option<CodeHit>,
    pub(crate) words: Option<WordHit>,
}

/// A message of the entry that lies against the paste.
pub(crate) struct Aligned {
    pub(crate) score: Bits,
    /// The skeleton characters that it was laid against.
    pub(crate) window: Range<usize>,
    pub(crate) pattern: Pattern,
    pub(crate) message: StoredMessage,
}

/// A code of the entry in the paste.
#[derive(Clone)]
pub(crate) struct CodeHit {
    pub(crate) key: String,
    pub(crate) bits: Bits,
    /// Characters of the folded paste.
    pub(crate) place: Range<usize>,
}

/// Words of the entry's title or prose in the paste.
pub(crate) struct WordHit {
    pub(crate) channel: Channel,
    pub(crate) bits: Bits,
    /// How much of what the paste tells they are, in per mille.
    pub(crate) share: i32,
    pub(crate) words: String,
}

/// A paste with the weight of each of its characters.
#[derive(Clone, Copy)]
pub(crate) struct Weighed<'a> {
    pub(crate) paste: &'a Paste,
    pub(crate) weights: &'a [Bits],
}

impl<'a> Weighed<'a> {
    /// What the characters tell that these terms (in order) cover, and the covered words.
    fn covered(&self, terms: &[u32]) -> (Bits, String) {
        let mut bits = 0;
        let mut words = String::new();
        let mut at = 0;
        let held = |it: &&Occurrence| terms.binary_search(&it.term).is_ok();
        for occurrence in self.paste.occurrences.iter().filter(held) {
            let (start, end) = (occurrence.start as usize, occurrence.end as usize);
            if end <= at {
                continue;
            }
            let apart = start > at || self.paste.skeleton.chars[start].spaced;
            let start = start.max(at);
            bits += self.weights[start..end].iter().sum::<Bits>();
            if apart && !words.is_empty() {
                words.push(' ');
            }
            words.extend(self.paste.written(start..end));
            at = end;
        }
        (bits, words)
    }

    /// The characters of some lines.
    pub(crate) fn lines(&self, lines: &Range<u32>) -> Range<usize> {
        let chars = &self.paste.skeleton.chars;
        let start = chars.partition_point(|ch| ch.line < lines.start);
        let end = chars.partition_point(|ch| ch.line < lines.end);
        start..end
    }

    /// These characters, as something to lay a message against.
    pub(crate) fn window(&self, chars: &Range<usize>) -> Window<'a> {
        let all = &self.paste.skeleton.chars;
        Window {
            chars: &all[chars.clone()],
            weights: &self.weights[chars.clone()],
            at_start: chars.start == 0,
            at_end: chars.end == all.len(),
        }
    }
}

/// The entries whose messages lie against the paste, each with its best message.
pub(crate) struct Messages<'a> {
    reader: &'a Reader,
    weighed: Weighed<'a>,
    codes: &'a BTreeMap<u32, CodeHit>,
    lang: Lang,
    tried: HashSet<(u32, Range<u32>)>,
    pub(crate) found: BTreeMap<u32, Found>,
}

impl<'a> Messages<'a> {
    pub(crate) fn new(
        reader: &'a Reader,
        weighed: Weighed<'a>,
        codes: &'a BTreeMap<u32, CodeHit>,
        lang: Lang,
    ) -> Messages<'a> {
        let (tried, found) = (HashSet::new(), BTreeMap::new());
        Messages {
            reader,
            weighed,
            codes,
            lang,
            tried,
            found,
        }
    }

    /// Lays each candidate that was not tried yet against its lines of the paste.
    pub(crate) fn try_all(&mut self, candidates: &[Candidate]) -> Result<(), Error> {
        let tried = &mut self.tried;
        let new = candidates
            .iter()
            .filter(|candidate| tried.insert((candidate.doc, candidate.lines.clone())));
        let reader = self.reader;
        let new = together(new.map(|candidate| Ok((candidate, reader.message(candidate.doc)?))))?;
        for (candidate, message) in new {
            self.try_one(candidate, message);
        }
        Ok(())
    }

    fn try_one(&mut self, candidate: &Candidate, message: StoredMessage) {
        let pattern = Pattern::new(&message.template());
        let chars = self.weighed.lines(&candidate.lines);
        let chars = align::narrow(&pattern, self.weighed.window(&chars), chars);
        let aligned = align::score(&pattern, self.weighed.window(&chars));
        let code = self.codes.get(&candidate.doc).cloned();
        let score = aligned + code.as_ref().map_or(0, |code| code.bits);
        let entry = message.entry;
        let better = self.found.get(&entry).is_none_or(|other| {
            // Of two wordings that lie alike the reader's own is shown.
            score > other.score || score == other.score && message.lang == self.lang
        });
        if score > 0 && better {
            let aligned = (aligned > 0).then_some(Aligned {
                score: aligned,
                window: chars,
                pattern,
                message,
            });
            self.found.insert(
                entry,
                Found {
                    entry,
                    score,
                    aligned,
                    code,
                    words: None,
                },
            );
        }
    }

    /// The entry that lies best.
    pub(crate) fn best(&self) -> Option<&Found> {
        self.found
            .values()
            .min_by_key(|found| (-found.score, found.entry))
    }
}

/// Adds what an entry's title or prose has in common with the paste: the paste's characters that
/// its words cover, each once. A word in a title counts half of what it tells, one in the prose a
/// quarter: a message that holds it in its place is the better answer.
pub(crate) fn add_words(
    channel: Channel,
    weighed: Weighed<'_>,
    known: &[KnownTerm],
    found: &mut BTreeMap<u32, Found>,
) {
    const MOST: usize = 20;
    let part = if channel == Channel::Title { 2 } else { 4 };
    let all: Bits = weighed.weights.iter().sum();
    let mut hits: Vec<(u32, Bits, String)> = likely(known)
        .into_iter()
        .map(|(doc, terms)| {
            let (bits, words) = weighed.covered(&terms);
            (doc, bits, words)
        })
        .collect();
    hits.sort_by_key(|&(doc, bits, _)| (-bits, doc));
    for (entry, bits, words) in hits.into_iter().take(MOST) {
        let share = i32::try_from(i64::from(bits) * 1000 / i64::from(all.max(1))).unwrap_or(1000);
        let hit = WordHit {
            channel,
            bits: bits / part,
            share,
            words,
        };
        let nothing = || Found {
            entry,
            score: 0,
            aligned: None,
            code: None,
            words: None,
        };
        let found = found.entry(entry).or_insert_with(nothing);
        if found
            .words
            .as_ref()
            .is_none_or(|other| other.bits < hit.bits)
        {
            if found.aligned.is_none() && found.code.is_none() {
                found.score = hit.bits;
            }
            found.words = Some(hit);
        }
    }
}

/// The entries that hold the most telling terms, with these terms.
fn likely(known: &[KnownTerm]) -> Vec<(u32, Vec<u32>)> {
    const MOST: usize = 60;
    let mut sums: BTreeMap<u32, (Bits, Vec<u32>)> = BTreeMap::new();
    for (number, term) in (0..).zip(known) {
        for &doc in &term.documents {
            let sum = sums.entry(doc).or_default();
            sum.0 += term.bits;
            sum.1.push(number);
        }
    }
    let mut sums: Vec<(u32, (Bits, Vec<u32>))> = sums.into_iter().collect();
    sums.sort_by_key(|&(doc, (bits, _))| (-bits, doc));
    sums.truncate(MOST);
    sums.into_iter()
        .map(|(doc, (_, terms))| (doc, terms))
        .collect()
}
