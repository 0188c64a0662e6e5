//! The terms of a paste as the index knows them: the query terms of a search engine.

use crate::{
    bits::{Bits, idf},
    error::{Error, together},
    index::{inverted::InvertedIndex, reader::Reader, schema::Field},
    text::words::stem,
};
use tantivy::postings::TermInfo;

/// A term of the paste, looked up in one field.
pub(crate) struct QueryTerm {
    /// Its inverse document frequency: what it tells.
    pub(crate) idf: Bits,
    /// Whether the postings are those of similar words, the index not knowing the term itself.
    pub(crate) is_fuzzy: bool,
    /// The documents that hold it, in order; empty where the index does not know it.
    pub(crate) postings: Vec<u32>,
}

impl QueryTerm {
    /// What it adds to the score of a document that holds it. A similar word may be another word
    /// altogether, and counts half.
    pub(crate) fn score(&self) -> Bits {
        let score = if self.is_fuzzy {
            self.idf / 2
        } else {
            self.idf
        };
        score.max(1)
    }
}

/// Looks up each distinct term of a paste. What the index does not know is as rare as can be.
pub(crate) fn look_up(
    terms: &[String],
    reader: &Reader,
    field: Field,
) -> Result<Vec<QueryTerm>, Error> {
    let index = reader.inverted(field)?;
    let texts = reader.texts(field);
    together(terms.iter().map(|term| {
        let info = index.term(term)?;
        Ok(QueryTerm {
            idf: idf(info.as_ref().map_or(1, |info| info.doc_freq), texts),
            is_fuzzy: false,
            postings: match info {
                Some(info) => index.postings(&info)?,
                None => Vec::new(),
            },
        })
    }))
}

/// The two words that a word may have been run together from, both known and not tiny, as they are
/// written.
pub(crate) fn halves<'w>(
    word: &'w str,
    index: &InvertedIndex,
) -> Result<Option<[(&'w str, TermInfo); 2]>, Error> {
    for cut in 3..word.len().saturating_sub(2) {
        let (left, right) = word.split_at(cut);
        let stemmed = |half| index.term(stem(half));
        if let (Some(first), Some(second)) = (stemmed(left)?, stemmed(right)?) {
            return Ok(Some([(left, first), (right, second)]));
        }
    }
    Ok(None)
}
