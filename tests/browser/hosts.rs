//! Hosts and caches that change the files on their way, and browsers that lack something.

use crate::{
    asking::{ANSWERED, IN_JAPANESE, PASTE, ask},
    driver::{Browser, Make, Window},
    example::{browser, built, copy, made, output},
    server::Server,
};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

in_each_browser! {
    a_host_that_mangles_the_data_is_answered_by_its_other_form,
    a_host_that_forbids_the_data_is_answered_by_its_other_form,
    data_that_a_host_has_packed_once_more_is_unpacked_twice,
    where_neither_form_is_what_it_should_be_the_page_says_what_the_owner_must_do,
    a_page_of_an_older_version_is_loaded_anew_once_and_then_says_so,
    an_old_page_that_meets_a_new_script_is_loaded_anew_and_keeps_its_paste,
    a_browser_without_webassembly_says_so_and_leads_to_the_lists,
    without_light_dark_every_colour_is_legible,
    a_browser_that_unpacks_nothing_is_helped,
}

/// What a host makes of a file.
type Change = fn(&[u8]) -> Vec<u8>;

const TYPED: &str = "return document.querySelector('[name=q]').value";
const PAGE: &[u8] = b"<!doctype html><title>Welcome</title><h1>Not found, but 200</h1>";
const TOLD: &str = "const status = document.querySelector('.find-status');
    return status.querySelector('a') && status.textContent";

/// The site in a folder of its own, each file of the search that is `named` so changed.
fn changed(name: &str, named: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Server {
    let folder = made(&format!("hosts/{name}"), |folder| {
        copy(output(), folder);
        for file in files(&folder.join("search")) {
            if file.to_string_lossy().ends_with(named) {
                let bytes = fs::read(&file).expect("a blob");
                fs::write(&file, change(&bytes)).expect("a blob");
            }
        }
    });
    Server::start(&folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| file.expect("a file").path()).collect()
}

fn answers(browser: &Browser, server: &Server) {
    for paste in [PASTE, IN_JAPANESE] {
        ask(browser, &format!("{}en/index.html", server.address), paste);
        assert!(browser.has(".find-card"), "no card for {paste}");
    }
}

fn a_host_that_mangles_the_data_is_answered_by_its_other_form(make: Make) {
    let browser = Browser::of(make);
    let mangled: [(&str, Change); 4] = [
        ("a page in its place", |_| PAGE.to_vec()),
        ("cut off", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ("empty", |_| Vec::new()),
        ("altered", |bytes| {
            let mut bytes = bytes.to_vec();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x55;
            bytes
        }),
    ];
    for (what, change) in mangled {
        let server = changed(what, ".bin", change);
        answers(&browser, &server);
    }
}

fn a_host_that_forbids_the_data_is_answered_by_its_other_form(make: Make) {
    let folder = made("hosts/forbidden", |folder| {
        copy(output(), folder);
        for file in files(&folder.join("search")) {
            if file.extension().is_some_and(|ending| ending == "bin") {
                fs::remove_file(&file).expect("gone");
                fs::create_dir(&file).expect("a folder");
            }
        }
    });
    answers(&Browser::of(make), &Server::start(&folder));
}

fn data_that_a_host_has_packed_once_more_is_unpacked_twice(make: Make) {
    let server = changed("packed twice", ".bin", |bytes| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).expect("packed");
        packer.finish().expect("packed")
    });
    let browser = Browser::of(make);
    answers(&browser, &server);
    let asked = server.asked();
    assert!(
        !asked
            .iter()
            .any(|path| path.starts_with("search/") && path.ends_with(".js"))
    );
}

fn where_neither_form_is_what_it_should_be_the_page_says_what_the_owner_must_do(make: Make) {
    let server = changed("neither", "", |_| PAGE.to_vec());
    let browser = Browser::of(make);
    browser.go(&format!("{}en/index.html", server.address));
    browser.press(&["/"]);
    browser.insert(PASTE);
    let told = browser.wait("a word", TOLD).to_string();
    assert!(told.contains("owner") && told.contains("search/"), "{told}");
    assert!(browser.has(".find-status a"), "{told}");
}

fn a_page_of_an_older_version_is_loaded_anew_once_and_then_says_so(make: Make) {
    let server = changed("newer", "manifest.bin", |bytes| {
        let mut plain = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(bytes), &mut plain)
            .expect("the manifest");
        let plain = plain.replace("\"version\":1", "\"version\":2");
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(plain.as_bytes()).expect("packed");
        packer.finish().expect("packed")
    });
    let browser = Browser::of(make);
    browser.go(&format!("{}en/index.html", server.address));
    browser.press(&["/"]);
    browser.insert(PASTE);
    let told = browser.wait(
        "a word",
        "const status = document.querySelector('.find-status');
        return history.state?.naosuAnew && status?.querySelector('a') && status.textContent",
    );
    assert!(told.to_string().contains("version"), "{told}");
    assert_eq!(browser.run(TYPED, &[]), PASTE);
}

