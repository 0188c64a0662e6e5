//! Old addresses of entries, and the root of a site in one language.

use crate::{
    bundle::single_file_of,
    driver::{Browser, Window},
    example::{browser, build, copied, edit, output},
    server::Server,
};

const OLD: &str = "ja/outlook-password/enable-adal/";
const NEW: &str = "ja/outlook-password/enable-modern-authentication/";

fn wait_for(browser: &Browser, part: &str) {
    let arrived = format!("return location.href.includes({part:?})");
    browser.wait("the entry", &arrived);
}

#[test]
fn an_old_address_keeps_what_stands_behind_it() {
    let server = Server::start(output());
    let browser = browser();
    browser.go(&format!("{}{OLD}?from=mail#two", server.address));
    wait_for(&browser, NEW);
    assert!(
        browser.address().ends_with("?from=mail#two"),
        "{}",
        browser.address()
    );
    // Back does not lead to where it would lead on from.
    browser.go(&format!("{}ja/", server.address));
    browser.go(&format!("{}{OLD}", server.address));
    wait_for(&browser, NEW);
    browser.run("history.back()", &[]);
    browser.wait("the home", "return location.pathname === '/ja/'");

    let plain = Browser::open(Window {
        without_scripts: true,
        ..Window::default()
    });
    plain.go(&format!("{}{OLD}", server.address));
    let start = std::time::Instant::now();
    while !plain.address().contains(NEW) {
        assert!(start.elapsed().as_secs() < 30, "{}", plain.address());
    }
}

#[test]
fn the_root_of_a_site_in_one_language_leads_to_its_home_with_what_stands_behind_it() {
    let root = copied("one language");
    let settings = root.join("naosu.toml");
    edit(
        &settings,
        "languages = [\"ja\", \"en\"]",
        "languages = [\"en\"]",
    );
    let server = Server::start(&build(&root));
    let browser = browser(); // in English
    browser.go(&format!("{}?from=mail#two", server.address));
    wait_for(&browser, "en/index.html");
    assert!(
        browser.address().ends_with("en/index.html?from=mail#two"),
        "{}",
        browser.address()
    );
    browser.go(&single_file_of(&root));
    wait_for(&browser, "#/en/index.html");
    browser.wait("the home", "return document.body.className === 'page-home'");
}
