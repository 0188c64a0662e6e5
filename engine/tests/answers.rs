//! What is pasted, and what it must find: the engine on a small knowledge base.

use naosu_engine::{
    Answer, Built, Document, Engine, Error, FileSource, Kind, Lang, Localised, MatchPart,
    MemoryFiles, Message, Query, SlotType, Template, Verdict, build,
};
use naosu_lexicon::Lexicon;
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
    ops::Range,
    sync::{Arc, Mutex, OnceLock},
};

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let packed = include_bytes!("../../dictionary/ipadic.bin.gz");
        let mut compact = Vec::new();
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut compact)
            .expect("gzip");
        Lexicon::load(&compact).expect("a dictionary")
    })
}

/// id, code, Japanese, English; `{n}` slots that end in `n` hold numbers.
const MESSAGES: &[(&str, &str, &str, &str)] = &[
    (
        "connect",
        "0x80070005",
        "{server} に接続できません",
        "Cannot connect to {server}",
    ),
    (
        "connect-port",
        "",
        "{server} のポート {portn} に接続できません",
        "Cannot connect to {server} on port {portn}",
    ),
    (
        "password",
        "",
        "ネットワーク パスワードの入力",
        "Enter Network Password",
    ),
    (
        "credentials",
        "",
        "資格情報を更新してください",
        "Update your credentials",
    ),
    (
        "disk",
        "28",
        "ディスクに空き領域がありません",
        "No space left on device",
    ),
    (
        "file",
        "ENOENT",
        "ファイル \"{path}\" が見つかりません",
        "File \"{path}\" was not found",
    ),
    (
        "type",
        "TS2322",
        "型 '{a}' を型 '{b}' に割り当てることはできません。",
        "Type '{a}' is not assignable to type '{b}'.",
    ),
    (
        "argument",
        "TS2345",
        "型 '{a}' の引数を型 '{b}' のパラメーターに割り当てることはできません。",
        "Argument of type '{a}' is not assignable to parameter of type '{b}'.",
    ),
    (
        "denied-a",
        "4001",
        "アクセスが拒否されました",
        "Access was denied",
    ),
    (
        "denied-b",
        "4002",
        "アクセスが拒否されました",
        "Access was denied",
    ),
];

fn documents() -> Vec<Document> {
    let mut documents: Vec<Document> = MESSAGES
        .iter()
        .map(|&(id, code, ja, en)| {
            let template = |text: &str| {
                let types = BTreeMap::from([("portn".to_owned(), SlotType::Number)]);
                Template::parse(text, &types).expect("a template")
            };
            let text = Localised {
                ja: Some(template(ja)),
                en: Some(template(en)),
            };
            let codes = (!code.is_empty())
                .then(|| code.to_owned())
                .into_iter()
                .collect();
            document(id, Kind::Error, vec![Message { text, codes }], None)
        })
        .collect();
    let title = Localised {
        ja: Some("VPN に接続している間だけ聞かれる".to_owned()),
        en: Some("Only while the VPN is connected".to_owned()),
    };
    documents.push(document(
        "only-with-vpn",
        Kind::Situation,
        Vec::new(),
        Some(title),
    ));
    documents
}

fn document(
    id: &str,
    kind: Kind,
    messages: Vec<Message>,
    title: Option<Localised<String>>,
) -> Document {
    Document {
        id: id.to_owned(),
        kind,
        messages,
        title: title.unwrap_or_default(),
        body: Localised::default(),
        products: Vec::new(),
        card: format!("{{\"id\":\"{id}\"}}"),
    }
}

fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&documents(), lexicon()).expect("an index"))
}

fn open(files: BTreeMap<String, Vec<u8>>) -> Engine {
    let mut engine = Engine::open(Arc::new(MemoryFiles(files))).expect("an engine");
    engine.set_lexicon(lexicon().clone());
    engine
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| open(built().files.clone()))
}