fn an_old_page_that_meets_a_new_script_is_loaded_anew_and_keeps_its_paste(make: Make) {
    let folder = made(&format!("hosts/rebuilt for {make:?}"), |folder| {
        copy(output(), folder)
    });
    let page = folder.join("en/index.html");
    let new = fs::read_to_string(&page).expect("a page");
    let (_, mark) = new.split_once("data-build=\"?").expect("a build");
    let mark = &mark[..12];
    // A cache has kept the page of a build whose scripts are gone.
    fs::write(&page, new.replace(mark, "0123456789ab")).expect("a page");
    let server = Server::start(&folder);
    let browser = Browser::of(make);
    let home = format!("{}en/index.html#q=password", server.address);
    browser.go(&home);
    browser.wait("it is loaded anew", "return history.state?.naosuAnew");
    browser.wait("an answer", ANSWERED);
    assert_eq!(browser.run(TYPED, &[]), "password");
    // The cache gives no other: what there is does its best.
    let asked = server.asked();
    let pages = asked.iter().filter(|path| path.ends_with("index.html"));
    assert_eq!(pages.count(), 2, "{asked:?}");
    fs::write(&page, new).expect("a page");
    browser.go("about:blank");
    server.asked();
    browser.go(&home);
    browser.wait("an answer", ANSWERED);
    assert_eq!(
        browser.run("return history.state?.naosuAnew ?? null", &[]),
        json!(null)
    );
}

fn a_browser_without_webassembly_says_so_and_leads_to_the_lists(make: Make) {
    for root in crate::example::both_ways() {
        let browser = Browser::of(make);
        // A worker has a WebAssembly of its own: without workers the page has only this one.
        let without = "delete window.WebAssembly; delete window.Worker";
        browser.preload(without);
        browser.go(&format!("{root}ja/index.html"));
        browser.press(&["/"]);
        browser.insert(PASTE);
        let told = browser.wait("a word", TOLD).to_string();
        assert!(told.contains("WebAssembly"), "{told}");
        browser.click(".find-status a");
        browser.wait("the lists", "return !!document.querySelector('.topics a')");
    }
}

#[test]
fn a_paste_that_grows_beyond_all_measure_is_answered() {
    let browser = browser();
    let home = format!("{}en/index.html", crate::example::server().address);
    browser.go(&home);
    let paste = "const field = document.querySelector('[name=q]');
        field.focus();
        field.value = arguments[0] + '\\n' + ('\\ufdfa'.repeat(99) + '\\n').repeat(3333);
        field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))";
    browser.run(paste, &[json!(PASTE)]);
    browser.wait("an answer", ANSWERED);
    assert!(browser.has(".find-card"));
    browser.run("document.querySelector('[name=q]').value = ''", &[]);
    browser.insert("password");
    browser.wait(
        "the next",
        "return document.querySelectorAll('.find-option').length > 1",
    );
}

fn without_light_dark_every_colour_is_legible(make: Make) {
    let themed = "\n[theme]\naccent = { light = \"#7a1f4e\", dark = \"#ff9d92\" }\n";
    let built = built("plain colours", themed);
    let folder = made("hosts/plain", |folder| {
        copy(&built, folder);
        for name in ["naosu.css", "theme.css"] {
            let sheet = folder.join("assets").join(name);
            let css = fs::read_to_string(&sheet).expect("a stylesheet");
            // No browser knows this one.
            fs::write(&sheet, css.replace("light-dark(", "no-light-dark(")).expect("a stylesheet");
        }
    });
    let server = Server::start(&folder);
    for dark in [false, true] {
        let browser = Browser::open(Window {
            make,
            dark,
            ..Window::default()
        });
        browser.go(&format!(
            "{}en/mail-server/server-unreachable/index.html",
            server.address
        ));
        let colours = "const { color, backgroundColor } = getComputedStyle(document.body);
            const link = getComputedStyle(document.querySelector('.remedies h3 a')).color;
            return [color, backgroundColor, link]";
        assert_eq!(
            browser.run(colours, &[]),
            json!(["rgb(29, 36, 48)", "rgb(251, 250, 247)", "rgb(122, 31, 78)"])
        );
    }
}

fn a_browser_that_unpacks_nothing_is_helped(make: Make) {
    let file = crate::bundle::single_file("unpacked.html");
    let [http, disk] = crate::example::both_ways();
    for root in [http, disk, format!("{file}#/")] {
        let browser = Browser::of(make);
        // A worker has one of its own: without workers the page has only this one.
        let without = "delete window.DecompressionStream; delete window.Worker";
        browser.preload(without);
        for paste in [PASTE, IN_JAPANESE] {
            browser.go("about:blank");
            browser.go(&format!("{root}en/index.html"));
            browser.wait(
                "the box",
                "return !!document.querySelector('form [type=submit]:enabled')",
            );
            browser.press(&["/"]);
            browser.insert(paste);
            browser.wait("an answer", ANSWERED);
            assert!(browser.has(".find-card"), "no card for {paste} at {root}");
            let used = "return typeof naosu.gunzip === 'function'";
            assert_eq!(browser.run(used, &[]), true);
        }
    }
}
