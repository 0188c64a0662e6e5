//! What was searched for before.

use crate::{
    asking::{PASTE, ask},
    driver::{Browser, Make},
    example::{both_ways, browser, build, copied, edit, server},
    server::Server,
};
use serde_json::{Value, json};

in_each_browser! {
    an_empty_box_offers_what_i_asked_before_until_i_erase_it,
}

const OFFERED: &str = "return [...document.querySelectorAll('.find-history:not([hidden]) li')]
    .map((each) => each.textContent)";

fn offered(browser: &Browser, page: &str) -> Value {
    browser.go(page);
    browser.press(&["/"]);
    browser.run(OFFERED, &[])
}

fn an_empty_box_offers_what_i_asked_before_until_i_erase_it(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        let home = format!("{root}en/index.html");
        browser.go(&home);
        browser.run("sessionStorage.clear(); localStorage.clear()", &[]);
        assert_eq!(offered(&browser, &home), json!([]));
        for (n, text) in ["qwertzuiop", "password", PASTE].into_iter().enumerate() {
            ask(&browser, &format!("{home}?{n}"), text);
            browser.press(&["Enter"]);
            browser.run("document.querySelector('[name=q]').select()", &[]);
            browser.insert(" ");
        }
        // What found nothing is not worth asking again.
        let page = format!("{root}ja/mail-server/index.html");
        assert_eq!(offered(&browser, &page), json!([PASTE, "password"]));
        browser.click(".find-history li button");
        browser.wait("a card", "return !!document.querySelector('.find-card')");
        assert_eq!(
            browser.run(OFFERED, &[]),
            json!([]),
            "away while there is an answer"
        );

        let page = format!("{root}en/mail-server/index.html");
        assert_eq!(offered(&browser, &page), json!([PASTE, "password"]));
        browser.click(".find-history .quiet");
        assert_eq!(browser.run(OFFERED, &[]), json!([]));
        assert_eq!(offered(&browser, &format!("{page}?again")), json!([]));
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn where_people_share_machines_nothing_outlasts_the_window_and_a_site_may_want_it_to() {
    let root = copied("history");
    edit(
        &root.join("naosu.toml"),
        "[search]\n",
        "[search]\nhistory = true\n",
    );
    let lasting = Server::start(&build(&root));
    for (address, expected) in [(&server().address, 0), (&lasting.address, 1)] {
        let browser = browser();
        ask(&browser, &format!("{address}en/index.html"), PASTE);
        browser.press(&["Enter"]);
        browser.wait(
            "it is kept",
            "return [localStorage, sessionStorage]
                .some((store) => Object.keys(store).some((key) => key.includes('history')))",
        );
        let kept = "return Object.keys(localStorage)
            .filter((key) => key.includes('history')).length";
        assert_eq!(browser.run(kept, &[]), expected);
    }
}
