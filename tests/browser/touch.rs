//! Fingers, and narrow windows.

use crate::{
    asking::{PASTE, ask},
    driver::Browser,
    example::{browser, server},
};
use serde_json::json;

const PAGES: [&str; 7] = [
    "index.html",
    "search/index.html#q=password",
    "feedback/index.html",
    "kind/error/index.html",
    "outlook-password/index.html",
    "outlook-password/password-required/index.html",
    "outlook-password/enable-modern-authentication/index.html",
];

/// What can be pressed and is smaller than so many pixels; a link within a sentence is as high as
/// its line.
const SMALL: &str = "const [least, which] = arguments;
    return [...document.querySelectorAll(which)].filter((each) => {
        const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
        const isInText = each.matches('a') && getComputedStyle(each).display === 'inline';
        return each.checkVisibility() && width > 1 && height > 1 && !isInText
            && (width < least || height < least);
    }).map((each) => `${each.outerHTML.slice(0, 90)}`)";

fn small(browser: &Browser, least: u32, which: &str) -> Vec<String> {
    let found = browser.run(SMALL, &[json!(least), json!(which)]);
    serde_json::from_value(found).expect("a list")
}

#[test]
fn everything_can_be_pressed_with_a_finger_and_nothing_is_off_the_screen() {
    let browser = browser();
    for width in [390, 320] {
        browser.size(width, 844);
        for lang in ["ja", "en"] {
            let root = format!("{}{lang}/", server().address);
            let mut seen = Vec::new();
            for page in PAGES {
                browser.go(&format!("{root}{page}"));
                browser.wait("the page", "return document.readyState === 'complete'");
                seen.extend(small(&browser, 24, "a, button, input, summary, select"));
                seen.extend(small(
                    &browser,
                    44,
                    ".theme, .verdict button, .ask [type=submit], .step-done",
                ));
                let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
                assert_eq!(browser.run(over, &[]), 0, "{width} {lang}/{page}");
            }
            ask(&browser, &format!("{root}index.html"), PASTE);
            seen.extend(small(&browser, 24, "a, button, input, summary, select"));
            assert_eq!(seen, Vec::<String>::new(), "{width} {lang}");
        }
    }
}
