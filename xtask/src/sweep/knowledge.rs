//! The knowledge base of a catalogue, whole and without each of its programs, in memory.

use crate::{
    bench::catalogue::{Catalogue, Entry},
    dictionary,
};
use naosu_engine::{Document, Engine, MemoryFiles, build};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Kind, Localised, Message, State};
use std::{collections::BTreeMap, error::Error, path::Path, sync::Arc};

/// Engines to ask.
pub(super) struct Knowledge {
    /// All messages.
    pub(super) whole: Engine,
    /// By the name of a program: all messages but its own.
    pub(super) without: BTreeMap<String, Engine>,
}

impl Knowledge {
    /// Builds the indexes. An entry is what `cargo xtask bench` writes for it: a message, no title
    /// and no prose.
    pub(super) fn new(root: &Path, catalogue: &Catalogue) -> Result<Knowledge, Box<dyn Error>> {
        let lexicon = dictionary::lexicon(root)?;
        let engine = |without: Option<&str>| -> Result<Engine, Box<dyn Error>> {
            let entries = catalogue.entries.iter();
            let kept = entries.filter(|entry| Some(entry.catalogue.as_str()) != without);
            let documents: Vec<Document> = kept.map(document).collect();
            let built = build(&documents, &lexicon, &Vec::new())?;
            let mut engine = Engine::open(Arc::new(MemoryFiles(built.files)))?;
            engine.set_lexicon(Lexicon::load(&built.lexicon)?);
            Ok(engine)
        };
        let mut without = BTreeMap::new();
        for name in catalogue.names() {
            without.insert(name.to_owned(), engine(Some(name))?);
        }
        Ok(Knowledge {
            whole: engine(None)?,
            without,
        })
    }
}

fn document(entry: &Entry) -> Document {
    Document {
        id: entry.id.clone(),
        kind: Kind::Error,
        state: State::Verified,
        names: Vec::new(),
        messages: vec![Message {
            text: entry.text.clone(),
            codes: entry.codes.clone(),
        }],
        title: Localised::default(),
        sections: Localised::default(),
        products: Vec::new(),
        relatives: Vec::new(),
        card: "{}".to_owned(),
    }
}
