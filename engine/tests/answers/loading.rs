//! The index as it is built, opened whole, damaged, and piece by piece.

use crate::knowledge::{ask, built, documents, engine, ids, lexicon};
use naosu_engine::{Engine, Error, FileSource, MemoryFiles, Query, build};
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    ops::Range,
    sync::{Arc, Mutex},
};

#[test]
fn the_order_of_the_entries_changes_neither_bytes_nor_ranking() {
    let mut documents = documents();
    documents.reverse();
    let reversed = build(&documents, lexicon(), &Vec::new()).expect("an index");
    assert!(reversed.files == built().files, "the files differ");
}

#[test]
fn a_card_is_handed_back_as_it_was_given() {
    assert_eq!(
        engine().card("disk").expect("a card").as_deref(),
        Some("{\"id\":\"disk\"}")
    );
    assert_eq!(engine().card("nothing").expect("no error"), None);
}

#[test]
fn japanese_asks_for_the_lexicon_and_english_does_not() {
    let engine = Engine::open(Arc::new(MemoryFiles(built().files.clone()))).expect("an engine");
    let query = |paste| {
        engine.find(&Query {
            paste,
            lang: Lang::En,
            product: None,
            limit: 1,
        })
    };
    assert!(matches!(query("資格情報"), Err(Error::NeedsLexicon)));
    assert!(query("Update your credentials").is_ok());
}

#[test]
fn a_damaged_index_is_an_error() {
    let mut files = built().files.clone();
    for bytes in files.values_mut() {
        bytes.truncate(bytes.len() / 2);
    }
    assert!(Engine::open(Arc::new(MemoryFiles(files))).is_err());
}

/// A source that has nothing until it was asked for it, as a network has.
struct Slow {
    files: BTreeMap<String, Vec<u8>>,
    here: Mutex<BTreeSet<(String, u64)>>,
    missing: Mutex<BTreeSet<(String, u64)>>,
}

const CHUNK: u64 = 256;

impl FileSource for Slow {
    fn files(&self) -> Vec<(String, u64)> {
        self.files
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.len() as u64))
            .collect()
    }

    fn read(&self, file: &str, range: Range<u64>) -> io::Result<Vec<u8>> {
        let here = self.here.lock().expect("here");
        let chunks = range.start / CHUNK..=(range.end - 1) / CHUNK;
        let lacking: Vec<_> = chunks
            .map(|chunk| (file.to_owned(), chunk))
            .filter(|chunk| !here.contains(chunk))
            .collect();
        if !lacking.is_empty() {
            self.missing.lock().expect("missing").extend(lacking);
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let bytes = &self.files[file];
        let (start, end) = (usize::try_from(range.start), usize::try_from(range.end));
        Ok(bytes[start.expect("small")..end.expect("small")].to_vec())
    }
}

#[test]
fn an_index_that_comes_in_pieces_gives_the_same_answers_in_few_rounds() {
    let source = Arc::new(Slow {
        files: built().files.clone(),
        here: Mutex::default(),
        missing: Mutex::default(),
    });
    let fetch = || {
        source
            .here
            .lock()
            .expect("here")
            .append(&mut source.missing.lock().expect("missing"))
    };
    let mut slow = loop {
        match Engine::open(source.clone()) {
            Err(Error::Pending) => fetch(),
            engine => break engine.expect("an engine"),
        }
    };
    slow.set_lexicon(lexicon().clone());
    for paste in [
        "Cannot connect to mail01 on port 443",
        "資格情報を更新してください",
        "TS2345",
    ] {
        let mut rounds = 0;
        let answer = loop {
            match slow.find(&Query {
                paste,
                lang: Lang::Ja,
                product: None,
                limit: 10,
            }) {
                Err(Error::Pending) => fetch(),
                answer => break answer.expect("an answer"),
            }
            rounds += 1;
            // Postings, messages, entries; and where slips are looked for, words and messages
            // again.
            assert!(rounds <= 5, "{rounds} rounds for {paste:?}");
        };
        assert_eq!(ids(&answer), ids(&ask(engine(), paste)));
    }
}
