//! From the terms of a paste to the few messages that are worth laying against it.

use super::paste::Paste;
use crate::{
    Error,
    bits::{Bits, rarity},
    error::together,
    index::{Postings, Reader},
    text::key_bits,
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
};

/// How many lines a wrapped dialog has at the most.
const BLOCK: u32 = 8;
/// How many messages are kept of each window, in a paste of few lines or of many.
const KEPT_SHORT: usize = 40;
const KEPT_LONG: usize = 10;
/// How many messages are laid against the paste in all, for few lines or many.
const KEPT: usize = 64;
const KEPT_IN_ALL_OF_LONG: usize = 256;
/// A paste of more windows than this is long.
const LONG: usize = 16;
/// In a long paste a window is judged by its rarest terms: they say what it is about, and a log of
/// a thousand lines is read in bounded time. So many for each line, and none that more messages hold.
const TERMS_A_LINE: usize = 10;
const MOST_HOLDERS: usize = 3000;
/// How many of the messages found so are judged again, by all the terms of their lines.
const JUDGED_AGAIN: usize = 2000;

/// A paste's term as the index knows it.
pub(crate) struct KnownTerm {
    /// What it tells.
    pub(crate) bits: Bits,
    /// Whether the documents only hold words that resemble it.
    pub(crate) guessed: bool,
    /// The documents that hold it, in order; empty where the index does not know it.
    pub(crate) documents: Vec<u32>,
}

impl KnownTerm {
    /// What it counts for a document that holds it.
    fn counts(&self) -> Bits {
        let bits = if self.guessed {
            self.bits / 2
        } else {
            self.bits
        };
        bits.max(1)
    }
}

/// A message worth a closer look, and the lines of the paste that speak for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) doc: u32,
    pub(crate) lines: Range<u32>,
    pub(crate) estimate: Bits,
}

/// Looks up each distinct term.
pub(crate) fn look_up(
    terms: &[String],
    postings: &Postings,
    total: u32,
) -> Result<Vec<KnownTerm>, Error> {
    together(terms.iter().map(|term| {
        let info = postings.term(term)?;
        Ok(KnownTerm {
            bits: rarity(info.as_ref().map_or(1, |info| info.doc_freq), total),
            guessed: false,
            documents: match info {
                Some(info) => postings.documents(&info)?,
                None => Vec::new(),
            },
        })
    }))
}

/// The messages whose terms stand together in some lines of the paste.
pub(crate) fn candidates(paste: &Paste, known: &[KnownTerm], reader: &Reader) -> Vec<Candidate> {
    let mut tally = Tally::new(reader.documents());
    let lines = term_lines(paste);
    let windows = windows(paste.skeleton.lines);
    let long = windows.len() > LONG;
    let (kept, kept_in_all) = if long {
        (KEPT_LONG, KEPT_IN_ALL_OF_LONG)
    } else {
        (KEPT_SHORT, KEPT)
    };
    let mut best: HashMap<u32, Candidate> = HashMap::new();
    let mut seen = HashSet::new();
    for window in windows {
        let mut terms = terms_within(&lines, &window);
        if long {
            keep_rarest(&mut terms, known, &window);
        }
        // Logs repeat themselves.
        if terms.is_empty() || !seen.insert(terms.clone()) {
            continue;
        }
        for (doc, estimate) in tally.best(&terms, known, reader, kept) {
            let candidate = Candidate {
                doc,
                lines: window.clone(),
                estimate,
            };
            match best.get_mut(&doc) {
                // Of two windows that tell the same of a message the smaller one was first.
                Some(other) if other.estimate >= estimate => {}
                Some(other) => *other = candidate,
                None => {
                    best.insert(doc, candidate);
                }
            }
        }
    }
    let mut best: Vec<Candidate> = best.into_values().collect();
    keep_best(&mut best, if long { JUDGED_AGAIN } else { kept_in_all });
    if long {
        for candidate in &mut best {
            let terms = terms_within(&lines, &candidate.lines);
            let held = terms.iter().map(|&term| &known[term as usize]);
            let held = held.filter(|term| term.documents.binary_search(&candidate.doc).is_ok());
            let sum = held.map(KnownTerm::counts).sum();
            candidate.estimate = worth(sum, reader.message_bits(candidate.doc));
        }
        keep_best(&mut best, kept_in_all);
    }
    best
}

fn keep_best(candidates: &mut Vec<Candidate>, most: usize) {
    candidates.sort_by_key(|candidate| (-candidate.estimate, candidate.doc));
    candidates.truncate(most);
}

/// Each line by itself, then blocks of lines for messages that are wrapped, overlapping by half.
fn windows(lines: u32) -> Vec<Range<u32>> {
    let mut windows: Vec<Range<u32>> = (0..lines).map(|line| line..line + 1).collect();
    if lines > 1 {
        let mut start = 0;
        loop {
            windows.push(start..(start + BLOCK).min(lines));
            if start + BLOCK >= lines {
                break;
            }
            start += BLOCK / 2;
        }
    }
    windows
}

