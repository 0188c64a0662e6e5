//! What an answer shows first, and that there is always something to do.

use crate::{
    asking::{ANSWERED, PASTE, ask},
    driver::{Browser, Make},
    example::{both_ways, browser, built_with, server},
    server::Server,
};
use serde_json::{Value, json};

in_each_browser! {
    after_a_long_log_the_first_fix_is_seen_without_scrolling,
    a_folded_paste_unfolds_when_i_go_on_writing,
    an_answer_scrolls_with_its_page_and_says_each_thing_once,
    an_entry_whose_remedy_is_prose_shows_it_on_the_card,
    where_nothing_is_found_the_help_desk_comes_first_with_a_report,
    where_a_site_names_no_help_desk_there_is_a_text_to_copy,
    while_i_type_nothing_says_that_nothing_is_found,
    an_answer_of_any_length_is_shared_by_a_link,
}

/// Pastes as a reader does: all at once.
pub(crate) fn paste(browser: &Browser, page: &str, text: &str) {
    browser.go(page);
    let script = "const field = document.querySelector('[name=q]');
        field.focus();
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))";
    browser.run(script, &[json!(text)]);
    browser.wait("an answer", ANSWERED);
}

/// A log of 200 lines, with the message in line 134.
fn log() -> String {
    let lines = (1..=200).map(|n| match n {
        134 => PASTE.to_owned(),
        n => format!("2026-11-22 10:12:01 INFO request {n} took {} ms", n % 97),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn after_a_long_log_the_first_fix_is_seen_without_scrolling(make: Make) {
    let browser = Browser::of(make);
    let first = "const fix = document.querySelector('.find-fixes li').getBoundingClientRect();
        return fix.top >= 0 && fix.bottom <= innerHeight";
    for (width, height) in [(390, 844), (1366, 650)] {
        browser.size(width, height);
        for root in both_ways() {
            for (lang, line) in [
                ("en", "line 134 of 200 matches"),
                ("ja", "200 行中 134 行目が一致"),
            ] {
                for page in ["index.html", "search/index.html", "mail-server/index.html"] {
                    paste(&browser, &format!("{root}{lang}/{page}"), &log());
                    assert_eq!(browser.run(first, &[]), true, "{width} {lang}/{page}");
                    assert_eq!(browser.text(".find-line"), line);
                }
            }
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn a_folded_paste_unfolds_when_i_go_on_writing(make: Make) {
    let browser = Browser::of(make);
    paste(
        &browser,
        &format!("{}en/index.html", server().address),
        &log(),
    );
    let height = "return document.querySelector('[name=q]').clientHeight";
    let folded = browser.run(height, &[]).as_f64();
    assert!(folded < Some(60.0), "{folded:?}");
    browser.insert(" and more");
    assert!(browser.run(height, &[]).as_f64() > Some(100.0));
}

fn an_answer_scrolls_with_its_page_and_says_each_thing_once(make: Make) {
    let browser = Browser::of(make);
    paste(
        &browser,
        &format!("{}en/index.html", server().address),
        PASTE,
    );
    let scrolls = "return [...document.querySelectorAll('.find-panel, .find-panel *')]
        .filter((of) => /auto|scroll/.test(getComputedStyle(of).overflowY) && of.matches(':not(textarea)'))
        .map((of) => of.className)";
    assert_eq!(browser.run(scrolls, &[]), json!([]));
    let text = browser.text(".find-panel");
    assert_eq!(
        text.matches("Cannot connect to").count(),
        2,
        "title and paste: {text}"
    );
}

const PROSE: [(&str, &str); 3] = [
    (
        "mail-server/full.toml",
        "kind = \"error\"\ntitle = { ja = \"満杯\", en = \"The disk is full\" }\n
         [[message]]\ntext = { ja = \"ディスクの空き領域が足りません\", en = \"There is not enough space on the disk\" }\n",
    ),
    (
        "mail-server/full.en.md",
        "## Background\n\nDisks fill up.\n\n## What to do\n\nEmpty the `Downloads` folder.\n\n## History\n\nLong.\n",
    ),
    (
        "mail-server/full.ja.md",
        "## 背景\n\n空きがなくなります。\n\n## 対処\n\n`Downloads` フォルダーを空にします。\n",
    ),
];

fn an_entry_whose_remedy_is_prose_shows_it_on_the_card(make: Make) {
    let server = Server::start(&built_with("prose", "", &PROSE));
    let browser = Browser::of(make);
    for (lang, paste, told, untold) in [
        (
            "en",
            "There is not enough space on the disk",
            "Empty the Downloads folder",
            "Disks fill",
        ),
        (
            "ja",
            "ディスクの空き領域が足りません",
            "フォルダーを空にします",
            "空きがなく",
        ),
    ] {
        ask(
            &browser,
            &format!("{}{lang}/index.html", server.address),
            paste,
        );
        let text = browser.text(".find-card .find-fixes");
        assert!(text.contains(told) && !text.contains(untold), "{text}");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

const UNKNOWN: &str = "ORA-00942: password table or view does not exist";
const REPORT: &str = "return document.querySelector('.find-nothing textarea')?.value";

fn order(browser: &Browser, selectors: &[&str]) -> Value {
    let script = "return arguments[0].map((each) => {
        const found = document.querySelector(each)?.getBoundingClientRect();
        return found?.height ? found.top : null;
    })";
    browser.run(script, &[json!(selectors)])
}

fn where_nothing_is_found_the_help_desk_comes_first_with_a_report(make: Make) {
    let desk = "\n[help_desk]\nmail = \"help@example.com\"\nphone = \"03-0000-0000\"\n";
    let server = Server::start(&built_with("desk", desk, &[]));
    let browser = Browser::of(make);
    for lang in ["en", "ja"] {
        paste(
            &browser,
            &format!("{}{lang}/index.html", server.address),
            UNKNOWN,
        );
        let report = browser.wait("the report", REPORT).to_string();
        for part in [
            UNKNOWN,
            "Mozilla/5.0",
            &format!("{}{lang}/", server.address),
        ] {
            assert!(report.contains(part), "no {part} in {report}");
        }
        let parts = [
            ".find-nothing .help-desk",
            ".find-nothing textarea",
            ".find-option",
            ".find-missing button",
        ];
        let places = order(&browser, &parts);
        let tops: Vec<f64> = places
            .as_array()
            .expect("places")
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        assert_eq!(tops.len(), parts.len(), "{places}");
        assert!(tops.is_sorted(), "{places}");
        assert!(
            browser
                .run(
                    "return document.querySelectorAll('.find-option').length",
                    &[]
                )
                .as_u64()
                <= Some(3)
        );

        // The mail has the report in it, as the reader has left it.
        browser.run(
            "document.querySelector('.find-nothing textarea').value = 'edited & short'",
            &[],
        );
        let link = "const link = document.querySelector('.find-nothing [href^=mailto]');
            link.addEventListener('click', (event) => event.preventDefault());
            link.click();
            return link.href";
        let link = browser.run(link, &[]).to_string();
        assert!(
            link.contains("help@example.com?subject=")
                && link.contains("body=edited%20%26%20short"),
            "{link}"
        );
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn where_a_site_names_no_help_desk_there_is_a_text_to_copy(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        paste(&browser, &format!("{root}en/search/index.html"), UNKNOWN);
        browser.wait("the report", REPORT);
        assert!(
            browser
                .text(".find-nothing .verdict button")
                .contains("Copy")
        );
    }
}

fn while_i_type_nothing_says_that_nothing_is_found(make: Make) {
    let browser = Browser::of(make);
    browser.preload(
        "window.flashed = 0;
        new MutationObserver(() => {
            if (document.querySelector('.find-nothing')) window.flashed += 1;
        }).observe(document, { childList: true, subtree: true });",
    );
    ask(
        &browser,
        &format!("{}en/index.html", server().address),
        "password",
    );
    for word in ["zzq", "zzqx", "zzqxw", "zzqxwv"] {
        browser.run("document.querySelector('[name=q]').select()", &[]);
        browser.insert(word);
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
    assert_eq!(browser.run("return window.flashed", &[]), 0);
    browser.wait("the end", "return window.flashed > 0");
}

fn an_answer_of_any_length_is_shared_by_a_link(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        for text in [PASTE.to_owned(), log()] {
            paste(&browser, &format!("{root}en/index.html"), &text);
            browser.run(
                "navigator.clipboard.writeText = async (text) => { window.copied = text }",
                &[],
            );
            browser.click(".find-share button");
            let link = browser.wait("the link", "return window.copied");
            browser.run("sessionStorage.clear()", &[]);
            browser.go("about:blank");
            browser.go(link.as_str().expect("an address"));
            browser.wait("an answer", ANSWERED);
            assert!(browser.has("[data-naosu-results] .find-card"));
            let typed = "return document.querySelector('[name=q]').value";
            assert_eq!(browser.run(typed, &[]), text);
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn results_are_plain_links_on_their_page_and_options_below_a_box() {
    let browser = browser();
    ask(
        &browser,
        &format!("{}en/search/index.html", server().address),
        "password",
    );
    assert!(!browser.has("[role=listbox], [role=option]"));
    assert!(browser.has(".find-list a.find-option"));
    ask(
        &browser,
        &format!("{}en/index.html", server().address),
        "password",
    );
    let names = "const list = document.querySelector('[role=listbox]');
        return list.getAttribute('aria-label') !== document.querySelector('label').textContent";
    assert_eq!(browser.run(names, &[]), true);
    let said = browser.run(
        "return document.querySelector('.find-status').textContent",
        &[],
    );
    assert!(!said.to_string().contains(".."), "{said}");
    ask(
        &browser,
        &format!("{}ja/index.html", server().address),
        PASTE,
    );
    let said = browser.run(
        "return document.querySelector('.find-status').textContent",
        &[],
    );
    assert!(!said.to_string().contains("。。"), "{said}");
}

#[test]
fn while_the_search_is_fetched_the_page_says_so() {
    let browser = browser();
    browser.devtools("Network.enable", json!({}));
    let slow = json!({ "offline": false, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.emulateNetworkConditions", slow);
    browser.go(&format!("{}en/mail-server/index.html", server().address));
    browser.press(&["/"]);
    browser.insert("password");
    browser.wait("a word", "const status = document.querySelector('.find-status');
        return status.getBoundingClientRect().height > 10 && status.textContent.includes('Getting')");
    browser.wait("an answer", ANSWERED);
    assert!(browser.has(".find-option"));
}
