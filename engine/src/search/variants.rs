//! What a word may have been meant for that the index does not know: a slip, a word cut short or
//! run together, hiragana for katakana, katakana for a Latin name.

use super::{
    automata::{CAPACITY, LevenshteinAutomaton, PrefixAutomaton},
    expansion::{Alternative, Clause},
    paste::Paste,
    sound::SoundAutomaton,
    terms::halves,
};
use crate::{
    error::{Error, together},
    index::inverted::InvertedIndex,
    text::{
        chars::{is_hiragana, is_katakana},
        folded::Folded,
        japanese::one_spelling,
        words::{joined_neighbours, runs, stem},
    },
    tunable::tunables,
};
use std::ops::Range;
use tantivy::termdict::TermStreamer;
use tantivy_fst::Automaton;

tunables! {
    /// How many unknown words of a paste are looked into.
    VARIED_WORDS: usize = 12;
    /// How many words one may stand for. What resembles more is too short to say which.
    VARIANTS_MOST: usize = 8;
    /// How much a word counts that is one slip away, or sounds alike, in percent.
    SLIP_PERCENT: i32 = 70;
    /// How much one counts that only begins alike.
    PREFIX_PERCENT: i32 = 50;
    /// From so many letters on a word may have a slip, or be the beginning of another.
    VARIED_SHORTEST: usize = 4;
}

/// Adds to each unknown word what it may have been meant for, and to the clauses what the paste's
/// kana and neighbouring words may stand for.
pub(crate) fn vary(
    paste: &Paste,
    clauses: &mut Vec<Clause>,
    is_known: impl Fn(&str) -> bool,
    index: &InvertedIndex,
) -> Result<(), Error> {
    let unknown = clauses.iter().enumerate().filter(|(_, clause)| {
        let [word] = clause.words.as_slice() else {
            return false;
        };
        clause.alternatives.is_empty() && !is_known(word)
    });
    let unknown: Vec<usize> = unknown.map(|(at, _)| at).take(VARIED_WORDS.get()).collect();
    let found = unknown.into_iter().map(|at| {
        let alternatives = latin(&clauses[at].words[0], index)?;
        Ok((at, alternatives))
    });
    let (found, kana) = (together(found), kana(&paste.folded, index));
    let joined = joined(&paste.folded, index);
    for (at, alternatives) in found? {
        clauses[at].alternatives = alternatives;
    }
    clauses.extend(kana?);
    clauses.extend(joined?);
    Ok(())
}

/// Neighbouring Latin words that the index has as one: `time out`, `share-point`.
fn joined(folded: &Folded, index: &InvertedIndex) -> Result<Vec<Clause>, Error> {
    let mut clauses = Vec::new();
    for word in joined_neighbours(folded, |c| matches!(c, ' ' | '-' | '\n')) {
        if index.term(&word.text)?.is_some() {
            clauses.push(Clause {
                place: word.range,
                words: vec![word.text],
                alternatives: Vec::new(),
                is_reading: true,
            });
        }
    }
    Ok(clauses)
}

/// What a Latin word may have been meant for.
fn latin(word: &str, index: &InvertedIndex) -> Result<Vec<Alternative>, Error> {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    if !word.is_ascii() || letters < VARIED_SHORTEST.get() || word.len() > CAPACITY {
        return Ok(Vec::new());
    }
    let dictionary = index.dictionary();
    let slips = LevenshteinAutomaton::new(word, 1);
    let slips = terms(dictionary.search(slips).into_stream()?);
    // A slip is rarely in the first letter.
    let slips = slips.filter(|slip| slip.as_bytes().first() == word.as_bytes().first());
    let mut found: Vec<Alternative> = slips.map(|slip| one(slip, SLIP_PERCENT.get())).collect();
    found.extend(
        halves(word, index)?.map(|[(left, _), (right, _)]| Alternative {
            text: format!("{left} {right}"),
            words: [left, right].map(|half| stem(half).to_owned()).into(),
            percent: SLIP_PERCENT.get(),
        }),
    );
    let longer = terms(
        dictionary
            .search(PrefixAutomaton::new(word))
            .into_stream()?,
    );
    let longer: Vec<String> = longer.take(VARIANTS_MOST.get() + 1).collect();
    if longer.len() <= VARIANTS_MOST.get() {
        found.extend(
            longer
                .into_iter()
                .map(|word| one(word, PREFIX_PERCENT.get())),
        );
    }
    found.truncate(VARIANTS_MOST.get());
    Ok(found)
}

