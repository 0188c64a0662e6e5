//! From documents to index files.

use super::{
    reader::{StoredEntry, StoredMessage},
    schema::{Fields, schema},
    terms::{message_terms, prose_terms},
};
use crate::{
    Document, Error,
    bits::{Bits, rarity},
    text::{Folded, declared_keys, japanese_runs},
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Lang, Localised};
use std::collections::{BTreeMap, BTreeSet};
use tantivy::{
    Directory, Index, IndexSettings, TantivyDocument,
    directory::RamDirectory,
    store::Compressor,
    tokenizer::{PreTokenizedString, Token},
};

/// How much memory the writer may take before it would have to split the segment: no site that
/// is written by people comes near it.
const WRITER_MEMORY: usize = 1 << 30;

/// The name that the segment gets, in place of tantivy's random one: the same entries shall
/// make the same bytes.
const SEGMENT: &str = "00000000000000000000000000000000";

/// What a site needs to answer pastes.
#[derive(Clone, Debug)]
pub struct Built {
    /// The index's files by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The part of the dictionary that these documents can touch, for the browser.
    pub lexicon: Vec<u8>,
}

struct MessageRow {
    entry: u32,
    index: usize,
    lang: Lang,
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
    let bits = term_bits(&rows);
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
        let total: Bits = row.terms.iter().map(|term| bits[term.as_str()]).sum();
        doc.add_u64(fields.bits, u64::try_from(total).unwrap_or(0));
        if let Some(template) = message.text.get(row.lang) {
            let stored = StoredMessage::new(row.entry, row.index, row.lang, template);
            doc.add_text(fields.stored, json(&stored));
        }
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
        products: document.products.clone(),
        messages: document.messages.len(),
        card: document.card.clone(),
    };
    doc.add_text(fields.stored, json(&stored));
    doc
}

fn message_rows(documents: &[&Document], lexicon: &Lexicon) -> Vec<MessageRow> {
    let mut rows = Vec::new();
    for (entry, document) in (0..).zip(documents) {
        for (index, message) in document.messages.iter().enumerate() {
            for (lang, template) in message.text.iter() {
                let terms = message_terms(template, lexicon);
                rows.push(MessageRow {
                    entry,
                    index,
                    lang,
                    terms,
                });
            }
        }
    }
    rows
}

fn term_bits(rows: &[MessageRow]) -> BTreeMap<&str, Bits> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for term in rows.iter().flat_map(|row| &row.terms) {
        *counts.entry(term).or_default() += 1;
    }
    let texts = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    counts
        .into_iter()
        .map(|(term, count)| (term, rarity(count, texts)))
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

/// The segment's files under a fixed name, and the description that points at them.
fn export(directory: &RamDirectory) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let index = Index::open(directory.clone())?;
    let metas = index.load_metas()?;
    let mut files = BTreeMap::new();
    let Some(segment) = metas.segments.first() else {
        return Err(Error::Damaged("no segment was written".to_owned()));
    };
    let random = segment.id().uuid_string();
    for path in metas.list_segment_files() {
        let name = path.to_string_lossy().replace(&random, SEGMENT);
        if directory.exists(&path).unwrap_or(false) {
            let bytes = directory
                .open_read(&path)
                .map_err(tantivy::TantivyError::from)?
                .read_bytes()?;
            files.insert(name, bytes.to_vec());
        }
    }
    let meta = directory
        .atomic_read(std::path::Path::new("meta.json"))
        .map_err(tantivy::TantivyError::from)?;
    let dashed = |id: &str| -> String {
        // tantivy writes ids as UUIDs with dashes into its description.
        let cuts = [0, 8, 12, 16, 20, 32];
        let parts: Vec<&str> = cuts
            .windows(2)
            .filter_map(|cut| id.get(cut[0]..cut[1]))
            .collect();
        parts.join("-")
    };
    let meta = String::from_utf8_lossy(&meta)
        .replace(&dashed(&random), &dashed(SEGMENT))
        .replace(&random, SEGMENT);
    files.insert("meta.json".to_owned(), meta.into_bytes());
    Ok(files)
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
            .flat_map(|message| message.text.iter())
        {
            for piece in &template.pieces {
                if let naosu_vocabulary::Piece::Literal(text) = piece {
                    see(text);
                }
            }
        }
    }
    lexicon.prune(runs.iter().map(String::as_str))
}
