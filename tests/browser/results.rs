//! What a list of results shows, and how it is narrowed.

use crate::{
    asking::{ANSWERED, ask},
    example::{both_ways, browser, server},
};

const TITLES: &str = "return Array.from(document.querySelectorAll('.find-option-title'), (title) => title.textContent).join('\\n')";

#[test]
fn a_result_shows_my_words_and_leads_to_the_section_that_has_them() {
    let browser = browser();
    for root in both_ways() {
        for (lang, words, marked, passage) in [
            (
                "en",
                "account wizard",
                "account",
                "Set up the account – Enter the mail address",
            ),
            ("ja", "ウィザード", "ウィザード", "アカウントを設定する"),
        ] {
            ask(&browser, &format!("{root}{lang}/index.html"), words);
            let option = ".find-option.is-fix";
            assert_eq!(browser.text(&format!("{option} mark")), marked);
            let shown = browser.text(&format!("{option} .find-option-summary"));
            assert!(shown.contains(passage), "{shown}");
            browser.press(&["ArrowDown", "Enter"]);
            browser.wait("the section", "return location.hash === '#account'");
            assert!(browser.has("#account.steps > li, .steps > li#account"));
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn results_are_narrowed_to_a_product_and_the_address_tells() {
    let browser = browser();
    for root in both_ways() {
        browser.go(&format!("{root}en/search/index.html#q=password"));
        browser.wait("an answer", ANSWERED);
        let all = browser.run(TITLES, &[]);
        let chip = |name: &str| {
            browser.run(
                &format!("[...document.querySelectorAll('.find-chip')].find((chip) => chip.textContent === '{name}').click()"),
                &[],
            )
        };
        chip("Outlook.com");
        browser.wait("fewer", "return location.hash.endsWith('&product=outlook-com') && !!document.querySelector('.find-chip[aria-pressed=true]')");
        let narrowed = browser.run(TITLES, &[]);
        assert_ne!(narrowed, all);
        let address = browser.address();
        browser.go("about:blank");
        browser.go(&address);
        browser.wait("an answer", ANSWERED);
        assert_eq!(browser.run(TITLES, &[]), narrowed, "a link says the same");
        chip("Outlook.com");
        browser.wait("all", "return location.hash === '#q=password'");
        assert_eq!(browser.run(TITLES, &[]), all);
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// What a screen reader goes through from heading to heading: levels and texts.
const HEADINGS: &str =
    "return [...document.querySelectorAll('main :is(h1, h2, h3, [role=heading])')]
    .filter((each) => each.closest('h1, .find-panel') && each.checkVisibility())
    .map((each) => [each.ariaLevel ?? each.tagName[1], each.textContent].join(' '))";

#[test]
fn results_are_links_under_headings_and_below_a_box_they_are_its_options() {
    let browser = browser();
    for root in both_ways() {
        for (asked, first) in [
            ("password", "2 Search results"),
            ("Enter%20Network%20Password", "2 Enter Network Password"),
        ] {
            browser.go("about:blank");
            browser.go(&format!("{root}en/search/index.html#q={asked}"));
            browser.wait("an answer", ANSWERED);
            let headings: Vec<String> =
                serde_json::from_value(browser.run(HEADINGS, &[])).expect("texts");
            assert!(headings[0].starts_with("1 "), "{headings:?}");
            assert_eq!(headings[1], first);
            let results = "return document.querySelectorAll('a.find-option:not([role]) [role=heading]').length";
            assert!(browser.run(results, &[]).as_u64() > Some(3), "{headings:?}");
            let levels = headings
                .iter()
                .filter_map(|heading| heading[..1].parse::<i32>().ok());
            let levels: Vec<i32> = levels.collect();
            assert!(
                levels.windows(2).all(|pair| pair[1] - pair[0] <= 1),
                "{headings:?}"
            );
        }
        ask(&browser, &format!("{root}en/index.html"), "password");
        assert!(browser.has("[role=option]") && !browser.has(".find-option [role=heading]"));
        let names = "return document.querySelector('.find-list').ariaLabel !== document.querySelector('[name=q]').labels[0].textContent";
        assert_eq!(browser.run(names, &[]), true);
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_products_page_searches_among_its_entries() {
    let browser = browser();
    let page = format!("{}en/product/outlook-com/index.html", server().address);
    ask(&browser, &page, "VPN network settings");
    let pressed = browser.text(".find-chip[aria-pressed=true]");
    assert!(pressed.starts_with("Outlook.com"), "{pressed}");
    let titles = browser.run(TITLES, &[]);
    assert!(!titles.to_string().contains("VPN"), "{titles}");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn what_is_only_in_the_other_language_is_folded() {
    let browser = browser();
    let page = format!("{}ja/index.html", server().address);
    ask(&browser, &page, "attachment mail server");
    assert_eq!(
        browser.text(".find-other-language summary"),
        "英語のみの記事：1件"
    );
    let titles = browser.run(TITLES, &[]);
    assert!(titles.to_string().contains("メールサーバー"), "{titles}");
    browser.click(".find-other-language summary");
    let link = browser.text(".find-other-language a");
    assert_eq!(link, "How large may an attachment be?");
    ask(&browser, &page, "attachment");
    assert!(!browser.has(".find-other-language"), "nothing else to show");
    assert!(browser.has(".find-option"));
}
