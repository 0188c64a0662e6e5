//! The inverted index of one field: its term dictionary and the postings of each term.

use super::impacts::Impact;
use crate::error::Error;
use std::sync::Arc;
use tantivy::{
    DocSet, TERMINATED, Term,
    index::InvertedIndexReader,
    postings::{Postings, TermInfo},
    schema::IndexRecordOption,
    termdict::TermDictionary,
};

/// The terms of one field and their postings.
pub(crate) struct InvertedIndex {
    reader: Arc<InvertedIndexReader>,
    field: tantivy::schema::Field,
}

impl InvertedIndex {
    pub(super) fn new(
        reader: Arc<InvertedIndexReader>,
        field: tantivy::schema::Field,
    ) -> InvertedIndex {
        InvertedIndex { reader, field }
    }

    /// A term as the dictionary knows it, if it does.
    pub(crate) fn term(&self, text: &str) -> Result<Option<TermInfo>, Error> {
        let term = Term::from_field_text(self.field, text);
        Ok(self.reader.get_term_info(&term)?)
    }

    /// The postings of a term: the documents that hold it, in order.
    pub(crate) fn postings(&self, term: &TermInfo) -> Result<Vec<u32>, Error> {
        let mut postings = self
            .reader
            .read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
        let mut documents = Vec::with_capacity(term.doc_freq as usize);
        while postings.doc() != TERMINATED {
            documents.push(postings.doc());
            postings.advance();
        }
        Ok(documents)
    }

    /// The postings of a word with its impact in each entry, in the order of the entries.
    pub(crate) fn impacts(&self, term: &TermInfo) -> Result<Vec<(u32, Impact)>, Error> {
        let mut postings = self
            .reader
            .read_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?;
        let mut impacts = Vec::with_capacity(term.doc_freq as usize);
        while postings.doc() != TERMINATED {
            let impact = Impact::of_frequency(postings.term_freq());
            impacts.push((postings.doc(), impact));
            postings.advance();
        }
        Ok(impacts)
    }

    /// Every term, in order.
    pub(crate) fn terms(&self) -> Result<Vec<String>, Error> {
        let mut stream = self.reader.terms().stream()?;
        let mut terms = Vec::new();
        while stream.advance() {
            terms.push(String::from_utf8_lossy(stream.key()).into_owned());
        }
        Ok(terms)
    }

    /// The dictionary of the field's terms.
    pub(crate) fn dictionary(&self) -> &TermDictionary {
        self.reader.terms()
    }
}
