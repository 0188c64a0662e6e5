//! The channel of words: what titles and prose have in common with the paste. It is a hint where no
//! message was found, and never a recognition.
//!
//! Retrieval adds up IDFs term by term; the score is what the paste's own characters tell that the
//! shared words cover, each character once.

use super::{
    information::Measured,
    paste::{Occurrence, Paste},
    terms::{QueryTerm, look_up},
};
use crate::{
    answer::{Channel, Reason},
    bits::Bits,
    error::{Error, together},
    index::{reader::Reader, schema::Field},
    tunable::tunables,
};
use std::collections::BTreeMap;

tunables! {
    /// The longest paste, in characters, whose words are looked for in titles and prose.
    WORDS_LONGEST_PASTE: usize = 2000;
    /// How many entries are scored, the most telling ones by their IDFs.
    WORDS_SCORED: usize = 60;
    /// How many entries are kept of a field.
    WORDS_KEPT: usize = 20;
    /// A word in a title counts one part in so many of what it tells.
    TITLE_PART: Bits = 2;
    /// A word in the prose counts one part in so many.
    BODY_PART: Bits = 4;
    /// The most that words alone can be sure of.
    WORDS_SUREST: u8 = 45;
}

/// Words of an entry's title or prose in the paste.
#[derive(Clone)]
pub(crate) struct WordHit {
    pub(crate) score: Bits,
    channel: Channel,
    /// How much of what the paste tells they are, in per mille.
    share: i32,
    words: String,
}

/// The paste's terms, looked up in titles and in prose.
pub(crate) struct Words(Vec<(Channel, Vec<QueryTerm>)>);

impl Words {
    /// Looks up the paste's terms. What a whole log has in common with a text says nothing, so of a
    /// long paste none are looked up.
    pub(crate) fn retrieve(paste: &Paste, reader: &Reader) -> Result<Words, Error> {
        if paste.skeleton.chars.len() > WORDS_LONGEST_PASTE.get() {
            return Ok(Words(Vec::new()));
        }
        let fields = [(Channel::Title, Field::Title), (Channel::Body, Field::Body)];
        let fields =
            fields.map(|(channel, field)| Ok((channel, look_up(&paste.terms, reader, field)?)));
        Ok(Words(together(fields)?))
    }

    /// The entries that share most with the paste, by their document numbers: first by their
    /// titles, then by their prose.
    pub(crate) fn score(&self, measured: Measured<'_>) -> Vec<(u32, WordHit)> {
        let fields = self.0.iter();
        fields
            .flat_map(|(channel, terms)| score(*channel, terms, measured))
            .collect()
    }
}

impl WordHit {
    /// How sure they are: their share of what the paste tells, and never more than a hint.
    pub(crate) fn confidence(&self) -> u8 {
        let most = i32::from(WORDS_SUREST.get());
        u8::try_from((self.share * most / 1000).clamp(0, most)).unwrap_or(0)
    }

    /// What is said of them: the words as they stand in the paste.
    pub(crate) fn reason(&self) -> Reason {
        Reason {
            channel: self.channel,
            score: self.score,
            evidence: self.words.clone(),
        }
    }
}

fn score(channel: Channel, terms: &[QueryTerm], measured: Measured<'_>) -> Vec<(u32, WordHit)> {
    let part = match channel {
        Channel::Title => TITLE_PART.get(),
        _ => BODY_PART.get(),
    };
    let all: Bits = measured.information.iter().sum();
    let mut covered: Vec<(u32, Bits, String)> = most_telling(terms)
        .into_iter()
        .map(|(entry, held)| {
            let (bits, words) = covered(measured, &held);
            (entry, bits, words)
        })
        .collect();
    covered.sort_by_key(|&(entry, bits, _)| (-bits, entry));
    covered.truncate(WORDS_KEPT.get());
    let hit = |(entry, bits, words)| {
        let share = i64::from(bits) * 1000 / i64::from(all.max(1));
        let hit = WordHit {
            score: bits / part,
            channel,
            share: i32::try_from(share).unwrap_or(1000),
            words,
        };
        (entry, hit)
    };
    covered.into_iter().map(hit).collect()
}

/// The entries that hold the most telling terms, with the numbers of these terms, in order.
fn most_telling(terms: &[QueryTerm]) -> Vec<(u32, Vec<u32>)> {
    let mut sums: BTreeMap<u32, (Bits, Vec<u32>)> = BTreeMap::new();
    for (number, term) in (0..).zip(terms) {
        for &entry in &term.postings {
            let sum = sums.entry(entry).or_default();
            sum.0 += term.idf;
            sum.1.push(number);
        }
    }
    let mut sums: Vec<(u32, (Bits, Vec<u32>))> = sums.into_iter().collect();
    sums.sort_by_key(|&(entry, (bits, _))| (-bits, entry));
    sums.truncate(WORDS_SCORED.get());
    let held = sums.into_iter().map(|(entry, (_, held))| (entry, held));
    held.collect()
}

/// What the paste's characters tell that these terms (in order) cover, and the covered words.
fn covered(measured: Measured<'_>, terms: &[u32]) -> (Bits, String) {
    let Measured { paste, information } = measured;
    let mut bits = 0;
    let mut words = String::new();
    let mut at = 0;
    let held = |it: &&Occurrence| terms.binary_search(&it.term).is_ok();
    for occurrence in paste.occurrences.iter().filter(held) {
        let (start, end) = (occurrence.start as usize, occurrence.end as usize);
        if end <= at {
            continue;
        }
        let apart = start > at || paste.skeleton.chars[start].spaced;
        let start = start.max(at);
        bits += information[start..end].iter().sum::<Bits>();
        if apart && !words.is_empty() {
            words.push(' ');
        }
        words.extend(paste.written(start..end));
        at = end;
    }
    (bits, words)
}