fn ask(engine: &Engine, paste: &str) -> Answer {
    engine
        .find(&Query {
            paste,
            lang: Lang::Ja,
            limit: 10,
        })
        .expect("an answer")
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[track_caller]
fn finds(paste: &str, id: &str) {
    let answer = ask(engine(), paste);
    assert_eq!(ids(&answer).first(), Some(&id), "for {paste:?}");
    assert_eq!(answer.verdict, Verdict::Recognised, "for {paste:?}");
}

#[test]
fn a_message_is_found_as_it_stands_in_either_language() {
    finds("Enter Network Password", "password");
    finds("ネットワーク パスワードの入力", "password");
    finds("Cannot connect to mail01", "connect");
    finds("資格情報を更新してください", "credentials");
}

#[test]
fn a_message_is_found_within_a_log() {
    finds(
        "2026-11-22 10:12:01 INFO start\n2026-11-22 10:12:02 ERROR [4711] Cannot connect to mail01\n    at app.main(app.rs:12)",
        "connect",
    );
}

#[test]
fn a_wrapped_dialog_with_its_buttons_is_read() {
    finds(
        "Outlook ✕\n資格情報を更\n新してく\u{200B}ださい\n[OK]  [キャンセル]",
        "credentials",
    );
    finds(
        "Error\nＥｎｔｅｒ Ｎｅｔｗ\nｏｒｋ Ｐａｓｓｗｏｒｄ\nOK",
        "password",
    );
}

#[test]
fn slips_and_cuts_are_forgiven() {
    finds("Entr Netwrk Passw0rd", "password");
    finds("o space left on devi", "disk");
    finds("デイスクに空き領域がありません", "disk");
}

#[test]
fn of_two_messages_the_one_that_tells_more_is_the_answer() {
    finds("Cannot connect to mail01 on port 443", "connect-port");
    finds(
        "Argument of type 'string' is not assignable to parameter of type 'number'.",
        "argument",
    );
    finds("Type 'string' is not assignable to type 'number'.", "type");
}

#[test]
fn a_code_decides_between_equal_messages_and_is_enough_by_itself() {
    finds("Access was denied (4001)", "denied-a");
    finds("Access was denied (4002)", "denied-b");
    finds("-2147024891", "connect");
    finds("ts(2322)", "type");
    finds("Error: ENOENT", "file");
}

#[test]
fn slots_hand_over_their_values_as_they_stood() {
    let paste = "ERROR: Cannot connect to Ｍail01 on port 443";
    let answer = ask(engine(), paste);
    let matched = answer.hits[0].matched.as_ref().expect("a match");
    let captures: Vec<(&str, &str)> = matched
        .captures
        .iter()
        .map(|capture| (capture.slot.as_str(), capture.value.as_str()))
        .collect();
    assert_eq!(captures, [("server", "Ｍail01"), ("portn", "443")]);
}

#[test]
fn words_of_a_title_are_a_hint_and_not_a_recognition() {
    let answer = ask(engine(), "VPN に接続");
    assert_eq!(ids(&answer).first(), Some(&"only-with-vpn"));
    assert_eq!(answer.verdict, Verdict::Words);
}

#[test]
fn what_the_knowledge_base_does_not_know_is_not_recognised() {
    for paste in [
        "",
        "   \n\t  ",
        "The quick brown fox jumps over the lazy dog",
        "segmentation fault (core dumped)",
        "昨日の会議の議事録を送ってください",
        "\0\u{1}\u{2}\u{FFFD}",
    ] {
        assert_ne!(
            ask(engine(), paste).verdict,
            Verdict::Recognised,
            "for {paste:?}"
        );
    }
}

#[test]
fn a_megabyte_is_answered() {
    let mut paste = "2026-11-22 10:12:01 DEBUG tick 4711 of worker-7\n".repeat(22_000);
    paste.push_str("Enter Network Password\n");
    assert!(paste.len() > 1_000_000);
    assert_eq!(ids(&ask(engine(), &paste)).first(), Some(&"password"));
}

#[test]
fn the_order_of_the_entries_changes_neither_bytes_nor_ranking() {
    let mut documents = documents();
    documents.reverse();
    let reversed = build(&documents, lexicon()).expect("an index");
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
                limit: 10,
            }) {
                Err(Error::Pending) => fetch(),
                answer => break answer.expect("an answer"),
            }
            rounds += 1;
            assert!(rounds < 20, "too many rounds for {paste:?}");
        };
        assert_eq!(ids(&answer), ids(&ask(engine(), paste)));
    }
}

/// A paste that has a message somewhere in arbitrary surroundings.
fn noisy() -> impl Strategy<Value = String> {
    let texts: Vec<&str> = MESSAGES
        .iter()
        .flat_map(|message| [message.2, message.3])
        .collect();
    (
        any::<String>(),
        proptest::sample::select(texts),
        any::<String>(),
    )
        .prop_map(|(before, message, after)| format!("{before}\n{message}{after}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_paste_is_answered_and_every_part_shown_stands_in_it(paste in noisy()) {
        for hit in ask(engine(), &paste).hits {
            let Some(matched) = hit.matched else { continue };
            let text = paste.get(matched.span.0..matched.span.1);
            let pieces: String = matched.pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(text, Some(pieces.as_str()));
            prop_assert!(matched.pieces.iter().any(|piece| piece.part == MatchPart::Literal));
            for capture in matched.captures {
                let value = paste.get(capture.span.0..capture.span.1);
                prop_assert_eq!(value, Some(capture.value.as_str()));
            }
        }
    }

    #[test]
    fn lines_of_noise_do_not_change_which_message_is_recognised(
        which in 0..MESSAGES.len() - 2,
        noise in proptest::collection::vec("[a-z]{3,9}=[0-9]{1,4}( [qxzvkj]{4,8}){0,3}", 0..12),
        place in any::<proptest::sample::Index>(),
    ) {
        let (id, _, _, message) = MESSAGES[which];
        let mut lines = noise;
        let at = place.index(lines.len() + 1);
        lines.insert(at, message.replace("{server}", "mail01").replace("{portn}", "443"));
        let answer = ask(engine(), &lines.join("\n"));
        prop_assert_eq!(ids(&answer).first().copied(), Some(id));
    }
}
