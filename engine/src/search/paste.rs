//! A paste, taken apart once for everything that is asked of it.

use crate::{
    bits::{BIT, Bits},
    text::{
        Folded, Skeleton, Token, bigrams, is_japanese, japanese_words, latin_words, stem,
        word_tokens,
    },
};
use naosu_lexicon::Lexicon;
use std::{collections::HashMap, ops::Range};

/// How much of a paste is read, in bytes: of one longer than their sum the beginning and the end,
/// where logs tell what was started and what went wrong.
const HEAD: usize = 256 * 1024;
const TAIL: usize = 1024 * 1024;

/// Where a term stands in a paste.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence {
    /// Which of the paste's distinct terms.
    pub(crate) term: u32,
    /// The skeleton characters that it covers.
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// A paste, normalised and cut into terms.
pub(crate) struct Paste {
    pub(crate) folded: Folded,
    pub(crate) skeleton: Skeleton,
    /// The distinct terms.
    pub(crate) terms: Vec<String>,
    /// Where they stand, in order.
    pub(crate) occurrences: Vec<Occurrence>,
}

impl Paste {
    /// Whether taking this text apart needs the lexicon.
    pub(crate) fn needs_lexicon(text: &str) -> bool {
        clip(text)
            .iter()
            .any(|(_, part)| part.chars().any(is_japanese_or_half_width))
    }

    pub(crate) fn new(text: &str, lexicon: Option<&Lexicon>) -> Paste {
        let folded = Folded::of_parts(&clip(text));
        let skeleton = Skeleton::new(&folded);
        let mut places = vec![0u32; folded.chars.len() + 1];
        let mut next = 0u32;
        for (index, place) in places.iter_mut().enumerate() {
            while skeleton
                .chars
                .get(next as usize)
                .is_some_and(|ch| (ch.at as usize) < index)
            {
                next += 1;
            }
            *place = next;
        }
        let mut terms = Terms::default();
        let mut tokens = word_tokens(&folded);
        tokens.extend(joined_at_breaks(&folded));
        if let Some(lexicon) = lexicon {
            tokens.extend(japanese_words(&folded, lexicon));
        }
        for token in tokens {
            terms.add(
                token.text,
                places[token.range.start],
                places[token.range.end],
            );
        }
        for (pair, at) in bigrams(&skeleton) {
            let at = u32::try_from(at).unwrap_or(u32::MAX - 2);
            terms.add(pair, at, at + 2);
        }
        let Terms {
            list,
            mut occurrences,
            ..
        } = terms;
        occurrences.sort_by_key(|occurrence| (occurrence.start, occurrence.end, occurrence.term));
        Paste {
            folded,
            skeleton,
            terms: list,
            occurrences,
        }
    }

    /// Skeleton characters with what the skeleton leaves out of words: their long vowel marks.
    pub(crate) fn written(&self, range: Range<usize>) -> impl Iterator<Item = char> + '_ {
        let place = |at: usize| self.skeleton.chars.get(at).map(|ch| ch.at as usize);
        let all = self.folded.chars.len();
        let start = place(range.start).unwrap_or(all);
        let end = place(range.end).unwrap_or(all).max(start);
        let chars = self.folded.chars[start..end].iter().map(|ch| ch.c);
        chars.filter(|c| !c.is_whitespace())
    }

    /// Whether the paste begins with this term.
    pub(crate) fn starts_with_term(&self, term: usize) -> bool {
        self.occurrences
            .iter()
            .any(|it| it.start == 0 && it.term as usize == term)
    }

    /// Whether the paste ends with this term.
    pub(crate) fn ends_with_term(&self, term: usize) -> bool {
        let end = self.skeleton.chars.len();
        self.occurrences
            .iter()
            .any(|it| it.end as usize == end && it.term as usize == term)
    }

    /// How much each skeleton character tells, given how much each term does: a word's share is
    /// spread over its characters, Japanese pairs overlap and share. What the index has never
    /// seen (values, slips) tells as much as the rarest word.
    pub(crate) fn weights(&self, term_bits: &[Bits]) -> Vec<Bits> {
        const LEAST: Bits = BIT / 4;
        const MOST: Bits = BIT * 5 / 2;
        const MARK: Bits = BIT / 2;
        let mut weights = vec![MARK; self.skeleton.chars.len()];
        for (ch, weight) in self.skeleton.chars.iter().zip(&mut weights) {
            if ch.c.is_alphanumeric() {
                *weight = LEAST;
            }
        }
        for occurrence in &self.occurrences {
            let (start, end) = (occurrence.start as usize, occurrence.end as usize);
            let Some(length) = Bits::try_from(end.saturating_sub(start))
                .ok()
                .filter(|&length| length > 0)
            else {
                continue;
            };
            let each = (term_bits[occurrence.term as usize] / length / 2).clamp(LEAST, MOST);
            let latin = !is_japanese(self.skeleton.chars[start].c);
            // A Latin character belongs to one word, a Japanese one to two pairs.
            let each = if latin { (each * 2).min(MOST) } else { each };
            for weight in &mut weights[start..end] {
                *weight = (*weight).max(each);
            }
        }
        weights
    }
}

fn is_japanese_or_half_width(c: char) -> bool {
    is_japanese(c) || matches!(c, '\u{FF66}'..='\u{FF9D}')
}

fn clip(text: &str) -> Vec<(usize, &str)> {
    if text.len() <= HEAD + TAIL {
        return vec![(0, text)];
    }
    let boundary = |from: usize| (from..text.len()).find(|&at| text.is_char_boundary(at));
    let head = boundary(HEAD).unwrap_or(text.len());
    let tail = boundary(text.len() - TAIL).unwrap_or(text.len());
    vec![(0, &text[..head]), (tail, &text[tail..])]
}

/// The words that a line break may have cut in two.
fn joined_at_breaks(folded: &Folded) -> Vec<Token> {
    let runs: Vec<_> = latin_words(folded).collect();
    let joined = runs.windows(2).filter_map(|pair| {
        let between = &folded.chars[pair[0].end..pair[1].start];
        let wrapped = between.len() == 1 && between[0].c == '\n';
        wrapped.then(|| {
            let chars = pair.iter().flat_map(|run| &folded.chars[run.clone()]);
            let text: String = chars.map(|ch| ch.c).collect();
            Token {
                text: stem(&text).to_owned(),
                range: pair[0].start..pair[1].end,
            }
        })
    });
    joined.collect()
}

#[derive(Default)]
struct Terms {
    list: Vec<String>,
    index: HashMap<String, u32>,
    occurrences: Vec<Occurrence>,
}

impl Terms {
    fn add(&mut self, text: String, start: u32, end: u32) {
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let term = *self.index.entry(text).or_insert_with_key(|text| {
            self.list.push(text.clone());
            next
        });
        self.occurrences.push(Occurrence { term, start, end });
    }
}
