//! From entries to the search data.

use super::{document::document, write::write};
use crate::{
    content::entry::Entry,
    dictionary,
    site::{
        error::Error,
        output::Output,
        progress::{Counter, Listener, Phase},
        view::Views,
    },
    thesaurus,
};
use naosu_engine::Document;
use rayon::prelude::*;
use std::io;

/// Builds the search index and writes the search data.
///
/// # Errors
/// The index cannot be built or written.
pub(crate) fn index(
    views: &Views<'_>,
    output: &Output,
    listener: Listener<'_>,
) -> Result<(), Error> {
    let count = Counter::new(Phase::Search, 1, listener);
    let entries: Vec<&Entry> = views.graph.entries().collect();
    let documents: Vec<Document> = entries
        .into_par_iter()
        .map(|entry| document(entry, views))
        .collect();
    let synonyms = [thesaurus::help_desk().as_slice(), views.graph.synonyms()].concat();
    let built = naosu_engine::build(&documents, dictionary::lexicon(), &synonyms)
        .map_err(|error| Error::Search(error.to_string()))?;
    let mut refused = None;
    let put = |path: &str, contents: &[u8]| {
        output.write(path, contents).map_err(|error| {
            let told = error.to_string();
            refused = Some(error);
            io::Error::other(told)
        })
    };
    let written = write(&built, put);
    match (written, refused) {
        (_, Some(error)) => Err(error),
        (Err(error), None) => Err(Error::Search(error.to_string())),
        (Ok(()), None) => {
            count.one();
            Ok(())
        }
    }
}
