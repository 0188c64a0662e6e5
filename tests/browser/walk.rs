//! Walking the fixes of a page.

use crate::{
    asking::{PASTE, ask},
    driver::{Browser, Make},
    example::{both_ways, built_with, server},
    server::Server,
};
use serde_json::json;

in_each_browser! {
    a_walk_goes_from_fix_to_fix_and_is_taken_up_again,
    when_no_fix_helps_the_help_desk_is_told_of_the_paste_and_of_what_was_tried,
    a_walk_needs_no_mouse,
    fixes_are_walked_on_the_card_to_their_end,
    a_fixs_own_page_has_the_way_back_and_the_next_one,
    what_is_done_in_another_tab_is_not_lost_here,
    what_may_do_harm_never_opens_by_itself,
}

const PAGE: &str = "mail-server/server-unreachable/index.html";
const TEXT: &str = "return document.querySelector('.desk textarea').value";

fn place(browser: &Browser) -> String {
    browser.text(".walk [role=status]")
}

fn focused(browser: &Browser) -> serde_json::Value {
    browser.run("return document.activeElement.dataset.fix ?? ''", &[])
}

fn a_walk_goes_from_fix_to_fix_and_is_taken_up_again(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        for (lang, first, second) in [
            ("en", "Fix 1 of 2", "Fix 2 of 2"),
            ("ja", "対処法 1/2", "対処法 2/2"),
        ] {
            browser.go(&format!("{root}{lang}/{PAGE}"));
            browser.run("localStorage.clear()", &[]);
            browser.reload();
            assert!(browser.has(".walk progress"));
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

fn when_no_fix_helps_the_help_desk_is_told_of_the_paste_and_of_what_was_tried(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        browser.go(&format!("{root}en/index.html"));
        browser.run("localStorage.clear()", &[]);
        browser.press(&["/"]);
        browser.insert("10:12:01 ERROR Cannot connect to mail01.example. Check port 993");
        browser.wait("a card", "return !!document.querySelector('.find-card')");
        browser.press(&["Enter", "Enter"]);
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

fn a_walk_needs_no_mouse(make: Make) {
    let browser = Browser::of(make);
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

const VERDICTS: &str = ".find-fixes .verdict";

fn fixes_are_walked_on_the_card_to_their_end(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        browser.go(&format!("{root}en/index.html"));
        browser.run("localStorage.clear()", &[]);
        ask(&browser, &format!("{root}en/index.html"), PASTE);
        assert!(browser.text(VERDICTS).contains("Solved"));
        browser.click(&format!("{VERDICTS} .plain"));
        assert!(
            browser
                .text(".find-fixes li:first-child")
                .contains("did not help")
        );
        // The second is a line: it is walked like any other.
        browser.click(".find-fixes li:nth-child(2) .verdict .plain");
        let report = "return document.querySelector('.find-after textarea')?.value";
        let report = browser.wait("the report", report).to_string();
        assert!(
            report.contains(PASTE) && report.contains("1. Check the server's name: did not help"),
            "{report}"
        );
        browser.click(".find-fixes li:nth-child(2) .quiet");
        browser.click(".find-fixes li:nth-child(2) .primary");
        assert!(browser.text(".find-after").contains("Ask a colleague"));

        // The entry's page knows.
        browser.go(&format!("{root}en/{PAGE}"));
        assert!(browser.has(".outcome.good"));
        browser.run("localStorage.clear()", &[]);
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn a_fixs_own_page_has_the_way_back_and_the_next_one(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        browser.go(&format!("{root}en/{PAGE}"));
        browser.run("localStorage.clear(); sessionStorage.clear()", &[]);
        browser.go(&format!(
            "{root}en/mail-server/check-server-name/index.html"
        ));
        assert!(!browser.has(".verdict-bar"), "nobody came from anywhere");

        ask(&browser, &format!("{root}en/index.html"), PASTE);
        browser.click(".find-fixes a");
        browser.wait("the bar", "return !!document.querySelector('.verdict-bar')");
        assert!(
            browser
                .text(".walk-way")
                .starts_with("Fix 1 of 2 · Cannot connect to")
        );
        let seen = "const bar = document.querySelector('.verdict-bar').getBoundingClientRect();
            return bar.bottom <= innerHeight + 1";
        assert_eq!(browser.run(seen, &[]), true, "the verdict is within reach");
        browser.click(".verdict-bar .plain");
        browser.wait(
            "the way back",
            "return !!document.querySelector('article.is-error')",
        );
        assert_eq!(place(&browser), "Fix 2 of 2");

        browser.click(".remedies h3 a");
        browser.wait(
            "the bar",
            "return !!document.querySelector('.verdict-bar .quiet')",
        );
        browser.click(".verdict-bar .quiet");
        browser.click(".verdict-bar .primary");
        assert!(browser.has(".outcome.good"));
        browser.run("localStorage.clear()", &[]);
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn what_is_done_in_another_tab_is_not_lost_here(make: Make) {
    let browser = Browser::of(make);
    let page = format!("{}en/{PAGE}", server().address);
    browser.go(&page);
    browser.run("localStorage.clear()", &[]);
    browser.reload();
    assert!(browser.has(".walk progress"));
    let other = "const other = open(location.pathname + '?other', 'other');
        const next = () => other.document?.querySelector('.current .verdict .plain');
        while (!next()) await new Promise((rest) => setTimeout(rest, 50));
        next().click();
        await new Promise((rest) => setTimeout(rest, 300));
        return document.querySelector('.walk [role=status]').textContent";
    assert_eq!(browser.run_async(other, &[]), "Fix 2 of 2");
    browser.click(".current .verdict .primary");
    let kept = "const key = Object.keys(localStorage).find((key) => key.includes('walk-'));
        const { fixes } = JSON.parse(localStorage[key]);
        return Object.values(fixes).map(({ result }) => result).sort()";
    assert_eq!(browser.run(kept, &[]), json!(["failed", "solved"]));
    browser.run("localStorage.clear()", &[]);
}

const RISKY: [(&str, &str); 5] = [
    (
        "mail-server/risky.toml",
        "kind = \"fix\"\ntitle = { ja = \"消す\", en = \"Delete it\" }\nrisk = \"high\"\nwarning = { ja = \"戻せません。\", en = \"There is no way back.\" }\n",
    ),
    ("mail-server/risky.en.md", "## Do it\n\nDo it.\n"),
    (
        "mail-server/plain.toml",
        "kind = \"fix\"\ntitle = { ja = \"待つ\", en = \"Wait\" }\n",
    ),
    ("mail-server/plain.en.md", "## Wait\n\nWait.\n"),
    (
        "mail-server/broken.toml",
        "kind = \"error\"\ntitle = { ja = \"破損\", en = \"It is broken\" }\nfixes = [\"risky\", \"plain\"]\n
         [[message]]\ntext = { ja = \"郵便受けが破損しています\", en = \"The store of this mailbox is damaged\" }\n",
    ),
];

fn what_may_do_harm_never_opens_by_itself(make: Make) {
    let server = Server::start(&built_with("risky", "", &RISKY));
    let browser = Browser::of(make);
    let open = "return document.querySelectorAll('details[open]').length";
    browser.go(&format!(
        "{}en/mail-server/broken/index.html",
        server.address
    ));
    assert_eq!(browser.run(open, &[]), 0);
    browser.click(".current .verdict .plain");
    assert_eq!(browser.run(open, &[]), 1, "the next one opens");
    browser.click(".walk .quiet");
    assert_eq!(browser.run(open, &[]), 0);
}
