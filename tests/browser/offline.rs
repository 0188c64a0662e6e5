//! The installed site: without a network, and when a new build is out.

use crate::{
    asking::PASTE,
    driver::Browser,
    example::{browser, copy, output},
    server::Server,
};
use naosu::{
    content,
    site::{self, Options},
};
use serde_json::json;
use std::{fs, path::Path};

const READY: &str = "return navigator.serviceWorker.ready.then(() => true)";

fn build(root: &Path) {
    let reading = content::read(root);
    let options = Options {
        root: root.to_owned(),
        output: root.join("public"),
        drafts: false,
        base_url: None,
        live_reload: false,
    };
    site::build(&reading.library, &options, &|_| ()).expect("a site");
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "no {from}");
    fs::write(path, text.replace(from, to)).expect("a file");
}

fn answers(browser: &Browser) -> String {
    browser.press(&["/"]);
    browser.insert(PASTE);
    let card = "return document.querySelector('.find-card .find-title')?.textContent";
    let title = browser.wait("a card", card);
    title.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_site_kept_by_the_browser_answers_without_its_server_and_a_new_build_takes_over_whole() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("offline");
    let _ = fs::remove_dir_all(&root);
    let example = output().parent().expect("the site");
    copy(&example.join("content"), &root.join("content"));
    fs::copy(example.join("naosu.toml"), root.join("naosu.toml")).expect("a copy");
    edit(
        &root.join("naosu.toml"),
        "raw_html = false",
        "raw_html = false\noffline = true",
    );
    build(&root);
    let server = Server::start(&root.join("public"));
    let browser = browser();
    let home = format!("{}en/", server.address);

    browser.go(&home);
    let errors = browser.devtools("Page.getInstallabilityErrors", json!({}));
    assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");
    assert_eq!(browser.run_async(READY, &[]), true);
    server.asked();
    server.stop(true);

    // A page that was never opened, and the search.
    browser.go(&format!("{}en/outlook-password/", server.address));
    assert!(browser.has("article.is-topic"));
    let before = answers(&browser);
    browser.press(&["Enter"]);
    browser.wait(
        "the entry",
        "return document.querySelector('article.is-error') !== null",
    );
    assert_eq!(server.asked(), Vec::<String>::new());

    // A new build: the page that is open stays as it is, the next has the new pages and answers.
    let title = "Changed in the second build";
    let entry = root.join("content/mail-server/server-unreachable.toml");
    let text = fs::read_to_string(&entry).expect("a text");
    fs::write(
        &entry,
        format!("title = {{ ja = \"{title}\", en = \"{title}\" }}\n{text}"),
    )
    .expect("a file");
    build(&root);
    server.stop(false);
    browser.go(&home);
    assert_eq!(answers(&browser), before);
    let waiting =
        "return navigator.serviceWorker.getRegistration().then((it) => Boolean(it.waiting))";
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while browser.run_async(waiting, &[]) != true {
        assert!(std::time::Instant::now() < until, "no new build was found");
        browser.run_async(
            "await (await navigator.serviceWorker.getRegistration()).update()",
            &[],
        );
    }
    browser.go(&home);
    // chromedriver watches the old worker, which so never comes to rest by itself.
    browser.devtools("ServiceWorker.enable", json!({}));
    browser.run_async("await new Promise((rest) => setTimeout(rest, 1500))", &[]);
    browser.devtools("ServiceWorker.stopAllWorkers", json!({}));
    let stores = "return caches.keys().then((names) => names.length)";
    while browser.run_async(stores, &[]) != 1 {
        assert!(std::time::Instant::now() < until, "the old store stays");
    }
    server.stop(true);
    browser.go(&format!(
        "{}en/mail-server/server-unreachable/",
        server.address
    ));
    assert_eq!(browser.text("h1"), title);
    assert_eq!(answers(&browser), title);

    // The site changes its mind.
    edit(
        &root.join("naosu.toml"),
        "offline = true",
        "offline = false",
    );
    build(&root);
    server.stop(false);
    browser.run_async(
        "await (await navigator.serviceWorker.getRegistration()).update()",
        &[],
    );
    let gone = "return Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then((all) => all.flat().length)";
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while browser.run_async(gone, &[]) != 0 {
        assert!(std::time::Instant::now() < until, "the copy stays");
    }
}
