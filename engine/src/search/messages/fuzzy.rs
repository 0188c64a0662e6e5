//! Fuzzy expansion: words that a slip has made of others get the postings of those others.

use crate::{
    error::{Error, together},
    index::{inverted::InvertedIndex, reader::Reader, schema::Field},
    search::{
        automata::{CAPACITY, LevenshteinAutomaton, PrefixAutomaton, SuffixAutomaton},
        paste::Paste,
        terms::{QueryTerm, halves},
    },
    tunable::tunables,
};
use tantivy::{postings::TermInfo, termdict::TermStreamer};
use tantivy_fst::Automaton;

tunables! {
    /// How many unknown words of a paste are worth the search; a log has hundreds, and enough else.
    FUZZY_WORDS: usize = 12;
    /// How many documents may speak for an unknown word. What resembles more tells nothing.
    FUZZY_POSTINGS: usize = 4000;
    /// How many words of the dictionary an unknown word may stand for.
    FUZZY_EXPANSIONS: usize = 64;
    /// The shortest word that is compared, in letters.
    FUZZY_SHORTEST: usize = 3;
    /// The longest, in bytes. Of the words of sixteen thousand messages three in ten thousand are
    /// longer.
    FUZZY_LONGEST: usize = 23;
    /// From so many letters on a word may have one slip. A shorter one has too many neighbours.
    ONE_SLIP: usize = 4;
    /// From so many on it may have two.
    TWO_SLIPS: usize = 7;
}

/// Gives each unknown word of the paste the postings of the words that it may stand for: a word
/// one or two slips away, two words run together, a word that the paste's edge has cut.
pub(crate) fn expand(paste: &Paste, terms: &mut [QueryTerm], reader: &Reader) -> Result<(), Error> {
    let index = reader.inverted(Field::Message)?;
    let most = FUZZY_POSTINGS.get();
    let expansions = together(unknown_words(paste, terms).into_iter().map(|term| {
        let similar = similar(paste, term, &index)?;
        let telling = similar.iter().filter(|info| info.doc_freq as usize <= most);
        let mut postings = together(telling.map(|info| index.postings(info)))?.concat();
        postings.sort_unstable();
        postings.dedup();
        Ok((term, postings))
    }))?;
    for (term, postings) in expansions {
        if postings.len() <= most {
            terms[term].is_fuzzy = true;
            terms[term].postings = postings;
        }
    }
    Ok(())
}

/// The words that the paste's term may stand for.
fn similar(paste: &Paste, term: usize, index: &InvertedIndex) -> Result<Vec<TermInfo>, Error> {
    let word = paste.terms[term].as_str();
    let dictionary = index.dictionary();
    let mut infos = Vec::new();
    let slips = LevenshteinAutomaton::new(word, most_slips(word));
    collect(dictionary.search(slips).into_stream()?, &mut infos);
    let halves = halves(word, index)?.into_iter().flatten();
    infos.extend(halves.map(|(_, info)| info));
    if paste.ends_with_term(term) {
        let prefix = PrefixAutomaton::new(word);
        collect(dictionary.search(prefix).into_stream()?, &mut infos);
    }
    if paste.starts_with_term(term) {
        let suffix = SuffixAutomaton::new(word);
        collect(dictionary.search(suffix).into_stream()?, &mut infos);
    }
    Ok(infos)
}

fn most_slips(word: &str) -> u8 {
    u8::from(word.len() >= ONE_SLIP.get()) + u8::from(word.len() >= TWO_SLIPS.get())
}

fn unknown_words(paste: &Paste, terms: &[QueryTerm]) -> Vec<usize> {
    let (shortest, longest) = (FUZZY_SHORTEST.get(), FUZZY_LONGEST.get().min(CAPACITY));
    let is_word = |text: &str| {
        (shortest..=longest).contains(&text.len())
            && text.is_ascii()
            && text.bytes().filter(u8::is_ascii_alphabetic).count() >= shortest
    };
    let unknown = (0..terms.len())
        .filter(|&term| terms[term].postings.is_empty() && is_word(&paste.terms[term]));
    unknown.take(FUZZY_WORDS.get()).collect()
}

fn collect<A: Automaton>(mut stream: TermStreamer<'_, A>, infos: &mut Vec<TermInfo>)
where
    A::State: Clone,
{
    while infos.len() < FUZZY_EXPANSIONS.get() && stream.advance() {
        infos.push(stream.value().clone());
    }
}

#[cfg(test)]
mod tests {
    use super::most_slips;

    #[test]
    fn a_short_word_has_too_many_neighbours_to_be_a_slip() {
        assert_eq!(most_slips("cat"), 0);
        assert_eq!(most_slips("open"), 1);
        assert_eq!(most_slips("password"), 2);
    }
}
