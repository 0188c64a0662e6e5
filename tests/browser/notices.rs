//! What readers have to know these days.

use crate::{
    driver::{Browser, Make},
    example::{browser, build, built_with, copied},
    server::Server,
};
use std::fs;

const NOTICES: &str = "
[[notice]]
text = { ja = \"メールに遅れが出ています。\", en = \"Mail is <b>delayed</b>.\" }
url = \"https://status.example/mail\"
from = 2020-01-01
products = [\"outlook-com\"]

[[notice]]
text = { ja = \"今夜は保守作業があります。\" }
from = 2020-01-01
until = 2999-12-31

[[notice]]
text = { en = \"It is over.\" }
until = 2020-01-01

[[notice]]
text = { en = \"It has not begun.\" }
from = 2999-01-01
";

in_each_browser! {
    what_is_going_on_is_said_on_top_of_the_pages_that_it_concerns,
}

fn told(browser: &Browser, page: &str) -> String {
    browser.go(page);
    let told = browser.run("return document.querySelector('.notices').innerText", &[]);
    told.as_str()
        .expect("a text")
        .trim()
        .replace('\n', " ")
        .replace("  ", " ")
}

fn what_is_going_on_is_said_on_top_of_the_pages_that_it_concerns(make: Make) {
    let output = built_with("notices", NOTICES, &[]);
    let server = Server::start(&output);
    let browser = Browser::of(make);
    for root in [
        server.address.clone(),
        format!("file://{}/", output.display()),
    ] {
        for (page, text) in [
            (
                "en/index.html",
                "Mail is <b>delayed</b>. 今夜は保守作業があります。",
            ),
            (
                "ja/index.html",
                "メールに遅れが出ています。 今夜は保守作業があります。",
            ),
            (
                "en/product/outlook-com/index.html",
                "Mail is <b>delayed</b>. 今夜は保守作業があります。",
            ),
            (
                "en/product/windows/index.html",
                "今夜は保守作業があります。",
            ),
        ] {
            assert_eq!(told(&browser, &format!("{root}{page}")), text, "{page}");
        }
        let link = browser.attribute(".notices [lang=ja]", "lang");
        assert_eq!(link.as_deref(), Some("ja"), "its own language is told");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_site_in_one_file_brings_its_notices() {
    built_with("notices", NOTICES, &[]);
    let root = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("notices");
    let file = crate::bundle::single_file_of(&root);
    let browser = browser();
    browser.go(&format!("{file}#/en/index.html"));
    let said = "return document.querySelector('.notices')?.innerText.includes('delayed')";
    browser.wait("the notice", said);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_new_notice_changes_no_page() {
    let root = copied("a new notice");
    let before = build(&root);
    let page = fs::read(before.join("en/index.html")).expect("a page");
    let settings = root.join("naosu.toml");
    let text = fs::read_to_string(&settings).expect("the settings");
    fs::write(&settings, text + NOTICES).expect("the settings");
    let after = build(&root);
    assert_eq!(fs::read(after.join("en/index.html")).expect("a page"), page);
    let file = fs::read_to_string(after.join("notices.js")).expect("the notices");
    assert!(file.contains("delayed") && !file.contains("<b>"));
}
