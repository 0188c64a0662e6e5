//! Pastes of every sort, and the entry that each must find.

use crate::knowledge::{ask, engine, finds, ids};
use naosu_engine::{Repair, Verdict};

#[track_caller]
fn captures(paste: &str, expected: &[(&str, &str)]) {
    let answer = ask(engine(), paste);
    let matched = answer.hits[0].matched.as_ref().expect("a match");
    let captures: Vec<(&str, &str)> = matched
        .captures
        .iter()
        .map(|capture| (capture.slot.as_str(), capture.value.as_str()))
        .collect();
    assert_eq!(captures, expected);
}

#[test]
fn a_message_is_found_as_it_stands_in_either_language() {
    finds("Enter Network Password", "password");
    finds("ネットワーク パスワードの入力", "password");
    finds("Cannot connect to mail01", "connect");
    finds("資格情報を更新してください", "credentials");
}

#[test]
fn an_older_wording_finds_the_message_of_today() {
    finds("ERROR: 認証情報をもう一度入力してください", "credentials");
    finds("資格情報を更新して下さい", "credentials");
    finds("型 'a' を型 'b' に割り当てることができません", "type");
}

#[test]
fn a_message_that_is_the_whole_paste_is_recognised_however_short_it_is() {
    finds("使用中", "busy");
    finds("busy", "busy");
    let answer = ask(engine(), "会議室は使用中のようです");
    assert_ne!(answer.verdict, Verdict::Recognised);
}

