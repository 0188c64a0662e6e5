//! From documents to index files.

use super::{
    export::export,
    schema::{Fields, schema},
    stored::{StoredEntry, StoredMessage},
    terms::{message_terms, prose_terms},
};
use crate::{
    bits::{Bits, idf},
    document::Document,
    error::Error,
    text::{codes::declared_keys, folded::Folded, japanese::japanese_runs},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Lang, Localised, Piece, Template};
use std::collections::{BTreeMap, BTreeSet};
use tantivy::{
    Index, IndexSettings, TantivyDocument,
    directory::RamDirectory,
    store::Compressor,
    tokenizer::{PreTokenizedString, Token},
};

/// How much memory the writer may take before it would have to split the segment. Chosen far above
/// need: sixteen thousand messages take a few dozen megabytes, and no site that people write comes
/// near a gigabyte.
const WRITER_MEMORY: usize = 1 << 30;

/// What a site needs to answer pastes.
#[derive(Clone, Debug)]
pub struct Built {
    /// The index's files by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The part of the dictionary that these documents can touch, for the browser.
    pub lexicon: Vec<u8>,
}

/// A wording of a message in one language, as a document of the index.
struct MessageRow<'a> {
    entry: u32,
    index: usize,
    lang: Lang,
    template: &'a Template,
    terms: BTreeSet<String>,
}

/// Builds the index of these documents. Their order does not matter; ids are to be unique.
///
/// # Errors
/// When tantivy fails, which it does only when memory runs out.
pub fn build(documents: &[Document], lexicon: &Lexicon) -> Result<Built, Error> {
    let mut documents: Vec<&Document> = documents.iter().collect();
    documents.sort_by(|a, b| a.id.cmp(&b.id));

    let (schema, fields) = schema();
    let settings = IndexSettings {
        // Uncompressed text compresses better on the wire than blocks of it that already are.
        docstore_compression: Compressor::None,
        docstore_blocksize: 4096,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let directory = RamDirectory::create();
    let builder = Index::builder().schema(schema).settings(settings);
    let mut writer = builder.single_segment_index_writer(directory.clone(), WRITER_MEMORY)?;

    for document in &documents {
        writer.add_document(entry_row(document, &fields, lexicon))?;
    }
    let rows = message_rows(&documents, lexicon);
    let idfs = term_idfs(&rows);
    for row in &rows {
        let message = &documents[row.entry as usize].messages[row.index];
        let mut doc = TantivyDocument::default();
        doc.add_pre_tokenized_text(fields.message, pre_tokenized(&row.terms));
        let codes = message
            .codes
            .iter()
            .flat_map(|code| declared_keys(code))
            .collect();
        doc.add_pre_tokenized_text(fields.code, pre_tokenized(&codes));
        let total: Bits = row.terms.iter().map(|term| idfs[term.as_str()]).sum();
        doc.add_u64(fields.bits, u64::try_from(total).unwrap_or(0));
        let stored = StoredMessage::new(row.entry, row.index, row.lang, row.template);
        doc.add_text(fields.stored, json(&stored));
        writer.add_document(doc)?;
    }
    writer.finalize()?;
    Ok(Built {
        files: export(&directory)?,
        lexicon: prune(&documents, lexicon),
    })
}

fn entry_row(document: &Document, fields: &Fields, lexicon: &Lexicon) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_pre_tokenized_text(
        fields.id,
        pre_tokenized(&BTreeSet::from([document.id.clone()])),
    );
    let terms = |texts: &Localised<String>| -> BTreeSet<String> {
        texts
            .iter()
            .flat_map(|(_, text)| prose_terms(text, lexicon))
            .collect()
    };
    doc.add_pre_tokenized_text(fields.title, pre_tokenized(&terms(&document.title)));
    doc.add_pre_tokenized_text(fields.body, pre_tokenized(&terms(&document.body)));
    let stored = StoredEntry {
        id: document.id.clone(),
        kind: document.kind,
        card: document.card.clone(),
    };
    doc.add_text(fields.stored, json(&stored));
    doc
}

fn message_rows<'a>(documents: &[&'a Document], lexicon: &Lexicon) -> Vec<MessageRow<'a>> {
    let mut rows = Vec::new();
    for (entry, document) in (0..).zip(documents) {
        for (index, message) in document.messages.iter().enumerate() {
            for (lang, template) in message.wordings() {
                let terms = message_terms(template, lexicon);
                rows.push(MessageRow {
                    entry,
                    index,
                    lang,
                    template,
                    terms,
                });
            }
        }
    }
    rows
}

/// The IDF of each term among the messages.
fn term_idfs<'r>(rows: &'r [MessageRow<'_>]) -> BTreeMap<&'r str, Bits> {
    let mut frequencies: BTreeMap<&str, u32> = BTreeMap::new();
    for term in rows.iter().flat_map(|row| &row.terms) {
        *frequencies.entry(term).or_default() += 1;
    }
    let texts = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    frequencies
        .into_iter()
        .map(|(term, frequency)| (term, idf(frequency, texts)))
        .collect()
}

fn pre_tokenized(terms: &BTreeSet<String>) -> PreTokenizedString {
    let tokens = terms.iter().enumerate().map(|(position, text)| Token {
        text: text.clone(),
        position,
        ..Token::default()
    });
    PreTokenizedString {
        text: String::new(),
        tokens: tokens.collect(),
    }
}

// Strings and numbers always serialise.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The lexicon for exactly the Japanese that the analyser sees in these documents.
fn prune(documents: &[&Document], lexicon: &Lexicon) -> Vec<u8> {
    let mut runs: BTreeSet<String> = BTreeSet::new();
    let mut see = |text: &str| {
        runs.extend(
            japanese_runs(&Folded::new(text))
                .into_iter()
                .map(|(run, _)| run),
        );
    };
    for document in documents {
        document
            .title
            .iter()
            .chain(document.body.iter())
            .for_each(|(_, text)| see(text));
        for (_, template) in document
            .messages
            .iter()
            .flat_map(|message| message.wordings())
        {
            for piece in &template.pieces {
                if let Piece::Literal(text) = piece {
                    see(text);
                }
            }
        }
    }
    lexicon.prune(runs.iter().map(String::as_str))
}
