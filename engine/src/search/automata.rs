//! Automata that walk over the term dictionary (a finite-state transducer): each says which terms
//! it accepts, and which beginnings of terms need not be followed.

use tantivy_fst::Automaton;

/// The longest word that the automata take, in bytes; `cargo xtask sweep` doubles it.
pub(super) const CAPACITY: usize = if cfg!(feature = "sweep") { 47 } else { 23 };

/// Words within some edits (a byte more, less or other) of a word.
///
/// A Levenshtein automaton, simulated: its state is a row of the table of edit distances, and the
/// next row is made from it by dynamic programming.
///
/// *Invariant*: the word has at most [`CAPACITY`] bytes.
pub(super) struct LevenshteinAutomaton<'a> {
    word: &'a [u8],
    most: u8,
}

impl<'a> LevenshteinAutomaton<'a> {
    pub(super) fn new(word: &'a str, most: u8) -> LevenshteinAutomaton<'a> {
        debug_assert!(word.len() <= CAPACITY);
        LevenshteinAutomaton {
            word: word.as_bytes(),
            most,
        }
    }
}

/// How far each beginning of the word is from what was read.
type Distances = [u8; CAPACITY + 1];

impl Automaton for LevenshteinAutomaton<'_> {
    type State = Distances;

    fn start(&self) -> Distances {
        std::array::from_fn(|at| u8::try_from(at).unwrap_or(u8::MAX))
    }

    fn is_match(&self, distances: &Distances) -> bool {
        distances[self.word.len()] <= self.most
    }

    fn can_match(&self, distances: &Distances) -> bool {
        distances[..=self.word.len()]
            .iter()
            .any(|&distance| distance <= self.most)
    }

    fn accept(&self, distances: &Distances, byte: u8) -> Distances {
        let mut next = [u8::MAX; CAPACITY + 1];
        next[0] = distances[0].saturating_add(1);
        for (at, &expected) in self.word.iter().enumerate() {
            let other = distances[at].saturating_add(u8::from(expected != byte));
            let more = distances[at + 1].saturating_add(1);
            let less = next[at].saturating_add(1);
            next[at + 1] = other.min(more).min(less);
        }
        next
    }
}

/// Words with a prefix.
pub(super) struct PrefixAutomaton<'a>(&'a [u8]);

impl<'a> PrefixAutomaton<'a> {
    pub(super) fn new(prefix: &'a str) -> PrefixAutomaton<'a> {
        PrefixAutomaton(prefix.as_bytes())
    }
}

impl Automaton for PrefixAutomaton<'_> {
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

/// Words with a suffix: a nondeterministic automaton, simulated with a bit for each of its states
/// (the shift-and algorithm).
pub(super) struct SuffixAutomaton<'a>(&'a [u8]);

impl<'a> SuffixAutomaton<'a> {
    pub(super) fn new(suffix: &'a str) -> SuffixAutomaton<'a> {
        debug_assert!(suffix.len() <= CAPACITY);
        SuffixAutomaton(suffix.as_bytes())
    }
}

impl Automaton for SuffixAutomaton<'_> {
    /// Bit `n` is set where the last `n` bytes read are the first `n` of the suffix.
    type State = u64;

    fn start(&self) -> u64 {
        1
    }

    fn is_match(&self, state: &u64) -> bool {
        state >> self.0.len() & 1 == 1
    }

    fn accept(&self, state: &u64, byte: u8) -> u64 {
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
    fn a_word_is_known_by_its_slips() {
        assert!(accepts(
            &LevenshteinAutomaton::new("passw0rd", 1),
            "password"
        ));
        assert!(accepts(
            &LevenshteinAutomaton::new("strting", 1),
            "starting"
        ));
        assert!(accepts(
            &LevenshteinAutomaton::new("passsw0rd", 2),
            "password"
        ));
        assert!(!accepts(
            &LevenshteinAutomaton::new("passsw0rd", 1),
            "password"
        ));
        assert!(!accepts(&LevenshteinAutomaton::new("cat", 0), "car"));
    }

    #[test]
    fn a_word_is_known_by_its_beginning_and_its_end() {
        assert!(accepts(&PrefixAutomaton::new("connec"), "connection"));
        assert!(!accepts(&PrefixAutomaton::new("connec"), "conn"));
        assert!(accepts(&SuffixAutomaton::new("ction"), "connection"));
        assert!(accepts(&SuffixAutomaton::new("ction"), "ction"));
        assert!(!accepts(&SuffixAutomaton::new("ction"), "connections"));
    }
}
