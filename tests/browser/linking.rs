//! Links from programs, as docs/linking.md tells them.

use crate::{
    asking::ANSWERED,
    example::{browser, built_with},
    server::Server,
};

const ENTRY: &str = "kind = \"error\"\ntitle = { ja = \"落ちた\", en = \"It is down\" }
    [[message]]\ntext = { ja = \"サーバーが応答しません\", en = \"The server is down\" }
    code = \"0x800CCC0E\"\n";

#[test]
fn every_link_that_the_documentation_shows_is_answered() {
    let files = [("mail-server/down.toml", ENTRY)];
    let server = Server::start(&built_with("linking", "", &files));
    let browser = browser();
    let document = include_str!("../../docs/linking.md");
    let is_link = |line: &&str| line.starts_with("en/") || line.starts_with("ja/");
    let links: Vec<&str> = document.lines().filter(is_link).collect();
    assert_eq!(links.len(), 5);
    for link in links {
        browser.go("about:blank");
        browser.go(&format!("{}{link}", server.address));
        browser.wait("an answer", ANSWERED);
        assert!(!browser.has(".find-nothing"), "{link}");
        if link.contains("code=") {
            assert!(browser.text(".find-card").contains("It is down"), "{link}");
        }
        let typed = "return document.querySelector('[name=q]').value";
        let typed = browser.run(typed, &[]).to_string();
        assert!(!typed.contains('%') && !typed.contains("q="), "{typed}");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
