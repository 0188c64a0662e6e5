//! Pages without scripts.

use crate::{
    driver::{Browser, Window},
    example::both_ways,
};

#[test]
fn without_scripts_every_page_is_readable() {
    let browser = Browser::open(Window {
        without_scripts: true,
        ..Window::default()
    });
    for root in both_ways() {
        browser.go(&format!("{root}index.html"));
        assert!(browser.has("a[hreflang=ja]") && browser.has("a[hreflang=en]"));
        browser.go(&format!(
            "{root}en/mail-server/server-unreachable/index.html"
        ));
        assert!(browser.text("main").contains("Cannot connect to"));
        assert!(!browser.has(".find-panel"), "scripts ran");
        browser.go(&format!(
            "{root}ja/mail-server/check-server-name/index.html"
        ));
        assert!(browser.text("main").contains("名前を引く"));
        browser.go(&format!("{root}en/search/index.html"));
        assert!(browser.text(".unscripted").contains("needs JavaScript"));
    }
}
