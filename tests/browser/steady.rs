//! Pages that stay where they are while they come.

use crate::{
    asking::{ANSWERED, PASTE},
    driver::Browser,
    example::{browser, built_with, server},
    server::Server,
};
use serde_json::json;

const PAGES: [&str; 9] = [
    "index.html",
    "search/index.html",
    "feedback/index.html",
    "kind/error/index.html",
    "product/outlook/index.html",
    "mail-server/server-unreachable/index.html",
    "outlook-password/index.html",
    "outlook-password/password-required/index.html",
    "outlook-password/enable-modern-authentication/index.html",
];
/// As much as a page may jump while nobody touches it (Core Web Vitals calls 0.1 good).
const MOST: f64 = 0.05;

const SHIFT: &str = "return new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(shift), 300);
})";

fn shift(browser: &Browser) -> f64 {
    browser.run_async(SHIFT, &[]).as_f64().expect("a number")
}

#[test]
fn no_page_jumps_while_it_comes_nor_when_its_answer_does() {
    let browser = browser();
    let mut jumpy = Vec::new();
    for width in [390, 1366] {
        browser.size(width, 700);
        for lang in ["ja", "en"] {
            let root = format!("{}{lang}/", server().address);
            for page in PAGES {
                browser.go("about:blank");
                browser.go(&format!("{root}{page}"));
                let shift = shift(&browser);
                if shift > MOST {
                    jumpy.push(format!("{width} {lang} {page}: {shift:.3}"));
                }
            }
            // A log folds when it is pasted, not when it is answered.
            browser.go("about:blank");
            browser.go(&format!("{root}index.html"));
            browser.press(&["/"]);
            browser.insert(&format!("{}{PASTE}", "a line\n".repeat(20)));
            browser.wait("an answer", ANSWERED);
            let pasted = shift(&browser);
            if pasted > MOST {
                jumpy.push(format!("{width} {lang} pasted: {pasted:.3}"));
            }
            for asked in [PASTE, "password", "qwertzuiop"] {
                browser.go("about:blank");
                let fragment =
                    browser.run("return encodeURIComponent(arguments[0])", &[json!(asked)]);
                browser.go(&format!(
                    "{root}search/index.html#q={}",
                    fragment.as_str().expect("a text")
                ));
                browser.wait("an answer", ANSWERED);
                let shift = shift(&browser);
                if shift > MOST {
                    jumpy.push(format!("{width} {lang} {asked}: {shift:.3}"));
                }
            }
        }
    }
    assert_eq!(jumpy, Vec::<String>::new());
}

const DIALOG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 480\"><path d=\"M0 0\"/></svg>";

#[test]
fn a_picture_has_its_room_before_it_comes() {
    let files = [
        ("mail-server/dialog.svg", DIALOG),
        (
            "mail-server/look.toml",
            "kind = \"faq\"\ntitle = { en = \"How does it look?\" }\n",
        ),
        (
            "mail-server/look.en.md",
            "Like this:\n\n![A dialog](dialog.svg)\n\nAnd then?\n\n## More\n\nWell.\n",
        ),
    ];
    let server = Server::start(&built_with("pictures", "", &files));
    let browser = browser();
    browser.go(&format!("{}en/mail-server/look/index.html", server.address));
    let side = |name| browser.attribute(".prose img", name);
    assert_eq!(
        (side("width"), side("height")),
        (Some("640".into()), Some("480".into()))
    );
    let shift = shift(&browser);
    assert!(shift <= MOST, "{shift}");
}
