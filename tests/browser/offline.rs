//! The installed site: without a network, and when a new build is out.

use crate::{
    asking::PASTE,
    driver::Browser,
    example::{browser, build, copied, edit},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

const READY: &str = "return navigator.serviceWorker.ready.then(() => true)";

/// The example as a site that browsers keep, built.
fn kept_site(name: &str) -> PathBuf {
    let root = copied(name);
    let settings = "raw_html = false\noffline = true";
    edit(&root.join("naosu.toml"), "raw_html = false", settings);
    build(&root);
    root
}

/// A new build, in which an entry has another title.
fn build_retitled(root: &Path, title: &str) {
    let entry = root.join("content/mail-server/server-unreachable.toml");
    let text = fs::read_to_string(&entry).expect("a text");
    let title = format!("title = {{ ja = \"{title}\", en = \"{title}\" }}\n");
    fs::write(&entry, title + &text).expect("a file");
    build(root);
}

/// Until a script, an async function's body, gives the value; `meanwhile` runs between the tries.
fn until(browser: &Browser, script: &str, value: impl Into<Value>, or: &str, meanwhile: impl Fn()) {
    let (value, end) = (value.into(), Instant::now() + Duration::from_secs(60));
    while browser.run_async(script, &[]) != value {
        assert!(Instant::now() < end, "{or}");
        meanwhile();
    }
}

/// Asks the browser to look for a new build.
fn update(browser: &Browser) {
    let update = "await (await navigator.serviceWorker.getRegistration()).update()";
    browser.run_async(update, &[]);
}

/// Until the browser has a new build beside the old one.
fn find_new_build(browser: &Browser) {
    let waiting =
        "return navigator.serviceWorker.getRegistration().then((it) => Boolean(it.waiting))";
    until(browser, waiting, true, "no new build was found", || {
        update(browser)
    });
}

/// chromedriver watches the old worker, which so never comes to rest by itself.
fn rest(browser: &Browser) {
    browser.devtools("ServiceWorker.enable", json!({}));
    browser.run_async("await new Promise((rest) => setTimeout(rest, 1500))", &[]);
    browser.devtools("ServiceWorker.stopAllWorkers", json!({}));
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
    let root = kept_site("offline");
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
    browser.press(&["Enter", "Enter"]);
    browser.wait(
        "the entry",
        "return document.querySelector('article.is-error') !== null",
    );
    assert_eq!(server.asked(), Vec::<String>::new());

    // A new build: the page that is open stays as it is, the next has the new pages and answers.
    let title = "Changed in the second build";
    build_retitled(&root, title);
    server.stop(false);
    browser.go(&home);
    assert_eq!(answers(&browser), before);
    find_new_build(&browser);
    browser.go(&home);
    rest(&browser);
    let stores = "return caches.keys().then((names) => names.length)";
    until(&browser, stores, 1, "the old store stays", || ());
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
    update(&browser);
    let gone = "return Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then((all) => all.flat().length)";
    until(&browser, gone, 0, "the copy stays", || ());
}

/// The engine's blob, as a large site has its search data: not kept from the start.
fn as_if_large(public: &Path) -> PathBuf {
    let worker = public.join("offline.js");
    let text = fs::read_to_string(&worker).expect("the worker");
    let at = text.find("[\"search/engine-").expect("the engine");
    let end = at + text[at..].find(']').expect("its end") + 1;
    let entry = text[at..end].to_owned();
    let name = entry.split('"').nth(1).expect("a path").to_owned();
    let text = text.replace(&format!("{entry},"), "");
    let empty = "const LATER = /** @type {any} */ ([";
    assert!(text.contains(empty));
    let text = text.replace(empty, &format!("{empty}{entry}"));
    fs::write(worker, text).expect("the worker");
    public.join(name)
}

#[test]
fn search_data_that_came_wrong_is_not_kept_and_a_copy_that_was_tampered_with_heals() {
    let root = kept_site("poisoned");
    let engine = as_if_large(&root.join("public"));
    let script = engine.with_extension("js");
    let sound = [&engine, &script].map(|path| fs::read(path).expect("a blob"));
    for wrong in [
        &b"<!doctype html><h1>Sign in</h1>"[..],
        &sound[0][..sound[0].len() / 2],
        &[sound[0].as_slice(), b"more"].concat(),
        b"",
    ] {
        fs::write(&engine, wrong).expect("a blob");
        fs::write(&script, b"/* nothing */").expect("a blob");
        let server = Server::start(&root.join("public"));
        let browser = browser();
        let home = format!("{}en/", server.address);
        browser.go(&home);
        assert_eq!(browser.run_async(READY, &[]), true);
        browser.go(&format!("{home}?controlled"));
        browser.press(&["/"]);
        browser.insert(PASTE);
        let told = "return document.querySelector('.find-status a') !== null";
        browser.wait("a word", told);

        // The server is mended, and nothing else.
        fs::write(&engine, &sound[0]).expect("a blob");
        fs::write(&script, &sound[1]).expect("a blob");
        browser.go(&format!("{home}?mended"));
        answers(&browser);

        // Somebody on the same host writes over what is kept.
        let poison =
            "const [name] = (await caches.keys()).filter((name) => name.startsWith('naosu'));
            const store = await caches.open(name);
            const kept = await store.keys();
            for (const { url } of kept) await store.put(url, new Response('nothing'));
            return kept.length";
        assert!(browser.run_async(poison, &[]).as_u64() > Some(20));
        browser.go(&format!("{home}?poisoned"));
        answers(&browser);
        server.stop(true);
        browser.go(&format!("{home}?alone"));
        answers(&browser);
    }
}

#[test]
fn when_a_new_build_takes_over_what_i_have_typed_stays() {
    let root = kept_site("typed");
    let server = Server::start(&root.join("public"));
    let browser = browser();
    let home = format!("{}en/", server.address);
    browser.go(&home);
    assert_eq!(browser.run_async(READY, &[]), true);
    browser.go(&format!("{home}?controlled"));
    build_retitled(&root, "Newer");
    find_new_build(&browser);

    // The reader is quick: the new build begins when something has been typed.
    let late = "const send = ServiceWorker.prototype.postMessage;
        ServiceWorker.prototype.postMessage = function (...all) {
            window.begin = () => send.apply(this, all);
        };";
    browser.preload(late);
    browser.go(&format!("{home}?next"));
    browser.wait("its offer", "return !!window.begin");
    browser.press(&["/"]);
    browser.insert("what I have ty");
    browser.run(
        "window.old = true; document.querySelector('[name=q]').setSelectionRange(5, 6);
         scrollTo({ top: 150, behavior: 'instant' }); begin()",
        &[],
    );
    rest(&browser);
    browser.wait("the new page", "return !window.old");
    let now = "const field = document.querySelector('[name=q]');
        return field.value && [field.value, field.selectionStart, field.selectionEnd,
            document.activeElement === field, scrollY]";
    assert_eq!(
        browser.wait("the text", now),
        json!(["what I have ty", 5, 6, true, 150])
    );
}
