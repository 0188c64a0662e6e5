//! Paper.

use crate::{
    driver::Browser,
    example::{browser, server},
};
use serde_json::json;

const FIXES: [&str; 8] = [
    "check-network-settings",
    "create-outlook-profile",
    "enable-modern-authentication",
    "reactivate-office",
    "remember-password-setting",
    "remove-saved-credentials",
    "repair-office",
    "use-app-password",
];

/// The pages of a PDF that Chromium prints: it names each in its plain objects.
fn printed(browser: &Browser) -> usize {
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "generateTaggedPDF": false });
    let pdf = browser.devtools("Page.printToPDF", paper);
    let base64 = pdf["data"].as_str().expect("a PDF");
    let count = "const text = atob(arguments[0]);
        return (text.match(/\\/Type\\s*\\/Page\\b/g) ?? []).length";
    let pages = browser.run(count, &[json!(base64)]);
    usize::try_from(pages.as_u64().expect("a number")).expect("few")
}

#[test]
fn a_fix_is_a_sheet_and_what_cannot_be_pressed_is_not_printed() {
    let browser = browser();
    for lang in ["ja", "en"] {
        for fix in FIXES {
            let root = &server().address;
            browser.go(&format!("{root}{lang}/outlook-password/{fix}/index.html"));
            // At ten points the longer ones want both of its sides.
            let pages = printed(&browser);
            assert!(pages <= 2, "{lang} {fix}: {pages}");
        }
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let seen = "return ['.top', '.ask', '.copy', '.helped', '.contents', '.beside .about'].filter((name) =>
            [...document.querySelectorAll(name)].some((each) => each.checkVisibility()))";
        assert_eq!(browser.run(seen, &[]), json!([".beside .about"]));
        browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    }
}

/// How small the print is, in points, and what is folded away from the paper.
const ON_PAPER: &str = "const points = parseFloat(getComputedStyle(document.body).fontSize) * 0.75;
    const missing = [...document.querySelectorAll('.remedies .steps > li, .facts, .causes li')]
        .filter((each) => !each.getBoundingClientRect().height);
    return [Math.round(points), missing.length]";

#[test]
fn on_paper_nothing_is_folded_and_the_print_is_of_ten_points() {
    let browser = browser();
    for lang in ["ja", "en"] {
        for page in ["", "password-required/"] {
            let root = format!("{}{lang}/outlook-password/", server().address);
            browser.go(&format!("{root}{page}index.html"));
            assert!(browser.has(".remedies details:not([open]) .steps"));
            browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
            assert_eq!(browser.run(ON_PAPER, &[]), json!([10, 0]), "{lang} {page}");
            browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
        }
    }
}

#[test]
fn paper_says_where_it_is_from_and_of_which_day_but_nothing_of_the_paste() {
    let browser = browser();
    let page = format!(
        "{}en/mail-server/check-server-name/index.html",
        server().address
    );
    browser.go(&format!("{page}#capture=server=secret01"));
    browser.run(
        "addEventListener('beforeprint', () => {
            window.said = document.querySelector('.printed').textContent;
            window.open = document.querySelectorAll('.entry .body details[open]').length; })",
        &[],
    );
    let closed = "return document.querySelectorAll('.entry .body details:not([open])').length";
    let before = browser.run(closed, &[]);
    printed(&browser);
    let said = browser.run("return window.said", &[]).to_string();
    let year = browser.run("return String(new Date().getFullYear())", &[]);
    assert!(said.contains(&page) && !said.contains("secret01"), "{said}");
    assert!(said.contains(year.as_str().expect("a year")), "{said}");
    assert_eq!(browser.run(closed, &[]), before, "as it was before");
    assert!(
        !browser
            .run(
                "return document.querySelector('.printed').checkVisibility()",
                &[]
            )
            .as_bool()
            .expect("a truth")
    );
}

#[test]
fn an_overdue_review_is_marked_on_the_day_of_reading() {
    let browser = browser();
    let root = &server().address;
    let page = format!("{root}en/outlook-password/enable-modern-authentication/index.html");
    let source = "const day = Date.prototype.toLocaleDateString;
        Date.prototype.toLocaleDateString = function (...of) {
            return of[0] === 'sv' ? localStorage.today : day.apply(this, of); };";
    browser.preload(source);
    browser.go(&page);
    let due = browser.attribute("[data-due]", "data-due").expect("a day");
    for (today, hidden) in [(due.as_str(), true), ("2999-01-01", false)] {
        browser.run("localStorage.today = arguments[0]", &[json!(today)]);
        browser.go(&format!("{page}?{today}"));
        let seen = "return document.querySelector('[data-due]').hidden";
        assert_eq!(browser.run(seen, &[]), hidden, "{today}");
    }
    assert_eq!(browser.text("[data-due]"), "Review overdue");
}