#[test]
fn what_speaks_for_an_entry_is_told_as_people_write_it() {
    let answer = ask(engine(), "TypeScript error 2322");
    assert_eq!(answer.hits[0].reasons[0].evidence, "2322");
    let answer = ask(engine(), "VPN サーバー");
    assert_eq!(answer.hits[0].reasons[0].evidence, "VPN サーバー");
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

/// What is recognised in a paste: entries with their lines, in order.
fn recognised(paste: &str) -> Vec<(String, usize)> {
    let answer = ask(engine(), paste);
    let found = answer.messages.iter();
    found
        .map(|found| (answer.hits[found.hit].id.clone(), found.line))
        .collect()
}

#[track_caller]
fn recognises(paste: &str, expected: &[(&str, usize)]) {
    let found = recognised(paste);
    let found: Vec<(&str, usize)> = found
        .iter()
        .map(|(id, line)| (id.as_str(), *line))
        .collect();
    assert_eq!(found, expected, "for {paste:?}");
}

#[test]
fn of_several_messages_the_gravest_is_the_answer_and_all_are_listed() {
    recognises(
        "10:12:01 LOG: No space left on device\n10:12:02 FATAL: Access was denied (4001)\n\
         10:12:03 WARNING: Enter Network Password",
        &[("denied-a", 2), ("password", 3), ("disk", 1)],
    );
    recognises(
        "警告: ディスクに空き領域がありません\nエラー: 資格情報を更新してください",
        &[("credentials", 2), ("disk", 1)],
    );
}

#[test]
fn of_equally_grave_messages_the_one_that_others_hang_on_is_the_answer() {
    // An explanation below its error.
    recognises(
        "error: Access was denied (4001)\n  Argument of type 'string' is not assignable to parameter of type 'number'.",
        &[("denied-a", 1), ("argument", 2)],
    );
    // A cause inside a wrapper.
    recognises(
        "Cannot connect to mail01 on port 443: Enter Network Password",
        &[("password", 1), ("connect-port", 1)],
    );
    // A value that is a message itself.
    recognises(
        "File \"No space left on device\" was not found",
        &[("file", 1), ("disk", 1)],
    );
}

#[test]
fn a_short_message_on_a_line_of_its_own_is_recognised_within_a_longer_paste() {
    let around = "$ make install\ncopying 12 files\n";
    finds(
        &format!("{around}ERROR:  Access was denied (4001)\n"),
        "denied-a",
    );
    finds(
        &format!("{around}-bash: cd: x: 使用中です\nERROR: No space left on device"),
        "disk",
    );
    finds(
        &format!("{around}「資格情報を更新してください」と出ます"),
        "credentials",
    );
}

#[test]
fn a_few_everyday_words_within_a_sentence_are_not_recognised() {
    for paste in [
        "We were busy with the new office and exit code 1 was all that it said",
        "プリンターが使用中かどうかを調べてから連絡します",
        "for (const file of found) { await connect(server, password); }",
    ] {
        assert_ne!(
            ask(engine(), paste).verdict,
            Verdict::Recognised,
            "for {paste:?}"
        );
    }
}

#[test]
fn messages_that_the_paste_cannot_tell_apart_are_one_answer_with_its_variants() {
    let answer = ask(engine(), "ERROR: Access was denied\n");
    assert_eq!(answer.messages.len(), 1);
    assert_eq!(answer.messages[0].variants, [1]);
    assert_eq!(ids(&answer)[..2], ["denied-a", "denied-b"]);
}

#[test]
fn slots_hand_over_their_values_as_they_stood() {
    captures(
        "ERROR: Cannot connect to Ｍail01 on port 443",
        &[("server", "Ｍail01"), ("portn", "443")],
    );
}

#[test]
fn a_colon_within_a_value_is_not_the_one_behind_it() {
    captures(
        r"web7.example.com: C:\data\a.conf: Invalid header Host.",
        &[
            ("host", "web7.example.com"),
            ("path", r"C:\data\a.conf"),
            ("name", "Host"),
        ],
    );
}

#[test]
fn quotes_around_a_value_are_none_of_it() {
    captures(
        r"Cannot unlink 'C:\Users\Public\print.log'",
        &[("path", r"C:\Users\Public\print.log")],
    );
    captures("Cannot unlink print.log", &[("path", "print.log")]);
}

#[test]
fn a_value_stands_on_the_next_line_where_the_message_has_it() {
    captures(
        "Dependency problems prevent configuration of mutt:\n libc6 is missing.\nDone.",
        &[("name", "mutt"), ("reason", "libc6 is missing.")],
    );
}

#[test]
fn a_line_of_values_alone_belongs_to_its_message() {
    captures(
        "config file 'mail.conf' is a circular link\n (= '/etc/mail')",
        &[("name", "mail.conf"), ("path", "/etc/mail")],
    );
}

#[test]
fn a_separator_within_a_value_is_told_by_what_the_next_slot_takes() {
    captures(
        "Assigned address: /var/lib/net/24",
        &[("path", "/var/lib/net"), ("portn", "24")],
    );
}

#[test]
fn text_that_went_through_something_is_read_as_it_was_before() {
    for (paste, id, repaired) in [
        (
            r#"{"message":"\u8cc7\u683c\u60c5\u5831\u3092\u66f4\u65b0\u3057\u3066\u304f\u3060\u3055\u3044"}"#,
            "credentials",
            Repair::Escapes,
        ),
        (
            "&lt;p&gt;&#x30CD;&#x30C3;&#x30C8;&#x30EF;&#x30FC;&#x30AF; &#x30D1;&#x30B9;&#x30EF;&#x30FC;&#x30C9;&#x306E;&#x5165;&#x529B;",
            "password",
            Repair::Entities,
        ),
        (
            "?e=%E8%B3%87%E6%A0%BC%E6%83%85%E5%A0%B1%E3%82%92%E6%9B%B4%E6%96%B0%E3%81%97%E3%81%A6",
            "credentials",
            Repair::Percent,
        ),
        (
            "=E8=B3=87=E6=A0=BC=E6=83=85=E5=A0=B1=E3=82=92=E6=9B=B4=\n=E6=96=B0=E3=81=97=E3=81=A6",
            "credentials",
            Repair::QuotedPrintable,
        ),
    ] {
        finds(paste, id);
        assert_eq!(ask(engine(), paste).repaired, [repaired], "for {paste:?}");
    }
    // What says no more when it is turned back is answered as it stands.
    assert_eq!(ask(engine(), "%7Bxyzzy%7D").repaired, []);
    // What was lost on the way is lost: the rest is no more than a hint, and leads there.
    let answer = ask(engine(), "雉・譬ｼ諠・蝣ｱ繧呈峩譁ｰ縺励※縺上□縺輔＞");
    assert_eq!(ids(&answer)[0], "credentials");
    assert_eq!(answer.repaired, [Repair::Encoding]);
}

#[test]
fn what_is_shown_of_a_repaired_paste_is_readable_and_its_places_are_in_the_paste() {
    let paste =
        r#"{"error":"\u30b5\u30fc\u30d0 \u306b\u63a5\u7d9a\u3067\u304d\u307e\u305b\u3093"}"#;
    let answer = ask(engine(), paste);
    let matched = answer.hits[0].matched.as_ref().expect("a match");
    let capture = &matched.captures[0];
    assert!(capture.value.ends_with("サーバ"), "{capture:?}");
    let pasted = paste.get(capture.span.0..capture.span.1);
    let ends = |text: &str| text.ends_with(r"\u30b5\u30fc\u30d0");
    assert!(pasted.is_some_and(ends), "{pasted:?}");
}

#[test]
fn the_line_of_a_message_is_counted_in_the_paste_as_it_came() {
    // Its line breaks are written out: whoever reads it sees two lines, of which it is the second.
    let paste = concat!(
        "{\"time\":\"10:12\"}\n",
        r#"{"log":"start\n\n\n\u8cc7\u683c\u60c5\u5831\u3092\u66f4\u65b0\u3057\u3066\u304f\u3060\u3055\u3044"}"#
    );
    let answer = ask(engine(), paste);
    assert_eq!(answer.repaired, [Repair::Escapes]);
    assert_eq!((answer.messages[0].line, answer.lines), (2, 2));
}

#[test]
fn colours_of_a_terminal_are_passed_over() {
    finds(
        "\u{1b}[1;31mEnter \u{1b}[0mNetwork\u{1b}[K Password\u{1b}[0m",
        "password",
    );
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
fn a_megabyte_is_read_from_its_first_line_to_its_last() {
    let noise = "2026-11-22 10:12:01 DEBUG tick 4711 of worker-7\n".repeat(11_000);
    for lines in [
        ["Enter Network Password\n", "", ""],
        ["", "Enter Network Password\n", ""],
        ["", "", "Enter Network Password\n"],
    ] {
        let paste = lines.join(&noise);
        assert!(paste.len() > 1_000_000);
        finds(&paste, "password");
    }
}

#[test]
fn a_message_whose_value_is_missing_is_less_sure_than_one_that_has_it() {
    let confidence = |paste: &str| ask(engine(), paste).hits[0].confidence;
    let full = confidence("mail01 のポート 443 に接続できません");
    assert!(confidence("のポート に接続できません") < full);
}
