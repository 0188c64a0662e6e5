//! What readers ask in words of their own.

use crate::knowledge::{ids, lexicon, open};
use naosu_engine::{Answer, Document, Engine, Query, Section, build};
use naosu_vocabulary::{Closeness, Kind, Lang, Localised, State, SynonymGroup, Thesaurus};
use std::sync::OnceLock;

fn article(id: &str, title: (&str, &str), text: (&str, &str)) -> Document {
    let both = |(ja, en): (&str, &str)| {
        let texts = [(Lang::Ja, ja.to_owned()), (Lang::En, en.to_owned())];
        texts.into_iter().collect::<Localised<String>>()
    };
    let section = |_, text: &String| {
        vec![Section {
            text: text.clone(),
            ..Section::default()
        }]
    };
    Document {
        id: id.into(),
        kind: Kind::Faq,
        state: State::Verified,
        messages: Vec::new(),
        title: both(title),
        sections: both(text).map(section),
        names: Vec::new(),
        products: Vec::new(),
        relatives: Vec::new(),
        card: "{}".into(),
    }
}

fn documents() -> Vec<Document> {
    let mut named = article(
        "sync",
        ("同期が終わらない", "Sync never ends"),
        ("フォルダーを作り直します。", "Make the folder anew."),
    );
    named.names = vec!["Cloud Drive".into()];
    vec![
        article(
            "hang",
            ("アプリが応答しない", "The app is not responding"),
            ("タスクを終了します。", "End the task."),
        ),
        article(
            "share",
            (
                "SharePoint でファイルを戻す",
                "Restore a file in SharePoint",
            ),
            ("ごみ箱を開きます。", "Open the recycle bin."),
        ),
        article(
            "printer",
            (
                "プリンターのドライバーを入れ直す",
                "Install the printer driver again",
            ),
            (
                "サムネールは関係ありません。",
                "Thumbnails do not matter. Mind the timeout.",
            ),
        ),
        article(
            "sign-in",
            ("ログオンの履歴", "The sign-in history"),
            ("管理者だけが見られます。", "Administrators alone see it."),
        ),
        named,
    ]
}

fn thesaurus() -> Thesaurus {
    let group = |closeness, members: &[&str]| SynonymGroup {
        closeness,
        members: members.iter().map(|&word| word.to_owned()).collect(),
    };
    vec![
        group(
            Closeness::Near,
            &["固まる", "応答しない", "hang", "not responding"],
        ),
        group(Closeness::Same, &["サインイン", "ログオン", "log on"]),
        group(Closeness::Same, &["珈琲", "coffee"]),
    ]
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let built = build(&documents(), lexicon(), &thesaurus()).expect("an index");
        open(built.files)
    })
}

fn ask(paste: &str) -> Answer {
    let query = Query {
        paste,
        lang: Lang::Ja,
        product: None,
        limit: 10,
    };
    engine().find(&query).expect("an answer")
}

#[test]
fn a_reader_finds_by_another_word_what_the_entry_says() {
    let answer = ask("アプリが固まる");
    assert_eq!(ids(&answer)[0], "hang");
    assert_eq!(answer.also_searched, ["応答しない"]);
    let answer = ask("サインインの記録");
    assert_eq!(ids(&answer)[0], "sign-in");
    assert_eq!(answer.also_searched, ["ログオン"]);
}

#[test]
fn who_quotes_a_word_means_that_very_word() {
    for quoted in ["「サインイン」", "\"log on\"", "“log on”", "『サインイン』"] {
        let answer = ask(quoted);
        assert!(answer.also_searched.is_empty(), "{quoted}: {answer:?}");
    }
    assert!(!ask("サインイン").also_searched.is_empty());
}

#[test]
fn a_word_that_the_index_does_not_know_is_read_as_what_it_may_have_been_meant_for() {
    for (asked, found) in [
        ("シェアポイントのごみ箱", "share"),
        ("ぷりんたーがおかしい", "printer"),
        ("prnter driver", "printer"),
        ("administ", "sign-in"),
        ("recyclebin", "share"),
        ("share point", "share"),
        ("time out", "printer"),
        ("サムネイル", "printer"),
        ("cloud drive", "sync"),
    ] {
        assert_eq!(ids(&ask(asked)).first(), Some(&found), "{asked}");
    }
}

#[test]
fn an_index_keeps_the_synonyms_that_its_words_touch() {
    let built = build(&documents(), lexicon(), &thesaurus()).expect("an index");
    let kept = String::from_utf8_lossy(&built.files["synonyms.json"]).into_owned();
    assert!(kept.contains("固まる"), "{kept}");
    assert!(!kept.contains("珈琲"), "{kept}");
}

#[test]
fn of_entries_that_fit_alike_the_most_trusted_comes_first() {
    let text = ("ごみ箱", "The recycle bin");
    let states = [
        ("a", State::Archived),
        ("b", State::Unverified),
        ("c", State::Verified),
    ];
    let documents = states.map(|(id, state)| Document {
        state,
        ..article(id, text, text)
    });
    let built = build(&documents, lexicon(), &Vec::new()).expect("an index");
    let engine = open(built.files);
    let query = Query {
        paste: "recycle bin",
        lang: Lang::En,
        product: None,
        limit: 10,
    };
    let answer = engine.find(&query).expect("an answer");
    assert_eq!(ids(&answer), ["c", "b", "a"]);
}

#[test]
fn an_entry_whose_title_is_asked_for_comes_before_one_that_has_the_words_here_and_there() {
    let documents = [
        article(
            "everything",
            (
                "共有フォルダーについて何でも",
                "Everything about the shared folder",
            ),
            (
                "容量 容量 共有フォルダー",
                "Quota quota of the shared folder",
            ),
        ),
        article(
            "quota",
            ("共有フォルダーの容量", "The quota of the shared folder"),
            ("増やせます。", "It can grow."),
        ),
    ];
    let built = build(&documents, lexicon(), &Vec::new()).expect("an index");
    let engine = open(built.files);
    for paste in ["共有フォルダーの容量", "shared folder quota"] {
        let query = Query {
            paste,
            lang: Lang::Ja,
            product: None,
            limit: 10,
        };
        let answer = engine.find(&query).expect("an answer");
        assert_eq!(ids(&answer)[0], "quota", "{paste}");
    }
}
