//! The knowledge base that is asked.

use naosu_engine::{Answer, Built, Document, Engine, MemoryFiles, Query, Verdict, build};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Kind, Lang, Localised, Message, SlotType, State, Template};
use std::{
    collections::BTreeMap,
    io::Read,
    sync::{Arc, OnceLock},
};

pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let packed = include_bytes!("../../../dictionary/ipadic.bin.gz");
        let mut compact = Vec::new();
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut compact)
            .expect("gzip");
        Lexicon::load(&compact).expect("a dictionary")
    })
}

/// id, code, Japanese, English; `{n}` slots that end in `n` hold numbers.
pub(crate) const MESSAGES: &[(&str, &str, &str, &str)] = &[
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
    ("busy", "", "使用中", "Busy"),
    (
        "header",
        "",
        "{host}: {path}: {name} ヘッダーが正しくありません",
        "{host}: {path}: Invalid header {name}.",
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
        "mailbox",
        "",
        "mailsync3 MBX-310041 アップロードエラー",
        "mailsync3 MBX-310041 Upload error",
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
        "unlink",
        "",
        "{path} のリンクを外せません",
        "Cannot unlink {path}",
    ),
    (
        "unlink-quoted",
        "",
        "'{path}' のリンクを外せません",
        "Cannot unlink '{path}'",
    ),
    (
        "depends",
        "",
        "{name} の設定を妨げる依存関係の問題:\n{reason}",
        "Dependency problems prevent configuration of {name}:\n{reason}",
    ),
    (
        "circular",
        "",
        "設定ファイル '{name}' が自分自身へのリンクになっています\n (= '{path}')",
        "config file '{name}' is a circular link\n (= '{path}')",
    ),
    (
        "address",
        "",
        "割り当てたアドレス: {path}/{portn}",
        "Assigned address: {path}/{portn}",
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

/// What an older version of the program said.
fn former(id: &str) -> Vec<Localised<Template>> {
    let ja = match id {
        "credentials" => "認証情報をもう一度入力してください",
        _ => return Vec::new(),
    };
    vec![Localised::from_iter([(Lang::Ja, Template::literal(ja))])]
}

pub(crate) fn documents() -> Vec<Document> {
    let mut documents: Vec<Document> = MESSAGES
        .iter()
        .map(|&(id, code, ja, en)| {
            let template = |text: &str| {
                let types = BTreeMap::from([("portn".to_owned(), SlotType::Number)]);
                Template::parse(text, &types).expect("a template")
            };
            let text = [(Lang::Ja, ja), (Lang::En, en)]
                .into_iter()
                .map(|(lang, text)| (lang, template(text)))
                .collect();
            let codes = (!code.is_empty())
                .then(|| code.to_owned())
                .into_iter()
                .collect();
            let former = former(id);
            let message = Message {
                text,
                former,
                codes,
            };
            document(id, Kind::Error, vec![message], None)
        })
        .collect();
    let title = Localised::from_iter([
        (
            Lang::Ja,
            "VPN サーバーに接続している間だけ聞かれる".to_owned(),
        ),
        (Lang::En, "Only while the VPN is connected".to_owned()),
    ]);
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
        state: State::Verified,
        names: Vec::new(),
        messages,
        title: title.unwrap_or_default(),
        sections: Localised::default(),
        products: Vec::new(),
        relatives: Vec::new(),
        card: format!("{{\"id\":\"{id}\"}}"),
    }
}

pub(crate) fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| build(&documents(), lexicon(), &Vec::new()).expect("an index"))
}

pub(crate) fn open(files: BTreeMap<String, Vec<u8>>) -> Engine {
    let mut engine = Engine::open(Arc::new(MemoryFiles(files))).expect("an engine");
    engine.set_lexicon(lexicon().clone());
    engine
}

pub(crate) fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| open(built().files.clone()))
}

pub(crate) fn ask(engine: &Engine, paste: &str) -> Answer {
    engine
        .find(&Query {
            paste,
            lang: Lang::Ja,
            product: None,
            limit: 10,
        })
        .expect("an answer")
}

pub(crate) fn ids(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[track_caller]
pub(crate) fn finds(paste: &str, id: &str) {
    let answer = ask(engine(), paste);
    assert_eq!(ids(&answer).first(), Some(&id), "for {paste:?}");
    assert_eq!(answer.verdict, Verdict::Recognised, "for {paste:?}");
}
