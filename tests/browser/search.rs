//! The search box.

use crate::{Server, both_ways, browser, driver::Browser, on_disk, output, server};
use naosu::{content, site};
use naosu_engine::Query;
use naosu_vocabulary::Lang;
use serde_json::{Value, json};

const PASTE: &str = "2026-11-22 10:12:01 ERROR Cannot connect to mail01.example. Check port 993";
const IN_JAPANESE: &str = "Exchangeサーバーへのアクセスにはパスワードが必要です";
const ANSWERED: &str = "const panel = document.querySelector('.find-panel');
    return !panel.hidden && document.querySelector('.find-status').textContent";
const OPTIONS: &str = "return document.querySelectorAll('.find-option').length";
const ACTIVE: &str =
    "return document.querySelector('[name=q]').getAttribute('aria-activedescendant')";

fn ask(browser: &Browser, page: &str, paste: &str) {
    browser.go(page);
    browser.press(&["/"]);
    browser.insert(paste);
    browser.wait("an answer", ANSWERED);
}

#[test]
fn a_pasted_message_opens_its_entry_over_http_and_from_a_disk_in_both_languages() {
    let browser = browser();
    for root in both_ways() {
        for (lang, paste, marked, entry) in [
            (
                "en",
                PASTE,
                "Cannot connect to",
                "mail-server/server-unreachable",
            ),
            (
                "ja",
                PASTE,
                "Cannot connect to",
                "mail-server/server-unreachable",
            ),
            (
                "ja",
                IN_JAPANESE,
                "パスワードが必要です",
                "outlook-password/exchange-password-required",
            ),
        ] {
            ask(&browser, &format!("{root}{lang}/index.html"), paste);
            assert!(browser.has(".find-card"), "no card for {paste} at {root}");
            assert!(browser.text(".find-pasted").contains(marked));
            browser.press(&["Enter"]);
            let entry = format!("{root}{lang}/{entry}/index.html");
            let opened = format!("return location.href.startsWith('{entry}')");
            browser.wait("the entry", &opened);
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn the_first_fix_shows_its_steps_on_the_card_with_the_values_of_the_paste() {
    let browser = browser();
    for root in both_ways() {
        ask(&browser, &format!("{root}en/index.html"), PASTE);
        browser.click(".find-steps summary");
        browser.wait(
            "the steps",
            "return document.querySelector('.find-steps-body')?.textContent",
        );
        assert!(
            browser
                .text(".find-steps-body")
                .contains("nslookup mail01.example")
        );
        browser.click(".find-fixes a");
        browser.wait(
            "the fix",
            "return location.pathname.includes('check-server-name')",
        );
        let slots = "return document.querySelector('.slot-filled')?.textContent";
        assert_eq!(browser.wait("the slots", slots), "mail01.example");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn nothing_is_loaded_for_a_page_on_which_nobody_searches() {
    let server = Server::start(output());
    let browser = browser();
    browser.go(&format!(
        "{}en/mail-server/server-unreachable/index.html",
        server.address
    ));
    std::thread::sleep(std::time::Duration::from_millis(300));
    let asked = server.asked();
    let searched = |path: &String| {
        path.starts_with("search/")
            || ["finder.js", "answer.js", "worker.js"]
                .iter()
                .any(|name| path.ends_with(name))
    };
    assert!(
        asked.iter().any(|path| path.ends_with("search.js")),
        "{asked:?}"
    );
    assert!(!asked.iter().any(searched), "{asked:?}");

    browser.press(&["/"]);
    browser.insert("port");
    browser.wait("an answer", ANSWERED);
    let asked = server.asked();
    assert!(
        asked.iter().any(|path| path.starts_with("search/engine-")),
        "{asked:?}"
    );
    assert!(
        !asked.iter().any(|path| path.starts_with("search/lexicon-")),
        "{asked:?}"
    );

    browser.run("document.querySelector('[name=q]').value = ''", &[]);
    browser.insert("接続できません");
    browser.wait("an answer", "return document.querySelector('.find-option-title').textContent.length && performance.getEntriesByType('resource').some((e) => e.name.includes('/lexicon-'))");
}

#[test]
fn the_keyboard_does_it_all() {
    let browser = browser();
    let home = format!("{}en/index.html", server().address);
    browser.go(&home);
    browser.press_with_control("k");
    browser.press(&["p", "a", "s", "s", "w", "o", "r", "d"]);
    browser.wait("options", OPTIONS);
    assert_eq!(browser.run(ACTIVE, &[]), Value::Null);

    browser.press(&["ArrowDown", "ArrowDown"]);
    let second = browser.wait("an active option", ACTIVE);
    let selected = "const [one, ...more] = document.querySelectorAll('[aria-selected=true]'); return more.length ? '' : one.id";
    assert_eq!(browser.run(selected, &[]), second);
    browser.press(&["ArrowUp"]);
    assert_ne!(browser.run(ACTIVE, &[]), second);
    browser.press(&["ArrowUp"]);
    assert_eq!(browser.run(ACTIVE, &[]), Value::Null);

    browser.press(&["Escape"]);
    assert_eq!(
        browser.run("return document.querySelector('.find-panel').hidden", &[]),
        true
    );

    browser.press(&["ArrowDown", "ArrowDown"]);
    let href = format!("return document.getElementById({second}).href");
    let href = browser.run(&href, &[]);
    browser.press(&["Enter"]);
    browser.wait(
        "the second entry",
        &format!("return location.href === {href}"),
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn enter_is_the_input_methods_while_it_composes() {
    let browser = browser();
    let home = format!("{}ja/index.html", server().address);
    browser.go(&home);
    browser.press(&["/"]);
    browser.insert("パスワード");
    browser.wait("options", OPTIONS);
    let compose = |text: &str| {
        let at = text.encode_utf16().count();
        browser.devtools(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": at, "selectionEnd": at }),
        );
    };
    compose("せつぞく");
    // What Chromium sends for the Enter that ends a composition.
    browser.devtools(
        "Input.dispatchKeyEvent",
        json!({ "type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229 }),
    );
    assert_eq!(
        browser.run("return document.querySelector('[name=q]').value", &[]),
        "パスワードせつぞく"
    );
    browser.insert("接続");
    browser.wait(
        "the composed text",
        "return document.querySelector('[name=q]').value === 'パスワード接続'",
    );
    assert_eq!(browser.address(), home);
    browser.press(&["Enter"]);
    browser.wait(
        "the entry",
        &format!("return location.href !== {}", json!(home)),
    );
}

#[test]
fn a_paste_of_several_lines_keeps_its_lines_and_the_caret_its_arrows() {
    let browser = browser();
    ask(
        &browser,
        &format!("{}en/index.html", server().address),
        "Outlook\nCannot connect to mail01.\nCheck port 993",
    );
    assert!(browser.has(".find-card"));
    let text = "return document.querySelector('[name=q]').value";
    assert_eq!(
        browser.run(text, &[]),
        "Outlook\nCannot connect to mail01.\nCheck port 993"
    );
    browser.run(
        "document.querySelector('[name=q]').setSelectionRange(0, 0)",
        &[],
    );
    browser.press(&["ArrowDown"]);
    assert_eq!(browser.run(ACTIVE, &[]), Value::Null);
    browser.press(&["ArrowDown", "ArrowDown"]);
    browser.wait("an active option", ACTIVE);
}

#[test]
fn a_link_with_a_paste_shows_its_answer_on_the_results_page() {
    let browser = browser();
    for root in both_ways() {
        let page = format!("{root}en/search/index.html");
        for address in [
            format!("{page}?q=Cannot+connect+to+mail01.+Check+port+993"),
            format!("{page}#q=Cannot%20connect%20to%20mail01.%20Check%20port%20993"),
        ] {
            browser.go(&address);
            browser.wait("an answer", ANSWERED);
            assert!(browser.has("[data-naosu-results] .find-card"), "{address}");
            assert!(browser.text(".find-status").contains("mail01") || browser.has("mark"));
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn what_the_site_does_not_know_it_does_not_guess() {
    let browser = browser();
    for (lang, plainly) in [("en", "Nothing fits"), ("ja", "見つかりませんでした")] {
        let home = format!("{}{lang}/index.html", server().address);
        ask(&browser, &home, "ORA-00942: table or view does not exist");
        assert!(!browser.has(".find-card"));
        assert!(browser.text(".find-nothing").contains(plainly));
    }
}

#[test]
fn a_dropped_log_in_shift_jis_is_read() {
    let browser = browser();
    browser.go(&format!("{}ja/index.html", server().address));
    // IN_JAPANESE, as a Windows program writes it.
    let bytes = b"Exchange\x83T\x81[\x83o\x81[\x82\xd6\x82\xcc\x83A\x83N\x83Z\x83X\x82\xc9\x82\xcd\x83p\x83X\x83\x8f\x81[\x83h\x82\xaa\x95K\x97v\x82\xc5\x82\xb7";
    let drop = "const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(arguments[0])], 'log.txt'));
        document.querySelector('[data-naosu-search]').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))";
    browser.run(drop, &[json!(bytes.to_vec())]);
    browser.wait("an answer", ANSWERED);
    assert!(browser.text(".find-pasted").contains(IN_JAPANESE));
}

#[test]
fn a_megabyte_is_answered_and_the_page_stays_awake() {
    let browser = browser();
    browser.go(&format!("{}en/index.html", server().address));
    let mut log = String::new();
    for n in 0.. {
        if log.len() > 1_000_000 {
            break;
        }
        log += &format!(
            "2026-11-22 10:12:{:02} INFO request {n} from 10.0.{}.7 took {} ms\n",
            n % 60,
            n % 250,
            n % 97
        );
    }
    log += PASTE;
    let paste = "const field = document.querySelector('[name=q]');
        field.focus();
        field.value = arguments[0];
        window.longest = 0;
        window.pasted = performance.now();
        field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))";
    browser.run(paste, &[json!(log)]);
    browser.wait("an answer", ANSWERED);
    browser.run("window.answered = performance.now()", &[]);
    assert!(browser.has(".find-card"));
    // Whoever laid the log against messages in the page itself would keep it busy nearly all the time.
    let number = |script| browser.run(script, &[]).as_f64().expect("a number");
    let (longest, all) = (number("return longest"), number("return answered - pasted"));
    assert!(
        longest < all / 2.0,
        "the page stood still for {longest} of {all} ms"
    );
}

#[test]
fn the_page_answers_as_the_terminal_does() {
    let engine = site::search::open(output()).expect("the engine");
    let pastes = pastes();
    let browser = browser();
    for root in [server().address.clone(), on_disk()] {
        browser.go(&format!("{root}en/index.html"));
        browser.press(&["/"]);
        browser.wait(
            "the engine",
            "return !!window.naosu.finder && !!window.naosu.render",
        );
        let ask = "const answers = [];
            for (const paste of args[0]) answers.push(await naosu.finder.find(paste, 'ja', 10));
            return answers;";
        let answers = browser.run_async(ask, &[json!(pastes)]);
        let answers = answers.as_array().unwrap_or_else(|| panic!("{answers}"));
        assert_eq!(answers.len(), pastes.len());
        for (paste, answer) in pastes.iter().zip(answers) {
            let query = Query {
                paste,
                lang: Lang::Ja,
                limit: 10,
            };
            let native = json!(engine.find(&query).expect("an answer"));
            assert_eq!(ranking(&native), ranking(answer), "{paste}");
            assert_eq!(&native, answer, "{paste}");
        }
    }
}

/// What is worth seeing of a difference: verdict, ids, scores, confidence.
fn ranking(answer: &Value) -> (String, Vec<String>) {
    let hits = answer["hits"].as_array().cloned().unwrap_or_default();
    let line = |hit: &Value| format!("{} {} {}", hit["id"], hit["score"], hit["confidence"]);
    (
        answer["verdict"].to_string(),
        hits.iter().map(line).collect(),
    )
}

/// All messages of the site, as they stand and with the noise that pastes come with.
fn pastes() -> Vec<String> {
    let reading = content::read(output().parent().expect("the site's root"));
    let mut pastes = Vec::new();
    for entry in reading.library.entries() {
        let content::entry::Details::Error(error) = &entry.details else {
            continue;
        };
        for (_, template) in error
            .messages
            .iter()
            .flat_map(|shown| shown.message.text.iter())
        {
            let text = template.display(|slot| Some(format!("{slot}-01")));
            let letters: Vec<char> = text.chars().collect();
            let cut = |part: &[char]| part.iter().collect::<String>();
            let wrapped: Vec<String> = letters.chunks(14).map(cut).collect();
            pastes.extend([
                format!("[10:12:01.123] ERROR {text} (pid 4711)"),
                format!(
                    "Microsoft Outlook\n{}\n[ OK ]  [ キャンセル ]",
                    wrapped.join("\n")
                ),
                format!("at start\n  at run (app.js:12:3)\n{text}\n  at main\ncode 0x80070005"),
                cut(&letters[..letters.len() * 2 / 3]),
                cut(&letters[letters.len() / 4..]),
                text.replace('o', "0").replace('ー', "-"),
                text.to_uppercase(),
                text,
            ]);
        }
    }
    pastes.extend(
        [
            "",
            " \n\t ",
            "0x8004010F",
            "\u{0}\u{1}\u{fffd}",
            "パスワード outlook 再起動",
        ]
        .map(str::to_owned),
    );
    assert!(pastes.len() > 100, "{}", pastes.len());
    pastes
}
