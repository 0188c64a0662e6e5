//! Reading the index: terms, postings, stored texts.

use super::{
    files::{FileSource, SourceDirectory},
    schema::{Field, Fields, schema},
};
use crate::Error;
use naosu_vocabulary::{Kind, Lang, SlotType, Template};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use tantivy::{
    DocSet, Index, ReloadPolicy, SegmentReader, TERMINATED, TantivyDocument, Term,
    columnar::Column,
    index::InvertedIndexReader,
    postings::TermInfo,
    schema::{IndexRecordOption, Value},
    store::StoreReader,
};

/// What is stored of an entry.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredEntry {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) products: Vec<String>,
    pub(crate) messages: usize,
    pub(crate) card: String,
}

/// What is stored of a message in one language.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredMessage {
    /// The entry's document number.
    #[serde(rename = "e")]
    pub(crate) entry: u32,
    /// Which message of the entry.
    #[serde(rename = "m")]
    pub(crate) index: usize,
    #[serde(rename = "l")]
    pub(crate) lang: Lang,
    #[serde(rename = "t")]
    text: String,
    #[serde(rename = "s", default, skip_serializing_if = "BTreeMap::is_empty")]
    slots: BTreeMap<String, SlotType>,
}

impl StoredMessage {
    pub(crate) fn new(entry: u32, index: usize, lang: Lang, template: &Template) -> StoredMessage {
        let slots = template.pieces.iter().filter_map(|piece| match piece {
            naosu_vocabulary::Piece::Slot(name, slot_type) if *slot_type != SlotType::Text => {
                Some((name.clone(), *slot_type))
            }
            _ => None,
        });
        StoredMessage {
            entry,
            index,
            lang,
            text: template.source(),
            slots: slots.collect(),
        }
    }

    pub(crate) fn template(&self) -> Template {
        // What was a template when it was stored still is one.
        Template::parse(&self.text, &self.slots).unwrap_or_else(|_| Template::literal(&self.text))
    }
}

/// An open index.
pub(crate) struct Reader {
    segment: SegmentReader,
    store: StoreReader,
    fields: Fields,
    bits: Column<u64>,
    entries: u32,
}

impl Reader {
    pub(crate) fn open(source: Arc<dyn FileSource>) -> Result<Reader, Error> {
        let (schema, fields) = schema();
        let index = Index::open(SourceDirectory::new(source)).map_err(blocked)?;
        if index.schema() != schema {
            return Err(Error::Damaged(
                "it was built by another version of naosu".to_owned(),
            ));
        }
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into();
        let reader: tantivy::IndexReader = reader.map_err(blocked)?;
        let searcher = reader.searcher();
        let [segment] = searcher.segment_readers() else {
            return Err(Error::Damaged("it has not exactly one segment".to_owned()));
        };
        let bits = segment.fast_fields().u64("bits").map_err(blocked)?;
        let entries = segment
            .inverted_index(fields.id)
            .map_err(blocked)?
            .terms()
            .num_terms();
        Ok(Reader {
            store: segment.get_store_reader(32)?,
            segment: segment.clone(),
            fields,
            bits,
            entries: u32::try_from(entries).unwrap_or(u32::MAX),
        })
    }

    /// How many entries there are: the documents before the first message.
    pub(crate) fn entries(&self) -> u32 {
        self.entries
    }

    /// How many documents there are, entries and messages.
    pub(crate) fn documents(&self) -> u32 {
        self.segment.max_doc()
    }

    /// The postings of a field.
    pub(crate) fn postings(&self, field: Field) -> Result<Postings, Error> {
        let field = self.fields.handle(field);
        let inverted = self.segment.inverted_index(field).map_err(blocked)?;
        Ok(Postings { inverted, field })
    }

    /// How much a message's terms tell in all.
    pub(crate) fn message_bits(&self, doc: u32) -> i32 {
        self.bits
            .first(doc)
            .and_then(|bits| i32::try_from(bits).ok())
            .unwrap_or(0)
    }

    pub(crate) fn message(&self, doc: u32) -> Result<StoredMessage, Error> {
        self.stored(doc)
    }

    pub(crate) fn entry(&self, doc: u32) -> Result<StoredEntry, Error> {
        self.stored(doc)
    }

    /// The document number of the entry with this id.
    pub(crate) fn entry_number(&self, id: &str) -> Result<Option<u32>, Error> {
        let inverted = self
            .segment
            .inverted_index(self.fields.id)
            .map_err(blocked)?;
        // Entries are numbered in the order of their ids, as the dictionary's terms are.
        let ordinal = inverted.terms().term_ord(id.as_bytes())?;
        Ok(ordinal.and_then(|ordinal| u32::try_from(ordinal).ok()))
    }

    fn stored<T: for<'a> Deserialize<'a>>(&self, doc: u32) -> Result<T, Error> {
        let document: TantivyDocument = self.store.get(doc).map_err(blocked)?;
        let text = document
            .get_first(self.fields.stored)
            .and_then(|value| value.as_str());
        serde_json::from_str(text.unwrap_or("null"))
            .map_err(|error| Error::Damaged(format!("document {doc}: {error}")))
    }
}

/// The terms of one field and where they stand.
pub(crate) struct Postings {
    inverted: Arc<InvertedIndexReader>,
    field: tantivy::schema::Field,
}

impl Postings {
    /// A term as the dictionary knows it, if it does.
    pub(crate) fn term(&self, text: &str) -> Result<Option<TermInfo>, Error> {
        Ok(self
            .inverted
            .get_term_info(&Term::from_field_text(self.field, text))?)
    }

    /// The documents that hold the term, in order.
    pub(crate) fn documents(&self, term: &TermInfo) -> Result<Vec<u32>, Error> {
        let mut postings = self
            .inverted
            .read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
        let mut documents = Vec::with_capacity(term.doc_freq as usize);
        while postings.doc() != TERMINATED {
            documents.push(postings.doc());
            postings.advance();
        }
        Ok(documents)
    }

    /// The dictionary's terms.
    pub(crate) fn dictionary(&self) -> &tantivy::termdict::TermDictionary {
        self.inverted.terms()
    }
}

/// tantivy wraps the source's errors in several ways: "not here yet" must not be lost in them.
fn blocked(error: tantivy::TantivyError) -> Error {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(inner) = cause {
        let io = inner.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::WouldBlock) {
            return Error::Pending;
        }
        cause = inner.source();
    }
    // Some wrappers keep the text only.
    let text = format!("{error:?}");
    if text.contains("WouldBlock") {
        Error::Pending
    } else {
        Error::Index(error)
    }
}