/// Words of katakana that stand in hiragana, and Latin words that stand in katakana.
fn kana(folded: &Folded, index: &InvertedIndex) -> Result<Vec<Clause>, Error> {
    let mut clauses = Vec::new();
    for run in kana_runs(folded, |c| is_hiragana(c) || c == 'ー') {
        clauses.extend(katakana_in(folded, run, index)?);
    }
    for run in kana_runs(folded, is_katakana) {
        let word: String = folded.chars[run.clone()].iter().map(|ch| ch.c).collect();
        if index.term(&one_spelling(&word))?.is_some() {
            continue;
        }
        let Some(sound) = SoundAutomaton::new(&word) else {
            continue;
        };
        let names = terms(index.dictionary().search(sound).into_stream()?);
        let names: Vec<String> = names.take(VARIANTS_MOST.get() + 1).collect();
        if !names.is_empty() && names.len() <= VARIANTS_MOST.get() {
            let alternatives = names.into_iter().map(|name| one(name, SLIP_PERCENT.get()));
            clauses.push(Clause {
                place: run,
                words: vec![word],
                alternatives: alternatives.collect(),
                is_reading: true,
            });
        }
    }
    Ok(clauses)
}

/// The shortest word that hiragana are read as katakana for, in characters: two are as good as
/// always a particle and something else.
const KATAKANA_SHORTEST: usize = 3;
/// The longest.
const KATAKANA_LONGEST: usize = 12;

/// The longest known words of katakana within a run of hiragana.
fn katakana_in(
    folded: &Folded,
    run: Range<usize>,
    index: &InvertedIndex,
) -> Result<Vec<Clause>, Error> {
    let mut clauses = Vec::new();
    let mut start = run.start;
    while start + KATAKANA_SHORTEST <= run.end {
        let longest = (run.end - start).min(KATAKANA_LONGEST);
        let mut next = start + 1;
        for length in (KATAKANA_SHORTEST..=longest).rev() {
            let chars = &folded.chars[start..start + length];
            let word: String = chars.iter().map(|ch| katakana(ch.c)).collect();
            let word = one_spelling(&word);
            if index.term(&word)?.is_some() {
                clauses.push(Clause {
                    place: start..start + length,
                    words: vec![word],
                    alternatives: Vec::new(),
                    is_reading: true,
                });
                next = start + length;
                break;
            }
        }
        start = next;
    }
    Ok(clauses)
}

/// The katakana for a hiragana.
fn katakana(hiragana: char) -> char {
    match is_hiragana(hiragana) {
        true => char::from_u32(u32::from(hiragana) + 0x60).unwrap_or(hiragana),
        false => hiragana,
    }
}

/// The stretches of kana of a sort that are long enough to be a word.
fn kana_runs<'a>(
    folded: &'a Folded,
    is_one: impl Fn(char) -> bool + 'a,
) -> impl Iterator<Item = Range<usize>> + 'a {
    runs(folded, is_one).filter(|run| run.len() >= KATAKANA_SHORTEST)
}

fn one(word: String, percent: i32) -> Alternative {
    Alternative {
        text: word.clone(),
        words: vec![word],
        percent,
    }
}

fn terms<A: Automaton>(mut stream: TermStreamer<'_, A>) -> impl Iterator<Item = String>
where
    A::State: Clone,
{
    std::iter::from_fn(move || {
        let is_there = stream.advance();
        is_there.then(|| String::from_utf8_lossy(stream.key()).into_owned())
    })
}
