//! What an answer shows of its entries, and which it lists.

use crate::knowledge::{ids, lexicon, open};
use naosu_engine::{Answer, Document, Engine, Excerpt, Query, Section, TextPiece, Verdict, build};
use naosu_vocabulary::{Kind, Lang, Localised, Message, State, Template};
use std::sync::OnceLock;

fn entry(id: &str, title: &str, sections: Vec<Section>) -> Document {
    Document {
        id: id.into(),
        kind: Kind::Faq,
        messages: Vec::new(),
        title: [(Lang::En, title.to_owned())].into_iter().collect(),
        sections: [(Lang::En, sections)].into_iter().collect(),
        names: Vec::new(),
        state: State::Verified,
        products: Vec::new(),
        relatives: Vec::new(),
        card: "{}".into(),
    }
}

fn section(id: &str, heading: &str, text: &str) -> Section {
    Section {
        id: id.into(),
        heading: heading.into(),
        text: text.into(),
    }
}

fn documents() -> Vec<Document> {
    let profile = vec![
        section("", "", "Mail stays in the outbox."),
        section(
            "new-profile",
            "Make a new profile",
            "Close the program first. A damaged profile keeps mail from being sent.\nFile\nExit",
        ),
    ];
    let mut outbox = entry("outbox", "Mail is not sent", profile);
    outbox.products = vec!["outlook".into()];
    let ja = section(
        "作り直す",
        "プロファイルを作り直す",
        "壊れたプロファイルではメールを送信できません。",
    );
    outbox.sections.set(Lang::Ja, vec![ja]);
    outbox.title.set(Lang::Ja, "メールが送信されない".into());

    let mut queue = entry(
        "queue",
        "Documents stay in the print queue",
        vec![section(
            "",
            "",
            "A damaged document keeps others from being printed.",
        )],
    );
    queue.products = vec!["printer".into()];
    let mut failed = entry("send-failed", "", Vec::new());
    failed.kind = Kind::Error;
    failed.title = Localised::default();
    let text = Template::literal("The mail could not be sent to the outgoing server");
    failed.messages = vec![Message {
        text: [(Lang::En, text)].into_iter().collect(),
        codes: Vec::new(),
        former: Vec::new(),
    }];
    failed.relatives = vec!["outbox".into(), "gone".into()];
    let outgoing = entry("outgoing", "What is an outgoing server?", Vec::new());
    vec![outbox, queue, failed, outgoing]
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        open(
            build(&documents(), lexicon(), &Vec::new())
                .expect("an index")
                .files,
        )
    })
}

fn ask(paste: &str, lang: Lang, product: Option<&str>) -> Answer {
    let query = Query {
        paste,
        lang,
        product,
        limit: 10,
    };
    engine().find(&query).expect("an answer")
}

/// A text with its marked words in brackets.
fn shown(pieces: &[TextPiece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece.marked {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    });
    pieces.collect()
}

fn place(excerpt: &Excerpt) -> Option<&str> {
    excerpt.place.as_ref().map(|place| place.id.as_str())
}

#[test]
fn a_hit_shows_the_sentence_with_my_words_and_where_it_stands() {
    let answer = ask("damaged profile", Lang::En, None);
    let excerpt = answer.hits[0].excerpt.as_ref().expect("an excerpt");
    assert_eq!(
        shown(&excerpt.pieces),
        "A [damaged] [profile] keeps mail from being sent. File · Exit"
    );
    assert_eq!(place(excerpt), Some("new-profile"));
    let heading = &excerpt.place.as_ref().expect("a place").heading;
    assert_eq!(shown(heading), "Make a new [profile]");
    let answer = ask("壊れたプロファイル", Lang::Ja, None);
    let excerpt = answer.hits[0].excerpt.as_ref().expect("an excerpt");
    assert_eq!(
        shown(&excerpt.pieces),
        "[壊れ]た[プロファイル]ではメールを送信できません。"
    );
    assert_eq!(place(excerpt), Some("作り直す"));
}

#[test]
fn words_of_the_other_language_are_shown_in_it_without_a_place_on_my_page() {
    let answer = ask("damaged profile", Lang::Ja, None);
    let excerpt = answer.hits[0].excerpt.as_ref().expect("an excerpt");
    assert_eq!((excerpt.lang, place(excerpt)), (Lang::En, None));
}

#[test]
fn words_in_a_title_are_marked() {
    let answer = ask("mails", Lang::En, None);
    let title = answer.hits[0].title.as_ref().expect("a title");
    assert_eq!(shown(&title.pieces), "[Mail] is not sent");
}

#[test]
fn a_question_about_one_product_is_answered_by_its_entries_alone() {
    assert_eq!(ids(&ask("damaged", Lang::En, None)).len(), 2);
    assert_eq!(ids(&ask("damaged", Lang::En, Some("printer"))), ["queue"]);
    assert_eq!(ids(&ask("damaged", Lang::En, Some("fax"))), [""; 0]);
    let message = "The mail could not be sent to the outgoing server";
    assert_eq!(
        ask(message, Lang::En, Some("printer")).verdict,
        Verdict::Nothing
    );
    assert_eq!(
        engine().products().expect("products"),
        ["outlook", "printer"]
    );
}

#[test]
fn below_a_recognised_message_stand_only_its_relatives() {
    let answer = ask(
        "The mail could not be sent to the outgoing server",
        Lang::En,
        None,
    );
    assert_eq!(answer.verdict, Verdict::Recognised);
    assert_eq!(ids(&answer), ["send-failed", "outbox"]);
}

#[test]
fn under_nothing_fits_stand_three_at_the_most() {
    let titles = (0..6).map(|n| entry(&format!("e{n}"), "Mail and more of it", Vec::new()));
    let documents: Vec<Document> = titles.collect();
    let engine = open(
        build(&documents, lexicon(), &Vec::new())
            .expect("an index")
            .files,
    );
    let query = Query {
        paste: "mail from a lost planet whose inhabitants never wrote anything else",
        lang: Lang::En,
        product: None,
        limit: 10,
    };
    let answer = engine.find(&query).expect("an answer");
    assert_eq!(answer.verdict, Verdict::Nothing);
    assert_eq!(answer.hits.len(), 3);
}

#[test]
fn a_log_that_an_article_quotes_is_what_it_is_about_and_a_short_message_in_it_is_a_part() {
    let log = "WARN Failed to import distribution package for agent publish at offset 20711 because \
               of javax.jcr.AccessDeniedException: Access denied, the importer will retry later";
    let quoting = vec![section(
        "",
        "",
        &format!("The log has: {}", log.replace("20711", "4")),
    )];
    let mut denied = entry("denied", "", Vec::new());
    denied.kind = Kind::Error;
    denied.title = Localised::default();
    denied.messages = vec![Message {
        text: [(Lang::En, Template::literal("Access denied"))]
            .into_iter()
            .collect(),
        codes: Vec::new(),
        former: Vec::new(),
    }];
    let queue = entry("blocked-queue", "The queue is blocked", quoting);
    let engine = |documents: &[Document]| {
        let built = build(documents, lexicon(), &Vec::new()).expect("an index");
        open(built.files)
    };
    let query = Query {
        paste: log,
        lang: Lang::En,
        product: None,
        limit: 10,
    };
    let answer = engine(&[denied.clone()]).find(&query).expect("an answer");
    assert_eq!(answer.verdict, Verdict::Recognised);
    let answer = engine(&[denied, queue]).find(&query).expect("an answer");
    assert_eq!(ids(&answer)[0], "blocked-queue");
    assert_eq!(answer.verdict, Verdict::Words);
}
