//! Words that a slip has made of others: the dictionary's words that an unknown word may stand for.

use super::{paste::Paste, retrieve::KnownTerm};
use crate::{Error, error::together, index::Postings};
use tantivy::{postings::TermInfo, termdict::TermStreamer};
use tantivy_fst::Automaton;

/// How many unknown words of a paste are worth the search; a log has hundreds, and enough else.
const MOST_WORDS: usize = 12;
/// How many documents may speak for an unknown word. What resembles more tells nothing.
const MOST_DOCUMENTS: usize = 4000;
/// The longest word that is compared, in bytes.
const LONGEST: usize = 23;

/// Gives each unknown word of the paste the documents of the words that it may stand for: a word
/// one or two slips away, two words run together, a word that the paste's edge has cut.
pub(crate) fn guess(
    paste: &Paste,
    known: &mut [KnownTerm],
    postings: &Postings,
) -> Result<(), Error> {
    let guesses = together(unknown_words(paste, known).into_iter().map(|term| {
        let alike = alike(paste, term, postings)?;
        let telling = alike
            .iter()
            .filter(|info| info.doc_freq as usize <= MOST_DOCUMENTS);
        let mut documents = together(telling.map(|info| postings.documents(info)))?.concat();
        documents.sort_unstable();
        documents.dedup();
        Ok((term, documents))
    }))?;
    for (term, documents) in guesses {
        if documents.len() <= MOST_DOCUMENTS {
            known[term].guessed = true;
            known[term].documents = documents;
        }
    }
    Ok(())
}

/// The words that the paste's term may stand for.
fn alike(paste: &Paste, term: usize, postings: &Postings) -> Result<Vec<TermInfo>, Error> {
    let word = paste.terms[term].as_str();
    let dictionary = postings.dictionary();
    let mut infos = Vec::new();
    collect(
        dictionary.search(Slips::new(word)).into_stream()?,
        &mut infos,
    );
    infos.extend(halves(word, postings)?.into_iter().flatten());
    if paste.ends_with_term(term) {
        let beginning = Beginning(word.as_bytes());
        collect(dictionary.search(beginning).into_stream()?, &mut infos);
    }
    if paste.starts_with_term(term) {
        let ending = Ending(word.as_bytes());
        collect(dictionary.search(ending).into_stream()?, &mut infos);
    }
    Ok(infos)
}

fn unknown_words(paste: &Paste, known: &[KnownTerm]) -> Vec<usize> {
    let is_word = |text: &str| {
        (3..=LONGEST).contains(&text.len())
            && text.is_ascii()
            && text.bytes().filter(u8::is_ascii_alphabetic).count() >= 3
    };
    let unknown = (0..known.len())
        .filter(|&term| known[term].documents.is_empty() && is_word(&paste.terms[term]));
    unknown.take(MOST_WORDS).collect()
}

fn collect<A: Automaton>(mut stream: TermStreamer<'_, A>, infos: &mut Vec<TermInfo>)
where
    A::State: Clone,
{
    const MOST: usize = 64;
    while infos.len() < MOST && stream.advance() {
        infos.push(stream.value().clone());
    }
}

/// The two words that this one may have been run together from, both known and not tiny.
fn halves(word: &str, postings: &Postings) -> Result<Option<[TermInfo; 2]>, Error> {
    for cut in 3..word.len().saturating_sub(2) {
        let stem = |text| postings.term(crate::text::stem(text));
        if let (Some(left), Some(right)) = (stem(&word[..cut])?, stem(&word[cut..])?) {
            return Ok(Some([left, right]));
        }
    }
    Ok(None)
}

/// Words within one slip of a short word, two of a longer one (a character more, less or other).
struct Slips<'a> {
    word: &'a [u8],
    most: u8,
}

impl<'a> Slips<'a> {
    fn new(word: &'a str) -> Slips<'a> {
        let most = match word.len() {
            ..4 => 0,
            4..7 => 1,
            _ => 2,
        };
        Slips {
            word: word.as_bytes(),
            most,
        }
    }
}

/// A row of the table of edit distances: how far each beginning of the word is from what was read.
type Row = [u8; LONGEST + 1];

impl Automaton for Slips<'_> {
    type State = Row;

    fn start(&self) -> Row {
        std::array::from_fn(|at| u8::try_from(at).unwrap_or(u8::MAX))
    }

    fn is_match(&self, row: &Row) -> bool {
        row[self.word.len()] <= self.most
    }

    fn can_match(&self, row: &Row) -> bool {
        row[..=self.word.len()]
            .iter()
            .any(|&distance| distance <= self.most)
    }

    fn accept(&self, row: &Row, byte: u8) -> Row {
        let mut next = [u8::MAX; LONGEST + 1];
        next[0] = row[0].saturating_add(1);
        for (at, &expected) in self.word.iter().enumerate() {
            let other = row[at].saturating_add(u8::from(expected != byte));
            let more = row[at + 1].saturating_add(1);
            let less = next[at].saturating_add(1);
            next[at + 1] = other.min(more).min(less);
        }
        next
    }
}

/// Words that begin so.
struct Beginning<'a>(&'a [u8]);

impl Automaton for Beginning<'_> {
    /// How many bytes agree; none once one has not.
    type State = Option<usize>;

    fn start(&self) -> Self::State {
        Some(0)
    }

    fn is_match(&self, state: &Self::State) -> bool {
        *state == Some(self.0.len())
    }

    fn can_match(&self, state: &Self::State) -> bool {
        state.is_some()
    }

    fn will_always_match(&self, state: &Self::State) -> bool {
        self.is_match(state)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let agreed = (*state)?;
        match self.0.get(agreed) {
            None => Some(agreed),
            Some(&expected) => (expected == byte).then_some(agreed + 1),
        }
    }
}

/// Words that end so.
struct Ending<'a>(&'a [u8]);

impl Automaton for Ending<'_> {
    /// The beginnings of the ending that what was read ends with, a bit for each length.
    type State = u32;

    fn start(&self) -> u32 {
        1
    }

    fn is_match(&self, state: &u32) -> bool {
        state >> self.0.len() & 1 == 1
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        let mut next = 1;
        for (at, &expected) in self.0.iter().enumerate() {
            if state >> at & 1 == 1 && expected == byte {
                next |= 1 << (at + 1);
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts<A: Automaton>(automaton: &A, word: &str) -> bool {
        let read = |state, byte| automaton.accept(&state, byte);
        automaton.is_match(&word.bytes().fold(automaton.start(), read))
    }

    #[test]
    fn a_word_is_known_by_its_slips_its_beginning_and_its_end() {
        assert!(accepts(&Slips::new("passw0rd"), "password"));
        assert!(accepts(&Slips::new("strting"), "starting"));
        assert!(
            !accepts(&Slips::new("cat"), "car"),
            "three letters have too many neighbours"
        );
        assert!(accepts(&Beginning(b"connec"), "connection"));
        assert!(!accepts(&Beginning(b"connec"), "conn"));
        assert!(accepts(&Ending(b"ction"), "connection"));
        assert!(!accepts(&Ending(b"ction"), "connections"));
    }
}
