//! How people write codes: what must be found, and what must not.

use super::{
    declared::declared_keys,
    key::{Sign, sign},
    possible::possible_keys,
};
use crate::text::folded::Folded;

/// By what signs the paste has the code.
fn signs(code: &str, paste: &str) -> Vec<Sign> {
    let possible = possible_keys(&Folded::new(paste));
    let declared = declared_keys(code).into_iter();
    let found = declared.filter(|key| possible.iter().any(|possible| possible.key == *key));
    found.map(|key| sign(&key).0).collect()
}

#[track_caller]
fn finds(code: &str, paste: &str) {
    assert!(
        signs(code, paste).contains(&Sign::Whole),
        "{code} in {paste}"
    );
}

#[track_caller]
fn finds_as(sign: Sign, code: &str, paste: &str) {
    let signs = signs(code, paste);
    assert!(signs.contains(&sign), "{code} in {paste}: {signs:?}");
    assert!(!signs.contains(&Sign::Whole), "{code} in {paste}");
}

#[test]
fn a_code_is_the_same_however_it_is_written() {
    for (code, paste) in [
        ("TS2322", "error ts(2322):"),
        ("TS2322", "TS 2322"),
        ("TS2322", "ＴＳ２３２２とは"),
        ("ORA-00942", "ORA-942: table or view does not exist"),
        ("ORA-942", "ora00942"),
        ("HTTP 404", "HTTP/1.1 404 Not Found"),
        (
            "cvc-complex-type.2.4.a",
            "cvc-complex-type.2.4.a: Invalid content",
        ),
        ("42P01", "SQLSTATE[42P01]"),
        ("ENOENT", "Error: ENOENT: no such file"),
        ("SC542-00", "SC54200"),
        ("SC542-00", "SC 542 00"),
        ("SC542-00", "サービスコール SC542-00 が出る"),
        ("第3号エラー", "第３号エラーが出ました"),
    ] {
        finds(code, paste);
    }
}

#[test]
fn a_number_is_the_same_in_every_notation() {
    for paste in [
        "0x80070005",
        "80070005",
        "(-2147024891)",
        "2147942405",
        "-2,147,024,891",
        "2 147 942 405",
        "&H80070005",
        "&h80070005&",
        "0x80070005L",
        "0x80070005UL",
        "x80070005",
        "80070005h",
        "0x8007 0005",
        "0x8007-0005",
        "0x8007_0005",
        "0x8007\n0005",
        "0xFFFFFFFF80070005",
        "18446744071562526725",
        "-0x7FF8FFFB",
        "０ｘ８００７０００５",
        "HRESULT: 0x80070005 (E_ACCESSDENIED)",
        "エラー0x80070005が発生",
    ] {
        finds("0x80070005", paste);
        finds("-2147024891", paste);
        finds("2147942405", paste);
    }
    finds("0xC0000022", "STATUS 0xc0000022");
    finds("0xC0000022", "0xD0000022");
    finds("ABC-80070005", "ABC-80070005");
}

#[test]
fn a_windows_system_error_and_its_hresult_find_each_other() {
    finds("1326", "failed with 0x8007052E");
    finds("1326", "failed with -2147023570");
    finds("0x0000052E", "error 1326");
    finds("5", "0x80070005");
    finds_as(Sign::Bare, "0x8007052E", "System error 1326 has occurred.");
    finds_as(Sign::Bare, "0x80070005", "System error 5 has occurred.");
    finds_as(Sign::Bare, "0x80070005", "エラー番号 5");
    finds_as(Sign::Bare, "0x80070005", "0x00000005");
}

#[test]
fn a_composite_code_is_found_whole_and_by_its_parts() {
    for code in [
        "0xC1900101 - 0x20017",
        "X-1 / Y-2",
        "SMTP; 550 5.7.520",
        "JST-310034 / XTK-170016",
    ] {
        finds(code, code);
    }
    finds("0xC1900101 - 0x20017", "0xC1900101-0x20017");
    finds("0xC1900101 - 0x20017", "0xc1900101 0x20017");
    finds(
        "SMTP; 550 5.7.520",
        "550 5.7.520 Access denied, Your organization",
    );
    finds("JST-310034 / XTK-170016", "XTK-170016 が表示される");
    finds("X-1 / Y-2", "Y-2");
    finds_as(Sign::Part, "0xC1900101 - 0x20017", "0xC1900101");
    finds_as(Sign::Part, "SMTP; 550 5.7.520", "5.7.520");
    finds_as(Sign::Part, "SC542-00", "SC542");
}

#[test]
fn letters_that_a_scanner_takes_for_digits_are_forgiven() {
    for (code, paste) in [
        ("0x80070005", "Ox80070005"),
        ("0x80070005", "0x8OO7OOO5"),
        ("0x80070005", "0x8007000S"),
        ("0x80070005", "0xB0070005"),
        ("0x80070001", "0x8007000l"),
        ("TS2322", "T52322"),
        ("XSCB0", "X5CB0"),
        ("ORA-00942", "0RA-00942"),
    ] {
        finds_as(Sign::Scanned, code, paste);
    }
}

#[test]
fn other_codes_are_others() {
    for (code, paste) in [
        ("TS2322", "TS23 22 1"),
        ("TS2322", "TS2323"),
        ("TS4117", "widget.ts(41,17)"),
        ("115", "IIS"),
        ("0x80070005", "5 files"),
        ("SC542-00", "SC543"),
        ("ERROR-001", "1"),
    ] {
        assert_eq!(signs(code, paste), [], "{code} in {paste}");
    }
}
