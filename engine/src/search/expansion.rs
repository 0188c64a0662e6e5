//! Query expansion: what else may stand for a word or phrase of the paste.

use super::paste::Paste;
use crate::{
    index::synonyms::{Synonym, Synonyms},
    text::{content::phrase_words, words::Token},
    tunable::tunables,
};
use naosu_vocabulary::Closeness;
use std::{collections::BTreeMap, ops::Range};

tunables! {
    /// How much a synonym counts of the reader's own word, in percent.
    SAME_PERCENT: i32 = 90;
    /// How much a word of near meaning counts.
    NEAR_PERCENT: i32 = 70;
    /// A word that has more synonyms is too general to stand for any of them.
    WIDEST_EXPANSION: usize = 24;
    /// The longest phrase that is looked for, in words.
    PHRASE_LONGEST: usize = 4;
}

/// Something that the paste asks for.
pub(crate) struct Clause {
    /// Where it stands first: characters of the folded paste.
    pub(crate) place: Range<usize>,
    /// Its words, as the index has them.
    pub(crate) words: Vec<String>,
    /// What may stand for it.
    pub(crate) alternatives: Vec<Alternative>,
    /// Whether it is a reading of words that other clauses have as well.
    pub(crate) is_reading: bool,
}

/// What may stand for a word or phrase.
pub(crate) struct Alternative {
    /// As people write it.
    pub(crate) text: String,
    /// Its words, as the index has them. An entry is to hold them all.
    pub(crate) words: Vec<String>,
    /// How much it counts, in percent.
    pub(crate) percent: i32,
}

impl Alternative {
    fn of(synonym: &Synonym) -> Alternative {
        Alternative {
            text: synonym.text.clone(),
            words: synonym.words.clone(),
            percent: match synonym.closeness {
                Closeness::Same => SAME_PERCENT.get(),
                Closeness::Near => NEAR_PERCENT.get(),
            },
        }
    }
}

/// What the paste asks for: its words, and its phrases that have synonyms, each once.
pub(crate) fn clauses(paste: &Paste, synonyms: &Synonyms) -> Vec<Clause> {
    let quoted = paste.quoted();
    let is_quoted = |token: &Token| {
        quoted
            .iter()
            .any(|range| range.contains(&token.range.start))
    };
    let mut clauses: BTreeMap<Vec<String>, Clause> = BTreeMap::new();
    for token in &paste.words {
        let words = vec![token.text.clone()];
        let synonyms = match is_quoted(token) {
            true => &[],
            false => telling(synonyms, &words),
        };
        add(&mut clauses, words, token.range.clone(), synonyms);
    }
    let words: Vec<&Token> = phrase_words(&paste.words)
        .into_iter()
        .filter(|token| !is_quoted(token))
        .collect();
    for length in 2..=PHRASE_LONGEST.get() {
        for phrase in words.windows(length) {
            let words: Vec<String> = phrase.iter().map(|token| token.text.clone()).collect();
            let synonyms = telling(synonyms, &words);
            // What was written as one word has been asked for as one.
            let is_asked = clauses.contains_key([words.concat()].as_slice());
            if !synonyms.is_empty() && !is_asked {
                let place = phrase[0].range.start..phrase[length - 1].range.end;
                add(&mut clauses, words, place, synonyms);
            }
        }
    }
    clauses.into_values().collect()
}

/// The synonyms of a word or phrase, unless there are too many.
fn telling<'a>(synonyms: &'a Synonyms, words: &[String]) -> &'a [Synonym] {
    let found = synonyms.of(words);
    match found.len() <= WIDEST_EXPANSION.get() {
        true => found,
        false => &[],
    }
}

fn add(
    clauses: &mut BTreeMap<Vec<String>, Clause>,
    words: Vec<String>,
    place: Range<usize>,
    synonyms: &[Synonym],
) {
    clauses.entry(words.clone()).or_insert_with(|| Clause {
        place,
        is_reading: words.len() > 1,
        words,
        alternatives: synonyms.iter().map(Alternative::of).collect(),
    });
}
