//! What stands in a browser's storage or in an address was perhaps written by somebody else: other
//! sites on the same host, another version, a hand.

use crate::{
    asking::{ANSWERED, PASTE, ask},
    driver::{Browser, Make},
    example::{both_ways, browser, server},
};
use serde_json::json;

in_each_browser! {
    whatever_another_site_has_left_in_storage_every_page_works,
    what_i_typed_is_there_again_after_a_reload_and_on_the_way_back,
    the_other_language_gets_what_i_pasted,
}

const ENTRY: &str = "en/mail-server/server-unreachable/index.html";
const TYPED: &str = "return document.querySelector('[name=q]').value";

/// What others may have written in the place of anything.
const ODD: [&str; 12] = [
    "{",
    "null",
    "1",
    "\"text\"",
    "[]",
    "[null, 1, {}, {\"date\": 1, \"answer\": \"constructor\"}]",
    "{}",
    "{\"fixes\": null}",
    "{\"at\": \"never\", \"now\": 1, \"fixes\": []}",
    "{\"at\": \"2026-11-25\", \"now\": null, \"fixes\": {\"1\": {}, \"2\": null}}",
    "{\"at\": \"2026-11-25\", \"now\": null, \"fixes\": {\"1\": {\"steps\": 1, \"result\": {}}}}",
    "{\"topic\": \"mail-server\", \"paste\": 1, \"message\": {}, \"captures\": [1, null, [\"a\"]]}",
];

/// Writes it under every name that the scripts of this site use, and opens the page anew.
fn write(browser: &Browser, odd: &str, page: &str) {
    let script = "const path = new URL(naosu.root || '.', location.href).pathname;
        const names = ['walk-server-unreachable', 'feedback', 'asked', 'paste', 'history', 'trail'];
        for (const store of [localStorage, sessionStorage])
            for (const name of names)
                for (const key of [`naosu-${name}`, `naosu-${name} ${path}`])
                    store.setItem(key, arguments[0]);
        localStorage.setItem('naosu-theme', arguments[0]);
        localStorage.setItem('naosu-language', arguments[0]);
        history.replaceState({ naosuTyped: arguments[0], naosuTop: arguments[0] }, '');";
    browser.run(script, &[json!(odd)]);
    browser.go(page);
}

fn whatever_another_site_has_left_in_storage_every_page_works(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        browser.go(&format!("{root}{ENTRY}"));
        for odd in ODD {
            write(&browser, odd, &format!("{root}{ENTRY}?{}", odd.len()));
            assert_eq!(browser.text(".walk [role=status]"), "Fix 1 of 2", "{odd}");
            browser.click(".current .verdict .plain");
            assert_eq!(browser.text(".walk [role=status]"), "Fix 2 of 2", "{odd}");
            browser.run("document.querySelector('.desk').open = true", &[]);
            browser.wait(
                "the summary",
                "return document.querySelector('.desk textarea').value",
            );
            let list = format!("{root}en/feedback/index.html?{}", odd.len());
            write(&browser, odd, &list);
            assert!(!browser.text(".feedback").is_empty(), "{odd}");
            browser.go(&format!("{root}en/search/index.html?{}#paste", odd.len()));
            assert!(browser.has("form [type=submit]:enabled"), "{odd}");
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn what_i_typed_is_there_again_after_a_reload_and_on_the_way_back(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        let home = format!("{root}en/index.html");
        ask(&browser, &home, PASTE);
        browser.press(&["Escape"]);
        browser.insert(" tail");
        browser.run("scrollTo({ top: 120, behavior: 'instant' })", &[]);
        browser.wait(
            "it is kept",
            "return history.state?.naosuTyped?.text.endsWith(' tail')",
        );
        browser.reload();
        let typed = format!("{PASTE} tail");
        browser.wait(
            "the text",
            &format!(
                "return document.querySelector('[name=q]').value === {}",
                json!(typed)
            ),
        );
        browser.wait("the answer", ANSWERED);
        let focused = "return document.activeElement.name";
        assert_eq!(browser.run(focused, &[]), "q");
        browser.wait("the place", "return scrollY === 120");

        browser.click(".topics a");
        browser.run("history.back()", &[]);
        browser.wait(
            "the text",
            &format!(
                "return document.querySelector('[name=q]')?.value === {}",
                json!(typed)
            ),
        );
    }
}

fn the_other_language_gets_what_i_pasted(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        for page in [
            "index.html",
            "search/index.html",
            "mail-server/server-unreachable/index.html",
        ] {
            ask(&browser, &format!("{root}en/{page}"), PASTE);
            browser.press(&["Escape"]);
            browser.click("[data-naosu-language=ja]");
            browser.wait("Japanese", "return document.documentElement.lang === 'ja'");
            browser.wait("an answer", ANSWERED);
            assert_eq!(browser.run(TYPED, &[]), PASTE, "{page}");
            assert!(browser.has(".find-card"), "{page}");
        }
    }
}

#[test]
fn half_a_character_in_a_paste_is_asked_for_like_anything_else() {
    let browser = browser();
    for root in both_ways() {
        browser.go(&format!("{root}en/search/index.html"));
        let fill = "const field = document.querySelector('[name=q]');
            field.value = '\\ud83d ' + arguments[0] + ' \\udc00';
            field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))";
        browser.run(fill, &[json!(PASTE)]);
        browser.wait("an answer", ANSWERED);
        assert!(browser.has(".find-card"));
        assert!(browser.address().contains("#q="));
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_heading_that_bears_a_name_of_the_frame_disturbs_no_script() {
    let browser = browser();
    let page = format!("{}en/index.html", server().address);
    // Whoever builds the page may let this happen: a heading before the frame's own element.
    let heading = "document.addEventListener('readystatechange', () => {
        if (document.readyState !== 'interactive') return;
        for (const id of ['naosu', 'naosuWorker', 'find'])
            document.body.insertAdjacentHTML('afterbegin', `<h2 id=\"${id}\">Heading</h2>`);
    })";
    browser.preload(heading);
    ask(&browser, &page, PASTE);
    assert!(browser.has("h2#naosuWorker"));
    assert!(
        browser
            .text(".find-verdict")
            .contains("This is the message")
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
