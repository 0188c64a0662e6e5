//! The knowledge base of a catalogue, whole and without each of its programs, in memory.

use crate::bench::catalogue::{Catalogue, Entry};
use flate2::read::GzDecoder;
use naosu_engine::{Document, Engine, MemoryFiles, build};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Kind, Localised, Message};
use std::{collections::BTreeMap, error::Error, fs, io::Read, path::Path, sync::Arc};

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
        let lexicon = lexicon(root)?;
        let engine = |without: Option<&str>| -> Result<Engine, Box<dyn Error>> {
            let entries = catalogue.entries.iter();
            let kept = entries.filter(|entry| Some(entry.catalogue.as_str()) != without);
            let documents: Vec<Document> = kept.map(document).collect();
            let built = build(&documents, &lexicon)?;
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
        messages: vec![Message {
            text: entry.text.clone(),
            codes: entry.codes.clone(),
            ..Message::default()
        }],
        title: Localised::default(),
        body: Localised::default(),
        card: "{}".to_owned(),
    }
}

fn lexicon(root: &Path) -> Result<Lexicon, Box<dyn Error>> {
    let packed = fs::read(root.join("dictionary/ipadic.bin.gz"))?;
    let mut compact = Vec::new();
    GzDecoder::new(packed.as_slice()).read_to_end(&mut compact)?;
    Ok(Lexicon::load(&compact)?)
}
