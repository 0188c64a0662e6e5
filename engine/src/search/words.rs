//! The channel of words: what titles and prose say about the words of the paste. It is a hint where
//! no message was found, and never a recognition.
//!
//! The score is BM25F: the sum of IDF × impact over the words that an entry shares with the paste
//! (see `index/impacts.rs`). A word and its synonyms count as one: the best of them.

use super::{
    expansion::{Clause, clauses},
    paste::Paste,
    variants::vary,
};
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
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

tunables! {
    /// By how much an entry counts more whose title the paste says whole, in percent: a title says
    /// what its entry is about, so that an entry with all of it is about what the reader asks, and
    /// one with the same words here and there is not. On questions to a real knowledge base 60 to
    /// 100 win 3 in a hundred, 30 half of that, 200 nothing.
    TITLE_COVERED: i32 = 80;
    /// How many entries are kept: far more than an answer lists.
    WORDS_KEPT: usize = 40;
    /// The most that words alone can be sure of.
    WORDS_SUREST: u8 = 45;
    /// How much of what the paste's words tell an entry holds for that, in per mille. Readers
    /// say a thing in words of their own, half of which no entry has. Of 124 questions to a real
    /// knowledge base those that so come to "near" have the right entry first in five of six; of
    /// those below in half.
    WORDS_ENOUGH: i32 = 600;
    /// How much of what the paste's words tell an entry holds that quotes it, in per mille, not
    /// counting words that no entry has: the times and names of another day. Three quarters, as a
    /// few of those stand in other entries by chance.
    QUOTED: i32 = 750;
    /// A quotation has so many words at the least: fewer are the words of a question.
    QUOTED_WORDS: usize = 12;
}

/// A word of the paste or of what may stand for it, as the index knows it.
#[derive(Clone, Default)]
struct QueryWord {
    idf: Bits,
    is_known: bool,
    postings: Vec<(u32, Impact)>,
}

/// Words of an entry's title or prose in the paste.
#[derive(Clone)]
pub(crate) struct WordHit {
    pub(crate) score: Bits,
    /// Whether one of them stands in the title.
    in_title: bool,
    /// How much of what the paste's words tell they are, in per mille.
    share: i32,
    /// The same of what those of the paste's words tell that stand anywhere in the index.
    share_of_known: i32,
    /// Where they stand: characters of the folded paste.
    places: Vec<Range<usize>>,
    /// The synonyms that the entry has in their stead.
    pub(crate) synonyms: Vec<String>,
}

/// The paste's words, looked up.
pub(crate) struct Words {
    clauses: Vec<Clause>,
    known: BTreeMap<String, QueryWord>,
}

impl Words {
    /// Looks up the words of the paste and what may stand for them.
    pub(crate) fn retrieve(paste: &Paste, reader: &Reader) -> Result<Words, Error> {
        let clauses = clauses(paste, reader.synonyms()?);
        let mut known = BTreeMap::new();
        look_up(&clauses, &mut known, reader)?;
        Ok(Words { clauses, known })
    }

    /// Looks for what unknown words may have been meant for.
    pub(crate) fn vary(&mut self, paste: &Paste, reader: &Reader) -> Result<(), Error> {
        let index = reader.inverted(Field::Words)?;
        let is_known = |word: &str| is_known(&self.known, word);
        vary(paste, &mut self.clauses, is_known, &index)?;
        look_up(&self.clauses, &mut self.known, reader)
    }

    /// Forgets what other entries than these say.
    pub(crate) fn narrow(&mut self, within: &BTreeSet<u32>) {
        for word in self.known.values_mut() {
            word.postings.retain(|(entry, _)| within.contains(entry));
        }
    }