/// For each occurrence of a term: its first and last line.
fn term_lines(paste: &Paste) -> Vec<(u32, u32, u32)> {
    let chars = &paste.skeleton.chars;
    let line = |at: u32| chars.get(at as usize).map_or(0, |ch| ch.line);
    let lines = paste.occurrences.iter().map(|occurrence| {
        let last = occurrence.end.saturating_sub(1).max(occurrence.start);
        (line(occurrence.start), line(last), occurrence.term)
    });
    // Occurrences are in the order of the paste, so that lines ascend.
    lines.collect()
}

fn terms_within(lines: &[(u32, u32, u32)], window: &Range<u32>) -> Vec<u32> {
    let start = lines.partition_point(|&(first, ..)| first < window.start);
    let within = lines[start..]
        .iter()
        .take_while(|&&(first, ..)| first < window.end);
    let mut terms: Vec<u32> = within
        .filter(|&&(_, last, _)| last < window.end)
        .map(|&(.., term)| term)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn keep_rarest(terms: &mut Vec<u32>, known: &[KnownTerm], window: &Range<u32>) {
    // A message takes three lines at the most of a log's width.
    let most = TERMS_A_LINE * window.len().min(3);
    let holders = |&term: &u32| known[term as usize].documents.len();
    terms.retain(|term| (1..=MOST_HOLDERS).contains(&holders(term)));
    terms.sort_by_key(|term| (holders(term), *term));
    terms.truncate(most);
    terms.sort_unstable();
}

/// Adds up, for each message, what the terms of a window tell of it.
struct Tally {
    sums: Vec<Bits>,
    touched: Vec<u32>,
}

impl Tally {
    fn new(documents: u32) -> Tally {
        Tally {
            sums: vec![0; documents as usize],
            touched: Vec::new(),
        }
    }

    fn best(
        &mut self,
        terms: &[u32],
        known: &[KnownTerm],
        reader: &Reader,
        kept: usize,
    ) -> Vec<(u32, Bits)> {
        for &term in terms {
            let term = &known[term as usize];
            let bits = term.counts();
            for &doc in &term.documents {
                let sum = &mut self.sums[doc as usize];
                if *sum == 0 {
                    self.touched.push(doc);
                }
                *sum += bits;
            }
        }
        let sums: Vec<(u32, Bits)> = self
            .touched
            .drain(..)
            .map(|doc| (doc, std::mem::take(&mut self.sums[doc as usize])))
            .collect();
        let worth = |(doc, sum)| (doc, worth(sum, reader.message_bits(doc)));
        top(sums.into_iter().map(worth).collect(), kept)
    }
}

/// What it is worth that terms of so many bits are there of a message of `total`. A short message
/// in a long paste has all of its terms there, a piece of a long message tells much in all: what
/// is there counts, and counts again by its share of the message.
fn worth(sum: Bits, total: Bits) -> Bits {
    let total = i64::from(total.max(sum).max(1));
    let again = i64::from(sum) * i64::from(sum) / total;
    sum + Bits::try_from(again).unwrap_or(sum)
}

/// The best, in no order.
fn top(mut sums: Vec<(u32, Bits)>, kept: usize) -> Vec<(u32, Bits)> {
    if sums.len() > kept {
        sums.select_nth_unstable_by_key(kept, |&(doc, worth)| (-worth, doc));
        sums.truncate(kept);
    }
    sums
}

/// A code of the paste that the index knows.
pub(crate) struct KnownCode {
    pub(crate) key: String,
    /// What it tells.
    pub(crate) bits: Bits,
    /// Where it stands first: characters of the folded paste.
    pub(crate) place: Range<usize>,
    /// The documents that hold it, in order.
    pub(crate) documents: Vec<u32>,
}

/// Looks up what may be a code: keys, with the characters of the folded paste that they cover.
/// Known ones come in the order of the paste.
pub(crate) fn codes(
    keys: Vec<(String, Range<usize>)>,
    postings: &Postings,
    total: u32,
) -> Result<Vec<KnownCode>, Error> {
    let mut first = BTreeMap::new();
    for (key, place) in keys {
        first.entry(key).or_insert(place);
    }
    let known = together(first.into_iter().map(|(key, place)| {
        let Some(info) = postings.term(&key)? else {
            return Ok(None);
        };
        Ok(Some(KnownCode {
            bits: rarity(info.doc_freq, total).min(key_bits(&key)),
            documents: postings.documents(&info)?,
            key,
            place,
        }))
    }))?;
    let mut known: Vec<KnownCode> = known.into_iter().flatten().collect();
    known.sort_by_key(|code| code.place.start);
    Ok(known)
}
