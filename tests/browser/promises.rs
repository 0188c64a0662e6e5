//! What a page promises of the paste, and keeps: it stays here, it is taken as the clipboard has
//! it, and Enter shows an answer without going anywhere.

use crate::{
    asking::{ANSWERED, PASTE, ask},
    driver::{Browser, Make, Window},
    example::{both_ways, copy, made, output, server},
    server::Server,
};
use serde_json::{Value, json};
use std::fs;

in_each_browser! {
    nothing_can_be_sent_where_the_scripts_do_not_run_and_a_note_says_so,
    nothing_can_be_sent_while_a_script_is_late_or_missing,
    with_scripts_the_promise_and_the_button_are_there_and_the_note_is_not,
    of_a_cell_from_excel_the_text_is_pasted_and_not_its_picture,
    what_is_copied_as_markup_alone_is_pasted_as_its_text,
    a_pasted_screenshot_is_said_to_be_one_with_what_to_do_instead,
    files_without_text_are_named_wherever_they_are_dropped,
    a_log_that_misses_the_box_is_read_all_the_same,
    enter_shows_a_weak_answer_and_opens_nothing_until_something_is_chosen,
    the_first_enter_shows_and_enter_again_opens_what_was_recognised,
}

const TYPED: &str = "return document.querySelector('[name=q]').value";
const TOLD: &str = "const status = document.querySelector('.find-status');
    return status.classList.contains('visually-hidden') ? '' : status.textContent";
const PAGES: [&str; 4] = [
    "index.html",
    "search/index.html",
    "product/outlook-com/index.html",
    "mail-server/server-unreachable/index.html",
];

/// Whether a reader sees such an element.
fn sees(browser: &Browser, selector: &str) -> bool {
    let script = "return [...document.querySelectorAll(arguments[0])]
        .some((element) => element.getClientRects().length > 0)";
    browser.run(script, &[json!(selector)]) == true
}

/// Whatever a reader could press or a script of a browser's own could do.
const SEND: &str = "for (const form of document.querySelectorAll('form')) {
        form.querySelector('[name=q]').value = 'SECRET';
        form.querySelector('button').click();
        for (const send of ['requestSubmit', 'submit']) {
            try { form[send]() } catch {} // Firefox says that it will not
        }
    }";

fn nothing_can_be_sent_where_the_scripts_do_not_run_and_a_note_says_so(make: Make) {
    let browser = Browser::open(Window {
        make,
        without_scripts: true,
        ..Window::default()
    });
    for root in both_ways() {
        for page in PAGES {
            browser.go(&format!("{root}en/{page}"));
            assert!(!sees(&browser, "form, [type=submit], .private"), "{page}");
            let is_main = !page.starts_with("mail");
            assert_eq!(sees(&browser, ".unscripted"), is_main, "{page}");
            browser.run(SEND, &[]);
            assert!(!browser.address().contains("SECRET"), "{page}");
        }
    }
}

fn nothing_can_be_sent_while_a_script_is_late_or_missing(make: Make) {
    let browser = Browser::of(make);
    for script in ["page.js", "box.js", "intake.js", "keys.js", "search.js"] {
        let folder = made(&format!("without {script}"), |folder| {
            copy(output(), folder);
            fs::remove_file(folder.join("assets").join(script)).expect("gone");
        });
        let server = Server::start(&folder);
        for page in PAGES {
            browser.go(&format!("{}en/{page}", server.address));
            assert!(!sees(&browser, "form, .private"), "{script} {page}");
            browser.run(SEND, &[]);
            assert!(!browser.address().contains("?q="), "{script} {page}");
        }
    }
}

fn with_scripts_the_promise_and_the_button_are_there_and_the_note_is_not(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        browser.go(&format!("{root}ja/index.html"));
        assert!(sees(&browser, "form [type=submit]:enabled") && sees(&browser, ".private"));
        assert!(!sees(&browser, ".unscripted"));
        let policy = "return document.querySelector('[http-equiv]').content";
        let policy = browser.run(policy, &[]);
        assert!(policy.to_string().contains("form-action 'none'"));
    }
}

