//! From texts to the terms that stand in the index.

use crate::text::{
    folded::Folded,
    japanese::japanese_words,
    skeleton::Skeleton,
    words::{bigrams, word_tokens},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Piece, Template};
use std::collections::BTreeSet;

/// The terms of a running text: words in every language and pairs of Japanese characters.
pub(crate) fn prose_terms(text: &str, lexicon: &Lexicon) -> BTreeSet<String> {
    let folded = Folded::new(text);
    let mut terms: BTreeSet<String> = word_tokens(&folded)
        .into_iter()
        .map(|token| token.text)
        .collect();
    terms.extend(
        japanese_words(&folded, lexicon)
            .into_iter()
            .map(|token| token.text),
    );
    terms.extend(bigrams(&Skeleton::new(&folded)).map(|(pair, _)| pair));
    terms
}

/// The terms of a message's literal text.
pub(crate) fn message_terms(template: &Template, lexicon: &Lexicon) -> BTreeSet<String> {
    let literals = template.pieces.iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(text.as_str()),
        Piece::Slot(..) => None,
    });
    literals
        .flat_map(|text| prose_terms(text, lexicon))
        .collect()
}