    /// Each word of the paste, and of what may stand for it, with what it tells.
    pub(crate) fn telling<'a>(&'a self) -> HashMap<&'a str, Bits> {
        let mut telling: HashMap<&'a str, Bits> = HashMap::new();
        let mut offer = |words: &'a [String], percent: Bits| {
            for word in words {
                let idf = self.known.get(word).map_or(0, |word| word.idf);
                let told = telling.entry(word).or_default();
                *told = (*told).max(idf * percent / 100);
            }
        };
        for clause in &self.clauses {
            offer(&clause.words, 100);
            for alternative in &clause.alternatives {
                offer(&alternative.words, alternative.percent);
            }
        }
        telling
    }

    /// The entries that say most about the paste's words, and those that were found already, by
    /// their document numbers. `title_bits` says what the words of an entry's title tell together.
    pub(crate) fn score(
        &self,
        is_found: impl Fn(u32) -> bool,
        title_bits: impl Fn(u32) -> Bits,
    ) -> Vec<(u32, WordHit)> {
        let mut accumulators: BTreeMap<u32, Accumulator> = BTreeMap::new();
        let mut all = Told::default();
        for clause in &self.clauses {
            if !clause.is_reading {
                let told = self.idf(&clause.words);
                let is_known = clause.words.iter().any(|word| is_known(&self.known, word));
                all.all += told;
                all.known += if is_known { told } else { 0 };
            }
            for (entry, found) in self.best(clause) {
                accumulators.entry(entry).or_default().add(clause, found);
            }
        }
        let mut hits: Vec<(u32, WordHit)> = accumulators
            .into_iter()
            .map(|(entry, accumulator)| (entry, accumulator.hit(all, title_bits(entry))))
            .collect();
        hits.sort_by_key(|(entry, hit)| (-hit.score, *entry));
        let kept = WORDS_KEPT.get().min(hits.len());
        let others = hits.split_off(kept).into_iter();
        hits.extend(others.filter(|(entry, _)| is_found(*entry)));
        hits
    }

    /// What the rarest of these words tells.
    fn idf(&self, words: &[String]) -> Bits {
        let idfs = words.iter().filter_map(|word| self.known.get(word));
        idfs.map(|word| word.idf).max().unwrap_or(0)
    }

    /// For each entry the best of the clause's own word and what may stand for it. A synonym tells
    /// no more than the reader's word would, if the index knows that.
    fn best<'a>(&'a self, clause: &'a Clause) -> BTreeMap<u32, Found<'a>> {
        let own = self.idf(&clause.words);
        let is_known = clause.words.iter().any(|word| is_known(&self.known, word));
        let mut best: BTreeMap<u32, Found<'a>> = BTreeMap::new();
        let mut offer = |entry: u32, found: Found<'a>| {
            let other = best.get(&entry);
            if other.is_none_or(|other| other.score < found.score) {
                best.insert(entry, found);
            }
        };
        if let [word] = clause.words.as_slice() {
            for (entry, impact) in self.holders(std::slice::from_ref(word)) {
                offer(entry, Found::new(own, 100, impact, None));
            }
        }
        for alternative in &clause.alternatives {
            let idf = self.idf(&alternative.words);
            let idf = if is_known { idf.min(own) } else { idf };
            for (entry, impact) in self.holders(&alternative.words) {
                let text = Some(alternative.text.as_str());
                offer(entry, Found::new(idf, alternative.percent, impact, text));
            }
        }
        best
    }

    /// The entries that hold all of these words, each with the least of their impacts.
    fn holders(&self, words: &[String]) -> Vec<(u32, Impact)> {
        let mut words = words.iter().filter_map(|word| self.known.get(word));
        let first = words.next().map(|word| word.postings.clone());
        words.fold(first.unwrap_or_default(), |held, word| {
            let postings = &word.postings;
            let both = held.into_iter().filter_map(|(entry, impact)| {
                let at = postings.binary_search_by_key(&entry, |(other, _)| *other);
                let (_, other) = postings.get(at.ok()?)?;
                Some((entry, impact.min(*other)))
            });
            both.collect()
        })
    }
}

fn is_known(known: &BTreeMap<String, QueryWord>, word: &str) -> bool {
    known.get(word).is_some_and(|word| word.is_known)
}

