//! Walking the fixes of a page.

use crate::{
    driver::Browser,
    example::{both_ways, browser, server},
};
use serde_json::json;

const PAGE: &str = "mail-server/server-unreachable/index.html";
const TEXT: &str = "return document.querySelector('.desk textarea').value";

fn place(browser: &Browser) -> String {
    browser.text(".walk [role=status]")
}

fn focused(browser: &Browser) -> serde_json::Value {
    browser.run("return document.activeElement.dataset.fix ?? ''", &[])
}

#[test]
fn a_walk_goes_from_fix_to_fix_and_is_taken_up_again() {
    let browser = browser();
    for root in both_ways() {
        for (lang, first, second) in [
            ("en", "Fix 1 of 2", "Fix 2 of 2"),
            ("ja", "対処法 1/2", "対処法 2/2"),
        ] {
            browser.go(&format!("{root}{lang}/{PAGE}"));
            browser.run("localStorage.clear(); location.reload()", &[]);
            browser.wait(
                "the walk",
                "return !!document.querySelector('.walk progress')",
            );
            assert_eq!(place(&browser), first);
            browser.click(".remedies .steps [type=checkbox]");
            browser.click(".current .verdict .plain");
            assert_eq!(place(&browser), second);
            assert_eq!(focused(&browser), "2");

            browser.go(&format!("{root}{lang}/{PAGE}?again"));
            assert_eq!(place(&browser), second);
            assert!(
                !browser.text(".walk .aside").is_empty(),
                "no word of the resumption"
            );
            let kept = "return document.querySelector('.steps [type=checkbox]').checked";
            assert_eq!(browser.run(kept, &[]), true);

            browser.click(".current .verdict .primary");
            assert!(browser.has(".outcome.good"));
            browser.click(".walk .quiet");
            assert_eq!(place(&browser), first);
            assert_eq!(browser.run(kept, &[]), false);
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn when_no_fix_helps_the_help_desk_is_told_of_the_paste_and_of_what_was_tried() {
    let browser = browser();
    for root in both_ways() {
        browser.go(&format!("{root}en/index.html"));
        browser.run("localStorage.clear()", &[]);
        browser.press(&["/"]);
        browser.insert("10:12:01 ERROR Cannot connect to mail01.example. Check port 993");
        browser.wait("a card", "return !!document.querySelector('.find-card')");
        browser.press(&["Enter"]);
        browser.wait(
            "the entry",
            "return !!document.querySelector('.walk progress')",
        );
        browser.click(".remedies .steps [type=checkbox]");
        browser.click(".current .verdict .plain");
        browser.click(".current .verdict .plain");
        let text = browser.wait("the summary", TEXT);
        let text = text.as_str().expect("a text");
        for part in [
            "10:12:01 ERROR Cannot connect to mail01.example. Check port 993",
            "server = mail01.example, port = 993",
            "1. Check the server's name: did not help",
            "   [x] Look the name up",
            "2. Ask a colleague whether mail works there.: did not help",
            "(server-unreachable)",
            "en/mail-server/server-unreachable/index.html",
            "Mozilla/5.0",
        ] {
            assert!(text.contains(part), "no {part} in\n{text}");
        }
        assert!(!text.contains("capture="), "{text}");
        // What was pasted about one topic is nobody's business on another.
        browser.go(&format!(
            "{root}en/outlook-password/password-required/index.html"
        ));
        browser.run("document.querySelector('.desk').open = true", &[]);
        let other = browser.wait("the summary", TEXT);
        assert!(
            !other.as_str().expect("a text").contains("mail01"),
            "{other}"
        );
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_walk_needs_no_mouse() {
    let browser = browser();
    browser.go(&format!("{}en/{PAGE}", server().address));
    let focus = "document.querySelector(arguments[0]).focus()";
    browser.run(focus, &[json!(".steps [type=checkbox]")]);
    browser.press(&[" "]);
    assert!(browser.has(".steps > .is-done"));
    browser.run(focus, &[json!(".current .verdict .plain")]);
    browser.press(&["Enter"]);
    assert_eq!(focused(&browser), "2");
    browser.press(&["Tab", "Enter"]);
    assert!(browser.text(".outcome").contains("Ask a colleague"));
}
