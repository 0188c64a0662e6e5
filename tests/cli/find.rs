//! `naosu find`

use crate::site::{Site, run_with};
use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS};
use serde_json::Value;
use std::{thread, time::Duration};

const PASTE: &str = "2026-11-22 09:14:03 spool[311]: Cannot print on LP-3 (0x00000709), giving up";

fn built() -> Site {
    let site = Site::good();
    let run = site.naosu(["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    site
}

#[test]
fn a_paste_finds_what_to_do() {
    let run = built().naosu(["find", PASTE, "--lang", "en"]);
    assert_eq!(run.code, 0, "{run:?}");
    insta::assert_snapshot!(run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn every_message_in_a_paste_is_listed_the_gravest_first() {
    let site = Site::good();
    site.write(
        "content/printer/errors/no-paper.toml",
        r#"kind = "error"
        [[message]]
        text = { ja = "用紙がありません", en = "The tray has no paper" }
        former = [{ en = "Paper tray is empty" }]
        "#,
    );
    assert_eq!(site.naosu(["build"]).code, 0);
    let paste = "09:14:02 WARNING: Paper tray is empty\n\
                 09:14:03 ERROR: Cannot print on LP-3 (0x00000709)";

    let run = site.naosu(["find", paste, "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["lines"], 2);
    assert_eq!(
        answer["messages"],
        serde_json::json!([
            { "hit": 0, "line": 2, "gravity": "error", "variants": [] },
            { "hit": 1, "line": 1, "gravity": "warning", "variants": [] },
        ])
    );
    assert_eq!(answer["hits"][1]["id"], "no-paper");

    let run = site.naosu(["find", paste, "--lang", "en"]);
    for said in [
        "Also recognised in it:",
        "line 1 of 2",
        "“Paper tray is empty”",
    ] {
        assert!(run.stdout.contains(said), "{run:?}");
    }
}

#[test]
fn a_paste_may_come_through_a_pipe() {
    let site = built();
    let argument = site.naosu(["find", PASTE, "--format", "json"]);
    let piped = run_with(
        &mut site.command(["find", "--format", "json"]),
        PASTE.as_bytes(),
    );
    assert_eq!(argument.stdout, piped.stdout);
    let answer: Value = serde_json::from_str(&piped.stdout).expect("JSON");
    assert_eq!(answer["verdict"], "recognised");
    assert_eq!(answer["hits"][0]["id"], "cannot-print");
    assert_eq!(answer["hits"][0]["match"]["captures"][0]["value"], "LP-3");
}

#[test]
fn a_log_is_read_in_whatever_encoding_it_was_written() {
    let site = built();
    let log =
        "09:14:02 スプーラー: 印刷を開始します\r\n09:14:03 LP-3 で印刷できません (0x00000709)\r\n";
    let find = |bytes: &[u8]| {
        let run = run_with(&mut site.command(["find", "--format", "json"]), bytes);
        assert_eq!(run.code, 0, "{run:?}");
        run.stdout
    };
    let utf8 = find(log.as_bytes());
    assert!(utf8.contains("cannot-print"), "{utf8}");
    for encoding in [SHIFT_JIS, EUC_JP, ISO_2022_JP] {
        assert_eq!(find(&encoding.encode(log).0), utf8, "{}", encoding.name());
    }
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in [None, Some(0xFEFF)] {
            let units = mark.into_iter().chain(log.encode_utf16());
            let bytes: Vec<u8> = units.flat_map(order).collect();
            assert_eq!(find(&bytes), utf8);
        }
    }
}

#[test]
fn what_was_repaired_in_a_paste_is_said() {
    let paste =
        r#"{"message":"LP-3 \u3067\u5370\u5237\u3067\u304d\u307e\u305b\u3093 (0x00000709)"}"#;
    let run = built().naosu(["find", "--lang", "en", paste]);
    assert_eq!(run.code, 0, "{run:?}");
    let said = "Decoded before it was read: backslash escapes";
    assert!(run.stdout.starts_with(said), "{run:?}");
    assert!(run.stdout.contains("で印刷できません"), "{run:?}");
}

#[test]
fn what_fits_nothing_is_said_to_fit_nothing() {
    let run = built().naosu(["find", "--lang", "en", "the quick brown fox"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stdout.starts_with("No match found."), "{run:?}");
}

#[test]
fn strange_pastes_get_an_honest_empty_answer() {
    let site = built();
    let noise: Vec<u8> = (0..1_000_000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let pastes: [&[u8]; 6] = [
        b"",
        b"   \n\t \n",
        b"\0\0\0\0",
        b"\xff\xfe\x80",
        b"\x1b[31m",
        &noise,
    ];
    for paste in pastes {
        let run = run_with(&mut site.command(["find", "--lang", "en"]), paste);
        assert_eq!(run.code, 1, "{:?} {run:?}", &paste[..paste.len().min(10)]);
        assert!(run.stdout.starts_with("No match found."), "{run:?}");
        assert!(
            !run.stdout.contains('\x1b'),
            "no control characters: {run:?}"
        );
    }
}

#[test]
fn a_message_is_found_at_the_end_of_a_log_of_a_megabyte() {
    let site = built();
    let line = "09:14:03 heartbeat ok, queue empty, nothing to report\n";
    let log = line.repeat((1 << 20) / line.len()) + PASTE;
    let run = run_with(
        &mut site.command(["find", "--format", "json"]),
        log.as_bytes(),
    );
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["hits"][0]["id"], "cannot-print");
}

#[test]
fn the_limit_holds_and_reasons_are_told_when_asked_for() {
    let site = built();
    let run = site.naosu(["find", PASTE, "--limit", "1", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["hits"].as_array().map(Vec::len), Some(1));
    let run = site.naosu(["find", PASTE, "--lang", "en", "--explain"]);
    for sentence in [
        "its message “Cannot print on … (…)” stands in the paste as it is",
        "its code stands in the paste: 0x00000709",
        "Entries are in the order of their weights",
    ] {
        assert!(run.stdout.contains(sentence), "{sentence}: {run:?}");
    }
    let run = site.naosu(["find", "Cannot prnt on LP-3", "--lang", "ja", "--explain"]);
    let sentence = " % が貼り付けた文面にあります";
    assert!(run.stdout.contains(sentence), "{run:?}");
}

#[test]
fn an_entry_is_listed_with_the_sentence_that_has_my_words() {
    let run = built().naosu(["find", "--lang", "en", "update the driver"]);
    assert_eq!(run.code, 0, "{run:?}");
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn a_search_within_a_product_finds_nothing_else() {
    let site = built();
    let run = site.naosu(["find", PASTE, "--product", "printer", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["hits"][0]["id"], "cannot-print");
    let run = site.naosu(["find", PASTE, "--product", "fax"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.stderr.contains("no entry is about a product `fax`"),
        "{run:?}"
    );
    assert!(run.stderr.contains("there are printer"), "{run:?}");
}

#[test]
fn without_a_built_site_it_says_what_to_do() {
    let run = Site::good().naosu(["find", PASTE]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("no built site in "), "{run:?}");
    assert!(run.stderr.contains("naosu build"), "{run:?}");
}

#[test]
fn damaged_search_data_is_told() {
    let site = built();
    site.write("public/search/manifest.bin", "not what was built");
    let run = site.naosu(["find", PASTE]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("manifest.bin"), "{run:?}");
}

#[test]
fn content_newer_than_the_site_is_told() {
    let site = built();
    assert_eq!(site.naosu(["find", PASTE]).stderr, "");
    thread::sleep(Duration::from_millis(20));
    site.replace("naosu.toml", "base_url", "\nbase_url");
    let run = site.naosu(["find", PASTE]);
    assert_eq!(run.code, 0);
    let told = "naosu.toml has changed since the site was built: naosu build";
    assert!(run.stderr.contains(told), "{run:?}");
}

#[test]
fn a_batch_is_answered_line_by_line() {
    let site = built();
    let lines = format!(
        "{}\n{}\n",
        serde_json::json!({ "q": PASTE }),
        r#"{"q":"","tag":1}"#
    );
    site.write("pastes.jsonl", lines);
    let run = site.naosu(["find", "--batch", "pastes.jsonl"]);
    assert_eq!(run.code, 0, "{run:?}");
    let answers: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["i"], 0);
    assert_eq!(answers[0]["ids"][0], "cannot-print");
    assert!(
        answers[0]["confidence"]
            .as_u64()
            .is_some_and(|sure| sure > 50)
    );
    assert!(answers[0]["ms"].as_f64().is_some_and(|ms| ms > 0.0));
    assert_eq!(
        (&answers[1]["i"], &answers[1]["ids"]),
        (&1.into(), &serde_json::json!([]))
    );
}

#[test]
fn a_bad_line_of_a_batch_is_named_and_the_others_are_answered() {
    let site = built();
    for (bad, why) in [
        (r#"{"text":"x"}"#, "missing field `q`"),
        ("not JSON", "expected"),
        ("", "EOF"),
        (r#"{"q":3}"#, "invalid type"),
    ] {
        site.write(
            "pastes.jsonl",
            format!("{{\"q\":\"a\"}}\n{bad}\n{{\"q\":\"b\"}}\n"),
        );
        let run = site.naosu(["find", "--batch", "pastes.jsonl"]);
        assert_eq!(run.code, 3, "{run:?}");
        let answers: Vec<Value> = run
            .stdout
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(answers.len(), 3, "{run:?}");
        assert!(
            answers[1]["error"]
                .as_str()
                .is_some_and(|it| it.contains(why))
        );
        assert!(answers[2]["ids"].is_array(), "{run:?}");
        assert!(run.stderr.contains("pastes.jsonl:2: "), "{run:?}");
        assert!(run.stderr.contains(why), "{run:?}");
        assert!(
            run.stderr
                .contains("1 line of pastes.jsonl could not be read"),
            "{run:?}"
        );
    }
    let run = site.naosu(["find", "--batch", "nowhere.jsonl"]);
    assert_eq!(run.code, 3, "{run:?}");
}

#[test]
fn half_a_character_in_a_batch_ends_nothing() {
    let site = built();
    let lines = [
        format!(r#"{{"q":"\ud83d {PASTE}"}}"#).into_bytes(),
        [
            b"{\"q\":\"\xff ".to_vec(),
            PASTE.as_bytes().to_vec(),
            b"\"}".to_vec(),
        ]
        .concat(),
    ];
    site.write("pastes.jsonl", lines.join(&b'\n'));
    let run = site.naosu(["find", "--batch", "pastes.jsonl"]);
    assert_eq!(run.code, 0, "{run:?}");
    for line in run.stdout.lines() {
        let answer: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(answer["ids"][0], "cannot-print", "{line}");
    }
    assert_eq!(run.stdout.lines().count(), 2, "{run:?}");
}

#[test]
fn a_site_teaches_the_search_the_words_of_its_house() {
    let site = Site::good();
    site.write(
        "synonyms.toml",
        "same = [[\"ガッチャン\", \"both sides\"]]\n",
    );
    let run = site.naosu(["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = site.naosu(["find", "ガッチャン", "--lang", "en"]);
    assert!(run.stdout.contains("why-duplex"), "{run:?}");
    assert!(run.stdout.contains("Also searched: both sides"), "{run:?}");
    let quoted = site.naosu(["find", "「ガッチャン」", "--lang", "en"]);
    assert!(!quoted.stdout.contains("Also searched"), "{quoted:?}");
}