/// Adds the words of the clauses that are not there yet, as the index knows them.
fn look_up(
    clauses: &[Clause],
    known: &mut BTreeMap<String, QueryWord>,
    reader: &Reader,
) -> Result<(), Error> {
    let words = clauses.iter().flat_map(|clause| {
        let alternatives = clause.alternatives.iter();
        let others = alternatives.flat_map(|alternative| &alternative.words);
        clause.words.iter().chain(others)
    });
    let words: BTreeSet<&String> = words.filter(|word| !known.contains_key(*word)).collect();
    let index = reader.inverted(Field::Words)?;
    let new = together(words.into_iter().map(|word| {
        let info = index.term(word)?;
        let holders = info.as_ref().map_or(1, |info| info.doc_freq);
        let query_word = QueryWord {
            idf: idf(holders, reader.texts(Field::Words)),
            is_known: info.is_some(),
            postings: match info {
                Some(info) => index.impacts(&info)?,
                None => Vec::new(),
            },
        };
        Ok((word.clone(), query_word))
    }))?;
    known.extend(new);
    Ok(())
}

/// A clause in an entry.
struct Found<'a> {
    score: Bits,
    idf: Bits,
    in_title: bool,
    synonym: Option<&'a str>,
}

impl<'a> Found<'a> {
    fn new(idf: Bits, percent: i32, impact: Impact, synonym: Option<&'a str>) -> Found<'a> {
        let weight = Bits::try_from(impact.weight).unwrap_or(1);
        let steps = Bits::try_from(STEPS).unwrap_or(1);
        Found {
            score: idf * weight * percent / 100 / steps,
            idf: idf * percent / 100,
            in_title: impact.in_title,
            synonym,
        }
    }
}

/// What the paste's words tell together: all of them, and those that the index knows.
#[derive(Clone, Copy, Default)]
struct Told {
    all: Bits,
    known: Bits,
}

/// What has been added up for one entry.
#[derive(Default)]
struct Accumulator {
    score: Bits,
    /// The sum of the IDFs of the words that it holds.
    held: Bits,
    /// Of those in its title.
    in_title: Bits,
    places: Vec<Range<usize>>,
    synonyms: Vec<String>,
}

impl Accumulator {
    fn add(&mut self, clause: &Clause, found: Found<'_>) {
        self.score += found.score;
        self.held += found.idf;
        self.in_title += if found.in_title { found.idf } else { 0 };
        self.places.push(clause.place.clone());
        self.synonyms.extend(found.synonym.map(str::to_owned));
    }

    /// `title` is what the title's words tell.
    fn hit(mut self, told: Told, title: Bits) -> WordHit {
        let share = |all: Bits| {
            let share = i64::from(self.held) * 1000 / i64::from(all.max(1));
            i32::try_from(share).unwrap_or(1000)
        };
        let covered = (self.in_title * 100 / title.max(1)).min(100);
        self.places.sort_by_key(|place| (place.start, place.end));
        WordHit {
            score: self.score + self.score * TITLE_COVERED.get() / 100 * covered / 100,
            in_title: self.in_title > 0,
            share: share(told.all),
            share_of_known: share(told.known),
            places: self.places,
            synonyms: self.synonyms,
        }
    }
}

impl WordHit {
    /// Whether the entry's prose has nearly all of a longer text: it quotes it.
    pub(crate) fn is_quotation(&self) -> bool {
        self.share_of_known >= QUOTED.get() && self.places.len() >= QUOTED_WORDS.get()
    }

    /// How sure they are: their share of what the paste tells, and never more than a hint.
    pub(crate) fn confidence(&self) -> u8 {
        let most = i32::from(WORDS_SUREST.get());
        let sure = self.share * most / WORDS_ENOUGH.get();
        u8::try_from(sure.clamp(0, most)).unwrap_or(0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_all_in_the_paste_adds_its_share_to_the_score() {
        let hit = |in_title| {
            let sum = Accumulator {
                score: 1000,
                held: 300,
                in_title,
                ..Accumulator::default()
            };
            let told = Told {
                all: 600,
                known: 400,
            };
            sum.hit(told, 200)
        };
        let none = hit(0);
        assert_eq!((none.score, none.in_title), (1000, false));
        assert_eq!((none.share, none.share_of_known), (500, 750));
        assert_eq!(hit(100).score, 1000 + 10 * TITLE_COVERED.get() / 2);
        assert_eq!(hit(200).score, 1000 + 10 * TITLE_COVERED.get());
        // Words that the title has twice are counted once.
        assert_eq!(hit(400).score, hit(200).score);
    }
}
