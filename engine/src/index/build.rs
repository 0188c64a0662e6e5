//! From documents to index files.

use super::{
    export::export,
    impacts::{EntryWords, words_of},
    schema::{Fields, schema},
    stored::{StoredEntry, StoredMessage, beginnings},
    synonyms,
    terms::message_terms,
};
use crate::{
    bits::{Bits, idf},
    document::Document,
    error::Error,
    text::{codes::declared::declared_keys, folded::Folded, japanese::japanese_runs},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Lang, Piece, State, Template, Thesaurus};
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

/// Builds the index of these documents. Their order does not matter; ids are to be unique. Of the
/// thesaurus the index takes what its words touch.
///
/// # Errors
/// When tantivy fails, which it does only when memory runs out.
pub fn build(
    documents: &[Document],
    lexicon: &Lexicon,
    thesaurus: &Thesaurus,
) -> Result<Built, Error> {
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

    let entries = words_of(&documents, lexicon);
    let idfs = idfs_of(entries.iter().map(|entry| entry.impacts.keys()));
    let synonyms = synonyms::cut(thesaurus, &idfs.keys().copied().collect(), lexicon);
    for (document, words) in documents.iter().zip(&entries) {
        let mut row = entry_row(document, words, &idfs, &fields);
        for relative in relatives(document, &documents) {
            row.add_u64(fields.relatives, relative);
        }
        writer.add_document(row)?;
    }
    let rows = message_rows(&documents, lexicon);
    let idfs = idfs_of(rows.iter().map(|row| &row.terms));
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
    let mut files = export(&directory)?;
    files.insert(
        synonyms::FILE.to_owned(),
        json(&synonyms.groups).into_bytes(),
    );
    Ok(Built {
        files,
        lexicon: prune(&documents, &synonyms.texts, lexicon),
    })
}

fn entry_row(
    document: &Document,
    words: &EntryWords,
    idfs: &BTreeMap<&str, Bits>,
    fields: &Fields,
) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_pre_tokenized_text(
        fields.id,
        pre_tokenized(&BTreeSet::from([document.id.clone()])),
    );
    doc.add_pre_tokenized_text(fields.words, with_impacts(&words.impacts));
    // A title and its translation tell about as much: what a reader has said of the shorter one
    // is said of both.
    let total = |words: &BTreeSet<String>| words.iter().map(|word| idfs[word.as_str()]).sum();
    let titles = words.titles.iter().map(|(_, words)| total(words));
    let least: Bits = titles.min().unwrap_or(0);
    doc.add_u64(fields.bits, u64::try_from(least).unwrap_or(0));
    doc.add_u64(fields.trust, distrust(document.state));
    let products = document.products.iter().cloned().collect();
    doc.add_pre_tokenized_text(fields.product, pre_tokenized(&products));
    let stored = StoredEntry {
        id: document.id.clone(),
        kind: document.kind,
        title: document.title.clone(),
        sections: beginnings(&document.sections),
        card: document.card.clone(),
    };
    doc.add_text(fields.stored, json(&stored));
    doc
}

/// How many states are trusted more.
fn distrust(state: State) -> u64 {
    match state {
        State::Verified => 0,
        State::Unverified => 1,
        State::Draft => 2,
        State::Archived => 3,
    }
}

/// The document numbers of the entries that an entry leads to. Documents are in the order of ids.
fn relatives(document: &Document, documents: &[&Document]) -> BTreeSet<u64> {
    let numbers = document.relatives.iter().filter_map(|id| {
        let number = documents.binary_search_by(|other| other.id.cmp(id)).ok()?;
        u64::try_from(number).ok()
    });
    numbers.collect()
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

/// The IDF of each term among these texts.
fn idfs_of<'a, Terms>(texts: impl ExactSizeIterator<Item = Terms>) -> BTreeMap<&'a str, Bits>
where
    Terms: IntoIterator<Item = &'a String>,
{
    let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    let mut frequencies: BTreeMap<&str, u32> = BTreeMap::new();
    for term in texts.flatten() {
        *frequencies.entry(term).or_default() += 1;
    }
    frequencies
        .into_iter()
        .map(|(term, frequency)| (term, idf(frequency, count)))
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

/// Each word as often as its impact says, for tantivy to count.
fn with_impacts(impacts: &BTreeMap<String, u32>) -> PreTokenizedString {
    let mut tokens = Vec::new();
    for (text, &frequency) in impacts {
        let token = Token {
            text: text.clone(),
            position: 0,
            ..Token::default()
        };
        tokens.extend((1..frequency).map(|_| token.clone()));
        tokens.push(token);
    }
    PreTokenizedString {
        text: String::new(),
        tokens,
    }
}

// Strings and numbers always serialise.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The lexicon for exactly the Japanese that the analyser sees in these documents and synonyms.
fn prune(documents: &[&Document], synonyms: &[&str], lexicon: &Lexicon) -> Vec<u8> {
    let mut runs: BTreeSet<String> = BTreeSet::new();
    let mut see = |text: &str| {
        runs.extend(
            japanese_runs(&Folded::new(text))
                .into_iter()
                .map(|(run, _)| run),
        );
    };
    synonyms.iter().for_each(|text| see(text));
    for document in documents {
        document
            .title
            .iter()
            .chain(document.prose().iter())
            .for_each(|(_, text)| see(text));
        document.names.iter().for_each(|name| see(name));
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