/// Puts such a thing on the clipboard, as a program does, and pastes it into the first box.
fn paste(browser: &Browser, items: &str) {
    let write = format!(
        "const text = (type, text) => new Blob([text], {{ type }});
         const picture = {PICTURE};
         await navigator.clipboard.write([new ClipboardItem({{ {items} }})]);
         document.querySelector('[name=q]').focus();
         return 'written'"
    );
    assert_eq!(browser.run_async(&write, &[]), "written");
    browser.press_with_control("v");
}

const PICTURE: &str = "await new Promise((done) =>
    document.createElement('canvas').toBlob(done, 'image/png'))";

/// The same of a picture, which Firefox without a screen has no clipboard for.
fn paste_picture(browser: &Browser, make: Make) {
    if make == Make::Chromium {
        return paste(browser, "'image/png': picture");
    }
    let script = format!(
        "const field = document.querySelector('[name=q]');
         const data = new DataTransfer();
         data.items.add(new File([{PICTURE}], 'image.png', {{ type: 'image/png' }}));
         const paste = new Event('paste', {{ bubbles: true, cancelable: true }});
         field.focus();
         field.dispatchEvent(Object.assign(paste, {{ clipboardData: data }}));
         return 'pasted'"
    );
    assert_eq!(browser.run_async(&script, &[]), "pasted");
}

fn of_a_cell_from_excel_the_text_is_pasted_and_not_its_picture(make: Make) {
    let browser = Browser::of(make);
    browser.go(&format!("{}en/index.html", server().address));
    let items = format!("'text/plain': text('text/plain', '{PASTE}'), 'image/png': picture");
    paste(&browser, &items);
    browser.wait("an answer", ANSWERED);
    assert_eq!(browser.run(TYPED, &[]), PASTE);
    assert!(browser.has(".find-card"));
}

fn what_is_copied_as_markup_alone_is_pasted_as_its_text(make: Make) {
    let browser = Browser::of(make);
    browser.go(&format!("{}en/index.html", server().address));
    paste(
        &browser,
        "'text/html': text('text/html', '<p>Cannot connect to <b>mail01</b>. Check port 993</p>')",
    );
    browser.wait("an answer", ANSWERED);
    assert_eq!(
        browser.run(TYPED, &[]),
        "Cannot connect to mail01. Check port 993"
    );
}

/// Nothing was searched for, and nothing is kept as searched in vain.
fn nothing_was_asked(browser: &Browser) {
    assert_eq!(browser.run(TYPED, &[]), "");
    assert!(!browser.has(".find-nothing"));
    let kept = "return Object.keys(localStorage).filter((key) => key.includes('feedback'))";
    assert_eq!(browser.run(kept, &[]), json!([]));
}

fn a_pasted_screenshot_is_said_to_be_one_with_what_to_do_instead(make: Make) {
    let browser = Browser::of(make);
    for (lang, picture, advice) in [("en", "picture", "first words"), ("ja", "画像", "コード")]
    {
        browser.go(&format!("{}{lang}/index.html", server().address));
        paste_picture(&browser, make);
        let told = browser.wait("a word", TOLD).to_string();
        assert!(told.contains(picture) && told.contains(advice), "{told}");
        nothing_was_asked(&browser);
    }
}

/// Drops a file there; whether the browser would have opened it in the page's place.
fn drop_file(browser: &Browser, at: &str, name: &str, bytes: &[u8]) -> bool {
    let script = "const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(arguments[2])], arguments[1]));
        const at = document.querySelector(arguments[0]);
        const event = (name) =>
            new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true });
        return [at.dispatchEvent(event('dragover')), at.dispatchEvent(event('drop'))].includes(true)";
    let arguments = [json!(at), json!(name), json!(bytes)];
    browser.run(script, &arguments) == Value::Bool(true)
}

