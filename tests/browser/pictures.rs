//! Pictures and films beside an entry.

use crate::{
    driver::{Browser, Window},
    example::{browser, built_with},
    server::Server,
};
use serde_json::json;

const DIALOG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 900\"><path d=\"M0 0\"/></svg>";
const FILES: [(&str, &str); 4] = [
    ("mail-server/dialog.svg", DIALOG),
    ("mail-server/port.mp4", "a film"),
    (
        "mail-server/look.toml",
        "kind = \"faq\"\ntitle = { en = \"How does it look?\" }\n",
    ),
    (
        "mail-server/look.en.md",
        "Like this:\n\n![The dialog](dialog.svg)\n\nOr so:\n\n![Opening the port](port.mp4)\n",
    ),
];
const PAGE: &str = "en/mail-server/look/index.html";

fn server() -> Server {
    Server::start(&built_with("films", "", &FILES))
}

#[test]
fn a_picture_is_enlarged_by_keyboard_and_leaves_me_where_i_was() {
    let server = server();
    let browser = browser();
    browser.size(390, 844);
    browser.go(&format!("{}{PAGE}", server.address));
    browser.wait("the dialog", "return !!document.querySelector('dialog')");
    let place = browser.address();
    browser.run("document.querySelector('a.picture').focus()", &[]);
    for closing in ["Escape", "Enter"] {
        browser.press(&["Enter"]);
        let open = "const open = document.querySelector('dialog[open]');
            return open && [open.ariaLabel, open.querySelector('img').alt, document.activeElement.textContent]";
        assert_eq!(
            browser.wait("it is open", open),
            json!(["The dialog", "The dialog", "Close"])
        );
        let wide =
            "const { left, right } = document.querySelector('dialog').getBoundingClientRect();
            return right - left > 300 && left >= 0 && right <= innerWidth";
        assert_eq!(browser.run(wide, &[]), true);
        browser.press(&[closing]);
        browser.wait(
            "it is closed",
            "return !document.querySelector('dialog[open]')",
        );
        let focused = "return document.activeElement.className";
        assert_eq!(browser.run(focused, &[]), "picture");
    }
    assert_eq!(browser.address(), place);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn without_scripts_a_picture_is_a_link_to_its_file() {
    let server = server();
    let browser = Browser::open(Window {
        without_scripts: true,
        ..Window::default()
    });
    browser.go(&format!("{}{PAGE}", server.address));
    browser.click("a.picture");
    assert!(browser.address().ends_with("/dialog.svg"));
}

#[test]
fn a_film_waits_until_i_start_it_and_says_what_it_is() {
    let server = server();
    let browser = browser();
    browser.go(&format!("{}{PAGE}", server.address));
    let film = "const film = document.querySelector('video');
        return [film.controls, film.autoplay, film.preload, film.ariaLabel, film.textContent]";
    assert_eq!(
        browser.run(film, &[]),
        json!([true, false, "none", "Opening the port", "Opening the port"])
    );
    std::thread::sleep(std::time::Duration::from_millis(500));
    let is_film = |path: &String| path.ends_with("port.mp4");
    assert!(!server.asked().iter().any(is_film));
    browser.run(
        "const film = document.querySelector('video');
        film.muted = true; // what has a sound waits for a finger
        film.play().catch(() => {})",
        &[],
    );
    let start = std::time::Instant::now();
    while !server.asked().iter().any(is_film) {
        assert!(start.elapsed().as_secs() < 10, "its policy lets it come");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(browser.run("return window.violations", &[]), json!([]));
}
