//! How long pages are, and what they fold.

use crate::{
    driver::Browser,
    example::{browser, server},
};
use serde_json::{Value, json};

/// How high a page is in a narrow window.
fn height(browser: &Browser, page: &str) -> u64 {
    browser.size(390, 844);
    browser.go(page);
    browser.wait("the page", "return document.readyState === 'complete'");
    let height = "return document.documentElement.scrollHeight";
    browser.run(height, &[]).as_u64().expect("a height")
}

#[test]
fn a_page_is_no_longer_than_needed_in_a_narrow_window() {
    let browser = browser();
    for lang in ["ja", "en"] {
        let root = format!("{}{lang}/outlook-password/", server().address);
        let mut heights = Vec::new();
        for (page, most) in [
            ("", 6700),
            ("password-required/", 6600),
            ("enter-network-password/", 4300),
        ] {
            let height = height(&browser, &format!("{root}{page}index.html"));
            heights.push((page, height, most));
        }
        assert!(
            heights.iter().all(|(_, height, most)| height <= most),
            "{heights:?}"
        );
    }
}

#[test]
fn a_long_list_shows_its_first_and_folds_the_rest_which_go_on_counting() {
    let browser = browser();
    browser.go(&format!(
        "{}en/outlook-password/index.html",
        server().address
    ));
    let seen = "return [...document.querySelectorAll('.causes > li, #at-error ~ .entries > li, #at-error ~ .rest li')]
        .filter((each) => each.checkVisibility()).length";
    assert_eq!(browser.run(seen, &[]), 6);
    assert!(browser.text("#at-error ~ .rest summary").contains("5 more"));
    browser.click("#at-error ~ .rest summary");
    assert_eq!(browser.run(seen, &[]), 11);
    let start = browser.attribute(".rest .causes", "start");
    assert_eq!(start.as_deref(), Some("4"));
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn what_else_to_see_is_nothing_that_the_page_has_listed() {
    let browser = browser();
    let root = &server().address;
    let repeated = "const links = (which) => [...document.querySelectorAll(which)].map((link) => link.pathname);
        const related = links('[aria-labelledby=at-related] a');
        const listed = links('.body > section:not([aria-labelledby=at-related], .prose) li a, .way a');
        return related.filter((link) => listed.includes(link))";
    let mut pages = 0;
    for page in pages_of(&browser, root) {
        browser.go(&page);
        assert_eq!(browser.run(repeated, &[]), json!([]), "{page}");
        pages += usize::from(browser.has("[aria-labelledby=at-related]"));
    }
    assert!(pages > 5, "{pages}");
}

/// The pages of entries that the lists of the site name.
fn pages_of(browser: &Browser, root: &str) -> Vec<String> {
    let mut pages = Vec::new();
    for kind in ["error", "cause", "fix", "topic"] {
        browser.go(&format!("{root}en/kind/{kind}/index.html"));
        let links = "return [...document.querySelectorAll('.entries a')].map((link) => link.href)";
        let Value::Array(links) = browser.run(links, &[]) else {
            continue;
        };
        pages.extend(links.iter().filter_map(Value::as_str).map(str::to_owned));
    }
    pages
}
