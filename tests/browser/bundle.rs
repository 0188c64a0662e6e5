//! What travels: the archive unpacked somewhere, and the site in one file.

use crate::{
    asking::PASTE,
    driver::{Browser, Window},
    example::{browser, options, output},
    server::Server,
};
use flate2::read::DeflateDecoder;
use naosu::{
    content,
    site::bundle::{self, Form},
};
use rawzip::{CompressionMethod, ZipArchive};
use serde_json::json;
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

const SHOWN: &str = "return document.querySelector('.find-card')?.textContent";

/// Bundles the site of these tests into a file.
fn bundled(form: Form, name: &str) -> PathBuf {
    bundle_of(output().parent().expect("the site"), form, name)
}

fn bundle_of(root: &Path, form: Form, name: &str) -> PathBuf {
    let options = options(root, name);
    let reading = content::read(root);
    bundle::make(&reading.library, &options, form, &|_| ()).expect("a bundle");
    options.output
}

fn unpack(archive: &Path, folder: &Path) {
    let bytes = fs::read(archive).expect("the archive");
    let archive = ZipArchive::from_slice(&bytes).expect("an archive");
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        let path = entry.file_path().try_normalize().expect("a safe path");
        let path = folder.join(path.as_ref());
        let packed = archive.get_entry(entry.wayfinder()).expect("its data");
        let mut plain = Vec::new();
        match entry.compression_method() {
            CompressionMethod::STORE => plain.extend_from_slice(packed.data()),
            _ => drop(
                DeflateDecoder::new(packed.data())
                    .read_to_end(&mut plain)
                    .expect("deflate"),
            ),
        }
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, plain).expect("a file");
    }
}

/// The address of a file on this disk, as a browser writes it.
fn address(path: &Path) -> String {
    let encoded: String = path
        .to_str()
        .expect("UTF-8")
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("file://{encoded}")
}

/// The site in one file, by its address.
pub(crate) fn single_file(name: &str) -> String {
    address(&bundled(Form::Page, name))
}

/// The same of another site's folder.
pub(crate) fn single_file_of(root: &Path) -> String {
    address(&bundle_of(root, Form::Page, "single.html"))
}

fn without_network(browser: &Browser) {
    browser.devtools("Network.enable", json!({}));
    let off =
        json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    browser.devtools("Network.emulateNetworkConditions", off);
}

fn ask(browser: &Browser) {
    browser.press(&["/"]);
    browser.insert(PASTE);
    let card = browser.wait("a card", SHOWN);
    assert!(
        card.as_str()
            .is_some_and(|card| card.contains("mail01.example")),
        "{card}"
    );
}

#[test]
fn an_archive_unpacked_in_any_folder_answers_without_a_network() {
    let archive = bundled(Form::Archive, "travels.zip");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("USB メモリー (1)");
    let _ = fs::remove_dir_all(&folder);
    unpack(&archive, &folder);
    let top = folder.join("travels");
    assert!(top.join("README.txt").is_file());
    let browser = browser();
    without_network(&browser);
    browser.go(&address(&top.join("index.html")));
    browser.wait("the home", "return document.body.className === 'page-home'");
    ask(&browser);
    browser.press(&["Enter", "Enter"]);
    browser.wait(
        "the entry",
        "return document.querySelector('article.is-error') !== null",
    );
    browser.click("[data-naosu-language=ja]");
    browser.wait("Japanese", "return document.documentElement.lang === 'ja' && location.href.includes('/ja/mail-server/')");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn an_archive_unpacked_on_a_web_server_works_there_too() {
    let archive = bundled(Form::Archive, "served.zip");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unpacked");
    let _ = fs::remove_dir_all(&folder);
    unpack(&archive, &folder);
    let server = Server::start(&folder);
    let browser = browser();
    browser.go(&format!("{}served/en/index.html", server.address));
    ask(&browser);
}

#[test]
fn one_file_holds_everything_and_asks_nobody() {
    let file = address(&bundled(Form::Page, "一つの file.html"));
    let browser = browser();
    without_network(&browser);
    browser.go(&file);
    browser.wait("the home", "return document.body.className === 'page-home'");
    ask(&browser);

    // To the entry, the values of the paste with it.
    browser.press(&["Enter", "Enter"]);
    browser.wait(
        "the entry",
        "return document.querySelector('article.is-error') !== null",
    );
    let hash = browser.run("return location.hash", &[]);
    assert!(
        hash.as_str().is_some_and(
            |hash| hash.starts_with("#/en/mail-server/server-unreachable/index.html#capture=")
        ),
        "{hash}"
    );
    browser.click("[data-naosu-language=ja]");
    browser.wait("Japanese", "return document.documentElement.lang === 'ja' && document.querySelector('article.is-error') !== null");

    // The engine is there already; a results page has an address of its own.
    browser.go(&format!("{file}#/ja/search/index.html#q=0x800CCC0E"));
    browser.wait(
        "results",
        "return document.querySelector('.find-results .find-panel')?.hidden === false",
    );
    browser.run("history.back()", &[]);
    browser.wait(
        "the entry again",
        "return document.querySelector('article.is-error') !== null",
    );

    // A link within a page, a page that nobody has, and a start at a page.
    browser.go(&format!("{file}#/en/outlook-password/index.html#at-causes"));
    browser.wait(
        "the place",
        "return document.getElementById('at-causes') && scrollY > 100",
    );
    browser.run("document.querySelector('.skip').click()", &[]);
    browser.wait(
        "an address",
        "return location.hash === '#/en/outlook-password/index.html#content'",
    );
    browser.go(&format!("{file}#/en/nothing/index.html"));
    browser.wait(
        "the page for lost addresses",
        "return document.body.className === 'page-not-found'",
    );

    let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => !/^(data|blob):/.test(name))";
    assert_eq!(browser.run(loaded, &[]), json!([]));
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn in_one_file_each_page_speaks_its_own_language() {
    let file = single_file("languages.html");
    let browser = browser();
    browser.go(&format!(
        "{file}#/en/mail-server/server-unreachable/index.html"
    ));
    browser.wait("the walk", "return !!document.querySelector('.walk')");
    let home = |browser: &Browser| {
        browser.run("location.hash = '#/ja/index.html'", &[]);
        let home = "return document.body.className === 'page-home'
            && document.documentElement.lang === 'ja'";
        browser.wait("the home", home);
    };
    home(&browser);
    browser.press(&["/"]);
    browser.insert(PASTE);
    browser.wait("a card", SHOWN);
    assert!(browser.text(".find-fixes .verdict").contains("直った"));
    browser.click("[data-naosu-language=en]");
    home(&browser);
    browser.press(&["/"]);
    browser.insert("qwertzuiop");
    let report = "return document.querySelector('.find-nothing .desk textarea')?.value";
    let report = browser.wait("the report", report).to_string();
    assert!(report.contains("[貼り付けた文面]"), "{report}");
}

#[test]
fn one_file_can_be_read_without_scripts() {
    let file = address(&bundled(Form::Page, "plain.html"));
    let browser = Browser::open(Window {
        without_scripts: true,
        ..Window::default()
    });
    browser.go(&file);
    let text = browser.text("main");
    assert!(text.contains("JavaScript"), "it says what is needed");
    assert!(
        text.contains("mail01") || text.contains("接続できません"),
        "{text}"
    );
}
