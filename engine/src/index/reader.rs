//! Reading the index: fields, stored texts, numbers.

use super::{
    files::{FileSource, SourceDirectory},
    inverted::InvertedIndex,
    schema::{Field, Fields, schema},
    stored::{StoredEntry, StoredMessage},
    synonyms::{self, StoredGroup, Synonyms},
};
use crate::error::Error;
use serde::Deserialize;
use std::sync::{Arc, OnceLock};
use tantivy::{
    Index, ReloadPolicy, SegmentReader, TantivyDocument, columnar::Column, schema::Value,
    store::StoreReader,
};

/// An open index.
pub(crate) struct Reader {
    segment: SegmentReader,
    store: StoreReader,
    fields: Fields,
    bits: Column<u64>,
    trust: Column<u64>,
    relatives: Column<u64>,
    /// How many entries there are: the documents before the first message.
    entries: u32,
    source: Arc<dyn FileSource>,
    /// Read when they are first asked for.
    synonyms: OnceLock<Synonyms>,
}

impl Reader {
    pub(crate) fn open(source: Arc<dyn FileSource>) -> Result<Reader, Error> {
        let (schema, fields) = schema();
        let index = Index::open(SourceDirectory::new(source.clone())).map_err(blocked)?;
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
        let trust = segment.fast_fields().u64("trust").map_err(blocked)?;
        let relatives = segment.fast_fields().u64("relatives").map_err(blocked)?;
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
            trust,
            relatives,
            entries: u32::try_from(entries).unwrap_or(u32::MAX),
            source,
            synonyms: OnceLock::new(),
        })
    }

    /// How many documents there are, entries and messages.
    pub(crate) fn documents(&self) -> u32 {
        self.segment.max_doc()
    }

    /// How many messages there are, each language counted by itself.
    pub(crate) fn messages(&self) -> u32 {
        self.documents().saturating_sub(self.entries)
    }

    /// How many documents the terms of a field come from: what an IDF is measured against.
    pub(crate) fn texts(&self, field: Field) -> u32 {
        match field {
            Field::Message | Field::Code => self.messages(),
            Field::Words | Field::Product => self.entries,
        }
    }

    /// The inverted index of a field.
    pub(crate) fn inverted(&self, field: Field) -> Result<InvertedIndex, Error> {
        let field = self.fields.handle(field);
        let reader = self.segment.inverted_index(field).map_err(blocked)?;
        Ok(InvertedIndex::new(reader, field))
    }

    /// The sum of the IDFs of a message's terms, or of the words of an entry's title.
    pub(crate) fn bits(&self, doc: u32) -> i32 {
        self.bits
            .first(doc)
            .and_then(|bits| i32::try_from(bits).ok())
            .unwrap_or(0)
    }

    /// An entry's place in the order of trust: 0 for what was checked.
    pub(crate) fn trust(&self, entry: u32) -> u64 {
        self.trust.first(entry).unwrap_or(u64::MAX)
    }

    /// The document numbers of the entries that the page of an entry leads to.
    pub(crate) fn relatives(&self, entry: u32) -> impl Iterator<Item = u32> + '_ {
        let numbers = self.relatives.values_for_doc(entry);
        numbers.filter_map(|number| u32::try_from(number).ok())
    }

    pub(crate) fn message(&self, doc: u32) -> Result<StoredMessage, Error> {
        self.stored(doc)
    }

    pub(crate) fn entry(&self, doc: u32) -> Result<StoredEntry, Error> {
        self.stored(doc)
    }

    /// What may stand for the words of a paste.
    pub(crate) fn synonyms(&self) -> Result<&Synonyms, Error> {
        if let Some(synonyms) = self.synonyms.get() {
            return Ok(synonyms);
        }
        let files = self.source.files();
        let length = files.iter().find(|(name, _)| name == synonyms::FILE);
        let length = length.map_or(0, |(_, length)| *length);
        let bytes = self.source.read(synonyms::FILE, 0..length)?;
        let groups: Vec<StoredGroup> = serde_json::from_slice(&bytes)
            .map_err(|error| Error::Damaged(format!("{}: {error}", synonyms::FILE)))?;
        Ok(self.synonyms.get_or_init(|| Synonyms::new(&groups)))
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
