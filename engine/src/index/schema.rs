//! The fields of the index.

use tantivy::schema::{
    FAST, Field as Handle, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

/// The fields of the index. Entries come first, in the order of their ids, so that an entry's
/// document number is its place in that order; their messages, one document a language, follow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Entry: its id, as one term.
    pub(crate) id: Handle,
    /// Message: words and Japanese pairs of its literal text.
    pub(crate) message: Handle,
    /// Message: the keys of its codes.
    pub(crate) code: Handle,
    /// Entry: the words of its titles and prose, each with its impact as its frequency.
    pub(crate) words: Handle,
    /// Entry: the ids of its products, a term each.
    pub(crate) product: Handle,
    /// Entry: the document numbers of the entries that its page leads to.
    pub(crate) relatives: Handle,
    /// Entry or message: what a hit needs, as JSON.
    pub(crate) stored: Handle,
    /// Message: the sum of its terms' IDFs, in sixteenths of a bit. Entry: that of its title's
    /// words.
    pub(crate) bits: Handle,
    /// Entry: its place in the order of trust.
    pub(crate) trust: Handle,
}

/// The fields that are searched for terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Message,
    Code,
    Words,
    Product,
}

impl Fields {
    /// tantivy's handle of a field.
    pub(crate) fn handle(&self, field: Field) -> Handle {
        match field {
            Field::Message => self.message,
            Field::Code => self.code,
            Field::Words => self.words,
            Field::Product => self.product,
        }
    }
}

/// The schema and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    // Which documents hold a term is all that is asked: order and nearness are decided by
    // laying the message against the paste, so that positions and frequencies need no place. Words
    // of entries have their impacts in the place of frequencies.
    let terms = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    );
    let with_impacts = terms.clone().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqs),
    );
    let mut builder = SchemaBuilder::new();
    let fields = Fields {
        id: builder.add_text_field("id", terms.clone()),
        message: builder.add_text_field("message", terms.clone()),
        code: builder.add_text_field("code", terms.clone()),
        words: builder.add_text_field("words", with_impacts),
        product: builder.add_text_field("product", terms),
        relatives: builder.add_u64_field("relatives", FAST),
        stored: builder.add_text_field("stored", STORED),
        bits: builder.add_u64_field("bits", FAST),
        trust: builder.add_u64_field("trust", FAST),
    };
    (builder.build(), fields)
}
