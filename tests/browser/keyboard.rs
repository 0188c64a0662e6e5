//! The search box by keyboard and by input method.

use crate::{
    asking::ask,
    example::{browser, server},
};
use serde_json::{Value, json};

const OPTIONS: &str = "return document.querySelectorAll('.find-option').length";
const ACTIVE: &str =
    "return document.querySelector('[name=q]').getAttribute('aria-activedescendant')";

#[test]
fn the_keyboard_does_it_all() {
    let browser = browser();
    let home = format!("{}en/index.html", server().address);
    browser.go(&home);
    browser.press_with_control("k");
    browser.press(&["p", "a", "s", "s", "w", "o", "r", "d"]);
    browser.wait("options", OPTIONS);
    assert_eq!(browser.run(ACTIVE, &[]), Value::Null);

    browser.press(&["ArrowDown", "ArrowDown"]);
    let second = browser.wait("an active option", ACTIVE);
    let selected = "const [one, ...more] = document.querySelectorAll('[aria-selected=true]'); return more.length ? '' : one.id";
    assert_eq!(browser.run(selected, &[]), second);
    browser.press(&["ArrowUp"]);
    assert_ne!(browser.run(ACTIVE, &[]), second);
    browser.press(&["ArrowUp"]);
    assert_eq!(browser.run(ACTIVE, &[]), Value::Null);

    browser.press(&["Escape"]);
    assert_eq!(
        browser.run("return document.querySelector('.find-panel').hidden", &[]),
        true
    );

    browser.press(&["ArrowDown", "ArrowDown"]);
    let href = format!("return document.getElementById({second}).href");
    let href = browser.run(&href, &[]);
    browser.press(&["Enter"]);
    browser.wait(
        "the second entry",
        &format!("return location.href === {href}"),
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn enter_is_the_input_methods_while_it_composes() {
    let browser = browser();
    let home = format!("{}ja/index.html", server().address);
    browser.go(&home);
    browser.press(&["/"]);
    browser.insert("パスワード");
    browser.wait("options", OPTIONS);
    let compose = |text: &str| {
        let at = text.encode_utf16().count();
        browser.devtools(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": at, "selectionEnd": at }),
        );
    };
    compose("せつぞく");
    // What Chromium sends for the Enter that ends a composition.
    browser.devtools(
        "Input.dispatchKeyEvent",
        json!({ "type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229 }),
    );
    assert_eq!(
        browser.run("return document.querySelector('[name=q]').value", &[]),
        "パスワードせつぞく"
    );
    // The input method puts its text in the place of what was composed.
    browser.devtools("Input.insertText", json!({ "text": "接続" }));
    browser.wait(
        "the composed text",
        "return document.querySelector('[name=q]').value === 'パスワード接続'",
    );
    assert_eq!(browser.address(), home);
    browser.press(&["Enter"]);
    let answered = "return !document.querySelector('[aria-busy]')";
    browser.wait("the answer", answered);
    assert_eq!(browser.address(), home);
    browser.press(&["ArrowDown", "Enter"]);
    browser.wait(
        "the entry",
        &format!("return location.href !== {}", json!(home)),
    );
}

#[test]
fn a_paste_of_several_lines_keeps_its_lines_and_the_caret_its_arrows() {
    let browser = browser();
    ask(
        &browser,
        &format!("{}en/index.html", server().address),
        "Outlook\nCannot connect to mail01.\nCheck port 993",
    );
    assert!(browser.has(".find-card"));
    let text = "return document.querySelector('[name=q]').value";
    assert_eq!(
        browser.run(text, &[]),
        "Outlook\nCannot connect to mail01.\nCheck port 993"
    );
    browser.run(
        "document.querySelector('[name=q]').setSelectionRange(0, 0)",
        &[],
    );
    browser.press(&["ArrowDown"]);
    assert_eq!(browser.run(ACTIVE, &[]), Value::Null);
    browser.press(&["ArrowDown", "ArrowDown"]);
    browser.wait("an active option", ACTIVE);
}
