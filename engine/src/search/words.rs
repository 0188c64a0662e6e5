//! The channel of words: what titles and prose say about the words of the paste. It is a hint where
//! no message was found, and never a recognition.
//!
//! The score is BM25F: the sum of IDF × impact over the words that an entry shares with the paste
//! (see `index/impacts.rs`).

use super::paste::Paste;
use crate::{
    answer::{Channel, Reason},
    bits::{Bits, idf},
    error::{Error, together},
    index::{
        impacts::{Impact, STEPS},
        reader::Reader,
        schema::Field,
    },
    tunable::tunables,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

tunables! {
    /// How many entries are kept: far more than an answer lists.
    WORDS_KEPT: usize = 40;
    /// The most that words alone can be sure of.
    WORDS_SUREST: u8 = 45;
}

/// A distinct word of the paste, as the index knows it.
struct QueryWord {
    text: String,
    /// Where it stands first: characters of the folded paste.
    place: Range<usize>,
    idf: Bits,
    postings: Vec<(u32, Impact)>,
}

/// Words of an entry's title or prose in the paste.
pub(crate) struct WordHit {
    pub(crate) score: Bits,
    /// Whether one of them stands in the title.
    in_title: bool,
    /// How much of what the paste's words tell they are, in per mille.
    share: i32,
    /// Where they stand: characters of the folded paste.
    places: Vec<Range<usize>>,
}

/// The paste's words, looked up.
pub(crate) struct Words(Vec<QueryWord>);

impl Words {
    /// Looks up each distinct word of the paste.
    pub(crate) fn retrieve(paste: &Paste, reader: &Reader) -> Result<Words, Error> {
        let mut first: BTreeMap<&str, &Range<usize>> = BTreeMap::new();
        for word in &paste.words {
            first.entry(&word.text).or_insert(&word.range);
        }
        let index = reader.inverted(Field::Words)?;
        let words = together(first.into_iter().map(|(word, place)| {
            let info = index.term(word)?;
            let holders = info.as_ref().map_or(1, |info| info.doc_freq);
            Ok(QueryWord {
                text: word.to_owned(),
                place: place.clone(),
                idf: idf(holders, reader.texts(Field::Words)),
                postings: match info {
                    Some(info) => index.impacts(&info)?,
                    None => Vec::new(),
                },
            })
        }))?;
        Ok(Words(words))
    }

    /// Forgets what other entries than these say.
    pub(crate) fn narrow(&mut self, within: &BTreeSet<u32>) {
        for word in &mut self.0 {
            word.postings.retain(|(entry, _)| within.contains(entry));
        }
    }

    /// Each word with its IDF.
    pub(crate) fn idfs(&self) -> impl Iterator<Item = (&str, Bits)> {
        self.0.iter().map(|word| (word.text.as_str(), word.idf))
    }

    /// The entries that say most about the paste's words, by their document numbers.
    pub(crate) fn score(&self) -> Vec<(u32, WordHit)> {
        let mut accumulators: BTreeMap<u32, Accumulator> = BTreeMap::new();
        for word in &self.0 {
            for &(entry, impact) in &word.postings {
                accumulators.entry(entry).or_default().add(word, impact);
            }
        }
        let all: Bits = self.0.iter().map(|word| word.idf).sum();
        let mut hits: Vec<(u32, WordHit)> = accumulators
            .into_iter()
            .map(|(entry, accumulator)| (entry, accumulator.hit(all)))
            .collect();
        hits.sort_by_key(|(entry, hit)| (-hit.score, *entry));
        hits.truncate(WORDS_KEPT.get());
        hits
    }
}

/// What has been added up for one entry.
#[derive(Default)]
struct Accumulator<'a> {
    score: Bits,
    /// The sum of the IDFs of the words that it holds.
    held: Bits,
    in_title: bool,
    places: Vec<&'a Range<usize>>,
}

impl<'a> Accumulator<'a> {
    fn add(&mut self, word: &'a QueryWord, impact: Impact) {
        self.score += word.idf * Bits::try_from(impact.weight).unwrap_or(1);
        self.held += word.idf;
        self.in_title |= impact.in_title;
        self.places.push(&word.place);
    }

    /// `all` is what the paste's words tell together.
    fn hit(self, all: Bits) -> WordHit {
        let share = i64::from(self.held) * 1000 / i64::from(all.max(1));
        let mut places: Vec<Range<usize>> = self.places.into_iter().cloned().collect();
        places.sort_by_key(|place| (place.start, place.end));
        WordHit {
            score: self.score / Bits::try_from(STEPS).unwrap_or(1),
            in_title: self.in_title,
            share: i32::try_from(share).unwrap_or(1000),
            places,
        }
    }
}

impl WordHit {
    /// How sure they are: their share of what the paste tells, and never more than a hint.
    pub(crate) fn confidence(&self) -> u8 {
        let most = i32::from(WORDS_SUREST.get());
        u8::try_from((self.share * most / 1000).clamp(0, most)).unwrap_or(0)
    }

    /// What is said of them: the words as they stand in the paste, whose text this is.
    pub(crate) fn reason(&self, text: &str, paste: &Paste) -> Reason {
        let mut words: Vec<&str> = Vec::new();
        let mut at = 0;
        for place in &self.places {
            // Parts of an identifier are said by the whole of it.
            if place.end > at {
                let (start, end) = paste.folded.origin(place.clone());
                words.extend(text.get(start..end));
                at = place.end;
            }
        }
        Reason {
            channel: match self.in_title {
                true => Channel::Title,
                false => Channel::Body,
            },
            score: self.score,
            evidence: words.join(" "),
        }
    }
}
