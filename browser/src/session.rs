//! An engine with its lexicon, as the worker drives it: bytes in, bytes and a status out.

use crate::files::{HostFiles, Read};
use naosu_engine::{Engine, Error, Query};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::Lang;
use serde::Deserialize;
use std::sync::Arc;

/// How a call ended. The worker knows these numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Status {
    /// Done; the output is the answer.
    Done = 0,
    /// Parts of the index are missing: get them, and make the same call again.
    Pending = 1,
    /// The paste is Japanese: hand over the lexicon, and make the same call again.
    NeedsLexicon = 2,
    /// It failed; the output says why.
    Failed = 3,
}

/// What is asked with a paste.
#[derive(Deserialize)]
struct Request {
    paste: String,
    lang: Lang,
    product: Option<String>,
    limit: usize,
}

/// The engine, as far as it is there.
#[derive(Default)]
pub(crate) struct Session {
    engine: Option<Engine>,
    output: Vec<u8>,
}

type Answer = Result<Vec<u8>, Failure>;

enum Failure {
    Engine(Error),
    Other(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Engine(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::Other(error.to_string())
    }
}

impl Session {
    /// Nothing opened yet.
    pub(crate) const fn new() -> Session {
        Session {
            engine: None,
            output: Vec::new(),
        }
    }

    /// What the last call has to say.
    pub(crate) fn output(&self) -> &[u8] {
        &self.output
    }

    /// Opens the index whose files, as JSON `[["name", length], …]`, `read` reads.
    pub(crate) fn open(&mut self, files: &[u8], read: Read) -> Status {
        let opened = serde_json::from_slice(files)
            .map_err(Failure::from)
            .and_then(|files| Ok(Engine::open(Arc::new(HostFiles::new(files, read)))?));
        let answer = opened.map(|engine| {
            self.engine = Some(engine);
            Vec::new()
        });
        self.end(answer)
    }

    /// Takes the lexicon, in its compact coding.
    pub(crate) fn lexicon(&mut self, compact: &[u8]) -> Status {
        let answer = match (&mut self.engine, Lexicon::load(compact)) {
            (Some(engine), Ok(lexicon)) => {
                engine.set_lexicon(lexicon);
                Ok(Vec::new())
            }
            (None, _) => Err(not_open()),
            (_, Err(error)) => Err(Failure::Other(error.to_string())),
        };
        self.end(answer)
    }

    /// Answers a paste; request and answer are JSON.
    pub(crate) fn find(&mut self, request: &[u8]) -> Status {
        let answer = self.engine().and_then(|engine| {
            let request: Request = serde_json::from_slice(request)?;
            let answer = engine.find(&Query {
                paste: &request.paste,
                lang: request.lang,
                product: request.product.as_deref(),
                limit: request.limit,
            })?;
            Ok(serde_json::to_vec(&answer)?)
        });
        self.end(answer)
    }

    /// The card of an entry, or `null` where there is no such entry.
    pub(crate) fn card(&mut self, id: &[u8]) -> Status {
        let answer = self.engine().and_then(|engine| {
            let card = engine.card(&String::from_utf8_lossy(id))?;
            Ok(card.unwrap_or_else(|| "null".to_owned()).into_bytes())
        });
        self.end(answer)
    }

    fn engine(&self) -> Result<&Engine, Failure> {
        self.engine.as_ref().ok_or_else(not_open)
    }

    fn end(&mut self, answer: Answer) -> Status {
        let (status, output) = match answer {
            Ok(output) => (Status::Done, output),
            Err(Failure::Engine(Error::Pending)) => (Status::Pending, Vec::new()),
            Err(Failure::Engine(Error::NeedsLexicon)) => (Status::NeedsLexicon, Vec::new()),
            Err(Failure::Engine(error)) => (Status::Failed, error.to_string().into_bytes()),
            Err(Failure::Other(error)) => (Status::Failed, error.into_bytes()),
        };
        self.output = output;
        status
    }
}

fn not_open() -> Failure {
    Failure::Other("no index is open".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use naosu_engine::{Document, build};
    use naosu_vocabulary::{Kind, Localised, Message, State, Template};
    use std::{
        collections::BTreeMap,
        io::Read as _,
        sync::{
            OnceLock,
            atomic::{AtomicBool, Ordering},
        },
    };

    static INDEX: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    static ARRIVED: AtomicBool = AtomicBool::new(false);

    fn read(file: u32, offset: u64, into: &mut [u8]) -> bool {
        if !ARRIVED.load(Ordering::SeqCst) {
            return false;
        }
        let files = INDEX.get().expect("an index");
        let bytes = files.values().nth(file as usize).expect("a file");
        let start = offset as usize;
        into.copy_from_slice(&bytes[start..start + into.len()]);
        true
    }

    fn dictionary() -> Lexicon {
        let packed = include_bytes!("../../dictionary/ipadic.bin.gz");
        let mut compact = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_end(&mut compact)
            .expect("the dictionary");
        Lexicon::load(&compact).expect("the dictionary")
    }

    fn document() -> Document {
        Document {
            id: "not-reachable".into(),
            kind: Kind::Error,
            state: State::Verified,
            names: Vec::new(),
            messages: vec![Message {
                text: Localised::from_iter([
                    (Lang::Ja, Template::literal("サーバーに接続できません")),
                    (
                        Lang::En,
                        Template::literal("The mail server cannot be reached"),
                    ),
                ]),
                codes: Vec::new(),
            }],
            title: Localised::default(),
            sections: Localised::default(),
            products: Vec::new(),
            relatives: Vec::new(),
            card: r#"{"url":"not-reachable/"}"#.into(),
        }
    }

    fn ask(session: &mut Session, paste: &str) -> Status {
        let request = serde_json::json!({ "paste": paste, "lang": "en", "limit": 5 });
        session.find(request.to_string().as_bytes())
    }

    #[test]
    fn a_paste_is_answered_once_index_and_lexicon_have_come() {
        let mut session = Session::new();
        assert_eq!(ask(&mut session, "mail server"), Status::Failed);
        assert_eq!(session.output(), b"no index is open");

        let built = build(&[document()], &dictionary(), &Vec::new()).expect("an index");
        let files = INDEX.get_or_init(|| built.files);
        let list: Vec<(&String, usize)> = files.iter().map(|(n, b)| (n, b.len())).collect();
        let list = serde_json::to_vec(&list).expect("a list");
        assert_eq!(session.open(&list, read), Status::Pending);
        ARRIVED.store(true, Ordering::SeqCst);
        assert_eq!(session.open(&list, read), Status::Done);

        assert_eq!(
            ask(&mut session, "the mail server cannot be reached"),
            Status::Done
        );
        let answer: serde_json::Value = serde_json::from_slice(session.output()).expect("JSON");
        assert_eq!(answer["hits"][0]["card"]["url"], "not-reachable/");

        assert_eq!(
            ask(&mut session, "サーバーに接続できません"),
            Status::NeedsLexicon
        );
        assert_eq!(session.lexicon(b"no lexicon"), Status::Failed);
        assert_eq!(session.lexicon(&built.lexicon), Status::Done);
        assert_eq!(ask(&mut session, "サーバーに接続できません"), Status::Done);
        let answer: serde_json::Value = serde_json::from_slice(session.output()).expect("JSON");
        assert_eq!(answer["hits"][0]["id"], "not-reachable");

        assert_eq!(session.card(b"not-reachable"), Status::Done);
        assert_eq!(session.output(), br#"{"url":"not-reachable/"}"#);
        assert_eq!(session.card(b"unknown"), Status::Done);
        assert_eq!(session.output(), b"null");
    }
}