fn files_without_text_are_named_wherever_they_are_dropped(make: Make) {
    let browser = Browser::of(make);
    let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0\0\0\0\0@\0\0\0\0\0\0\0";
    for root in both_ways() {
        for at in ["[name=q]", "main", "footer"] {
            for (name, bytes, said) in [
                ("logs.zip", &b"PK\x03\x04\x14\0\0\0"[..], "Unpack it"),
                ("trace", b"\x1f\x8b\x08\0\0\0\0\0", "Unpack it"),
                ("shot.txt", b"\x89PNG\r\n\x1a\n", "is a picture"),
                ("photo", b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
                ("minutes.docx", b"PK\x03\x04\x14\0\0\0", "its own program"),
                ("scan.pdf", b"%PDF-1.7 ...", "its own program"),
                ("setup.exe", program, "its own program"),
            ] {
                browser.go(&format!("{root}en/index.html"));
                assert!(
                    !drop_file(&browser, at, name, bytes),
                    "{name} opens at {at}"
                );
                let told = browser.wait("a word", TOLD).to_string();
                assert!(told.contains(name) && told.contains(said), "{told}");
                nothing_was_asked(&browser);
            }
        }
    }
}

fn a_log_that_misses_the_box_is_read_all_the_same(make: Make) {
    let browser = Browser::of(make);
    browser.go(&format!("{}en/index.html", server().address));
    assert!(!drop_file(&browser, "footer", "app.log", PASTE.as_bytes()));
    browser.wait("an answer", ANSWERED);
    assert_eq!(browser.run(TYPED, &[]), PASTE);
    assert!(browser.has(".find-card"));
}

fn enter_shows_a_weak_answer_and_opens_nothing_until_something_is_chosen(make: Make) {
    let browser = Browser::of(make);
    for root in both_ways() {
        let home = format!("{root}en/index.html");
        for words in ["password", "ORA-00942: table or view does not exist"] {
            browser.go(&home);
            browser.press(&["/"]);
            browser.insert(words);
            browser.press(&["Enter", "Enter"]);
            browser.wait("an answer", ANSWERED);
            browser.press(&["Enter", "Enter"]);
            std::thread::sleep(std::time::Duration::from_millis(200));
            assert_eq!(browser.address(), home, "opened for {words}");
            assert!(sees(&browser, ".find-panel"));
        }
        browser.press(&["Escape"]);
        assert!(!sees(&browser, ".find-panel"));
        browser.press(&["Enter"]);
        assert!(sees(&browser, ".find-panel"), "Enter shows it again");

        ask(&browser, &home, "password");
        browser.press(&["ArrowDown", "Enter"]);
        let left = format!("return location.href !== {}", json!(home));
        browser.wait("what was chosen", &left);
    }
}

fn the_first_enter_shows_and_enter_again_opens_what_was_recognised(make: Make) {
    let browser = Browser::of(make);
    let home = format!("{}en/index.html", server().address);
    for is_shown_before in [false, true] {
        browser.go(&home);
        browser.press(&["/"]);
        browser.insert(PASTE);
        if is_shown_before {
            browser.wait("a card", "return !!document.querySelector('.find-card')");
        }
        browser.press(&["Enter"]);
        browser.wait("an answer", ANSWERED);
        assert!(browser.has(".find-card"));
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert_eq!(browser.address(), home, "{is_shown_before}");
        // Another word makes another text: its first Enter shows again.
        browser.press(&[" ", "x", "Enter"]);
        browser.wait(
            "the answer",
            "return !document.querySelector('[aria-busy]')",
        );
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert_eq!(browser.address(), home, "{is_shown_before}");
        browser.press(&["Enter"]);
        let entry = "return location.pathname.includes('/server-unreachable/')";
        browser.wait("the entry", entry);
    }
}
