//! Codes and numbers in pastes, and what they say for an entry and against it.

use crate::knowledge::{ask, engine, finds, ids};
use naosu_engine::{Channel, Reason, Verdict};

#[test]
fn a_code_decides_between_equal_messages_and_is_enough_by_itself() {
    finds("Access was denied (4001)", "denied-a");
    finds("Access was denied (4002)", "denied-b");
    finds("-2147024891", "connect");
    finds("ts(2322)", "type");
    finds("Error: ENOENT", "file");
}

#[test]
fn a_code_that_one_entry_has_puts_it_first_whatever_the_words_say() {
    finds("TS2322 when I enter the network password", "type");
    finds("資格情報を更新しようとすると TS2345 と出ます", "argument");
}

#[test]
fn a_paste_that_is_a_code_to_the_letter_is_recognised_however_short_it_is() {
    finds("28", "disk");
    finds("Error 28", "disk");
    finds("第28号エラー", "disk");
    let answer = ask(
        engine(),
        "28 files were copied to the new folder, 3 were not",
    );
    assert_ne!(answer.verdict, Verdict::Recognised);
}

#[test]
fn a_system_error_finds_the_message_with_its_hresult() {
    finds("System error 5", "connect");
    finds("&H80070005", "connect");
    finds("0x8OO7OOO5", "connect");
}

#[test]
fn another_number_of_the_series_is_another_error() {
    finds("TS2322: Type 'a' is not assignable to type 'b'.", "type");
    finds("10:12 mailsync MBX-310041 Upload error", "mailbox");
    let answer = ask(engine(), "10:12 mailsync MBX-310042 Download error");
    assert_ne!(answer.verdict, Verdict::Recognised, "{answer:?}");
}

#[test]
fn a_code_that_is_most_of_a_paste_was_meant_more_than_one_in_passing() {
    let among_few = ask(engine(), "again TS2345 today morning, hm");
    let in_passing = ask(
        engine(),
        "we changed the printer of the third floor and the ticket about it was TS2345 in the end, so \
         I closed the window and went home",
    );
    assert_eq!(ids(&among_few)[0], "argument");
    assert!(among_few.hits[0].confidence > in_passing.hits[0].confidence);
}

#[test]
fn another_number_speaks_against_a_message_and_leaves_it_possible() {
    let own = &ask(engine(), "mailsync3 MBX-310041 Upload error").hits[0];
    let answer = ask(engine(), "mailsync3 MBX-310042 Upload error");
    let other = &answer.hits[0];
    assert_eq!(other.id, "mailbox");
    assert!(other.confidence < own.confidence);
    let is_message = |reason: &Reason| reason.channel == Channel::Message;
    assert!(other.reasons.iter().any(is_message), "{other:?}");
}
