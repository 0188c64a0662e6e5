//! A paste, taken apart once for everything that is asked of it.

use crate::text::{
    chars::is_japanese,
    content::content_words,
    folded::Folded,
    japanese::japanese_words,
    skeleton::Skeleton,
    words::{Token, bigrams, joined_neighbours, word_tokens},
};
use crate::tunable::tunables;
use naosu_lexicon::Lexicon;
use std::{collections::HashMap, ops::Range};

/// How much of a paste is read, in bytes: of one longer than their sum the beginning and the end,
/// where logs tell what was started and what went wrong.
///
/// Chosen by time: a log of a megabyte is answered in about a second where no line comes twice
/// (docs/measuring.md), and a reader does not wait much longer.
const HEAD: usize = 256 * 1024;
const TAIL: usize = 1024 * 1024;

tunables! {
    /// The longest paste, in characters, whose words are looked for in titles and prose.
    WORDS_LONGEST_PASTE: usize = 2000;
}

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
    /// Where they stand. *Invariant*: ordered by start, then end, then term.
    pub(crate) occurrences: Vec<Occurrence>,
    /// The words that carry its meaning, in order; none in a long paste: what a whole log has in
    /// common with a text says nothing.
    pub(crate) words: Vec<Token>,
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
        let places = skeleton_places(&folded, &skeleton);
        let mut terms = Terms::default();
        let mut tokens = word_tokens(&folded);
        // A line break may have cut a word in two.
        tokens.extend(joined_neighbours(&folded, |c| c == '\n'));
        if let Some(lexicon) = lexicon {
            tokens.extend(japanese_words(&folded, lexicon));
        }
        for token in tokens {
            let (start, end) = (places[token.range.start], places[token.range.end]);
            terms.add(token.text, start, end);
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
        let words = match skeleton.chars.len() <= WORDS_LONGEST_PASTE.get() {
            true => content_words(&folded, lexicon),
            false => Vec::new(),
        };
        Paste {
            folded,
            skeleton,
            terms: list,
            occurrences,
            words,
        }
    }

    /// What stands between quotation marks: characters of the folded text. Who quotes a word
    /// means that very word.
    pub(crate) fn quoted(&self) -> Vec<Range<usize>> {
        let mut quoted = Vec::new();
        let mut open = None;
        for (at, ch) in self.folded.chars.iter().enumerate() {
            match (open, ch.c) {
                (Some((start, close)), c) if c == close => {
                    quoted.push(start..at);
                    open = None;
                }
                // A mark that is not closed on its line was none.
                (Some(_), '\n') => open = None,
                (None, c) => open = closing(c).map(|close| (at, close)),
                (Some(_), _) => {}
            }
        }
        quoted
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
}

/// The mark that ends what this one begins. Folding has made all straight double marks of it.
fn closing(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

fn is_japanese_or_half_width(c: char) -> bool {
    is_japanese(c) || matches!(c, '\u{FF66}'..='\u{FF9D}')
}

/// The parts of a paste that are read, each with the byte at which it begins.
fn clip(text: &str) -> Vec<(usize, &str)> {
    if text.len() <= HEAD + TAIL {
        return vec![(0, text)];
    }
    let boundary = |from: usize| (from..text.len()).find(|&at| text.is_char_boundary(at));
    let head = boundary(HEAD).unwrap_or(text.len());
    let tail = boundary(text.len() - TAIL).unwrap_or(text.len());
    vec![(0, &text[..head]), (tail, &text[tail..])]
}

/// For each character of the folded text, and for its end: how many skeleton characters stand
/// before it.
fn skeleton_places(folded: &Folded, skeleton: &Skeleton) -> Vec<u32> {
    let mut places = vec![0u32; folded.chars.len() + 1];
    let mut next = 0u32;
    for (index, place) in places.iter_mut().enumerate() {
        let stands_before = |next: u32| {
            let ch = skeleton.chars.get(next as usize);
            ch.is_some_and(|ch| (ch.at as usize) < index)
        };
        while stands_before(next) {
            next += 1;
        }
        *place = next;
    }
    places
}

/// Numbers distinct terms while a paste is taken apart.
#[derive(Default)]
struct Terms {
    list: Vec<String>,
    numbers: HashMap<String, u32>,
    occurrences: Vec<Occurrence>,
}

impl Terms {
    fn add(&mut self, text: String, start: u32, end: u32) {
        let next = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let term = *self.numbers.entry(text).or_insert_with_key(|text| {
            self.list.push(text.clone());
            next
        });
        self.occurrences.push(Occurrence { term, start, end });
    }
}
