//! The search box.

use crate::{
    asking::{ANSWERED, IN_JAPANESE, PASTE, ask},
    example::{both_ways, browser, output, server},
    server::Server,
};
use serde_json::json;

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
            browser.press(&["Enter", "Enter"]);
            let entry = format!("{root}{lang}/{entry}/index.html");
            let opened = format!("return location.href.startsWith('{entry}')");
            browser.wait("the entry", &opened);
        }
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn other_messages_of_the_paste_fold_out_below_the_card_of_the_gravest() {
    let browser = browser();
    for root in both_ways() {
        let paste = format!("10:12:00 WARN: Update your credentials\n{PASTE}");
        ask(&browser, &format!("{root}en/index.html"), &paste);
        assert!(browser.text(".find-pasted").contains("Cannot connect to"));
        let other = ".find-beside details";
        assert_eq!(
            browser.text(&format!("{other} > summary")),
            "Update your credentials"
        );
        browser.click(&format!("{other} > summary"));
        assert_eq!(
            browser.text(&format!("{other} > .find-line")),
            "line 1 of 2"
        );
        let link = format!("{other} a[href*='/update-your-credentials/']");
        assert!(browser.has(&link));
    }
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
        let step = ".find-steps-body > ol.steps > li";
        assert_eq!(browser.text(&format!("{step} > h4")), "Look the name up");
        assert!(browser.text(step).contains("nslookup mail01.example"));
        // What differs by version, and what all steps say below them.
        let second = browser.text(&format!("{step}:nth-child(2)"));
        let parts = [
            "New Outlook",
            "Open Settings",
            "Classic Outlook",
            "Open File",
        ];
        assert!(parts.iter().all(|part| second.contains(part)), "{second}");
        assert!(browser.has(&format!("{step} > p.variant-label + ol")));
        assert!(
            browser
                .text(".find-steps-body")
                .ends_with("if you cannot open it. ↩")
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
fn the_engine_comes_while_i_read_unless_i_pay_for_what_comes() {
    let page = "en/mail-server/server-unreachable/index.html";
    for (saves, comes) in [(false, true), (true, false)] {
        let server = Server::start(output());
        let browser = browser();
        let connection = format!(
            "Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {saves} }} }})"
        );
        browser.preload(&connection);
        browser.go(&format!("{}{page}", server.address));
        std::thread::sleep(std::time::Duration::from_secs(6));
        let asked = server.asked();
        let engine = asked.iter().any(|path| path.starts_with("search/engine-"));
        assert_eq!(engine, comes, "{asked:?}");
    }
}

#[test]
fn nothing_is_loaded_for_a_page_before_somebody_has_begun_to_read_it() {
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
            || [
                "panel.js",
                "card.js",
                "hits.js",
                "answer.js",
                "finder.js",
                "worker.js",
                "file.js",
            ]
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
    for (lang, plainly) in [("en", "No match found"), ("ja", "見つかりませんでした")] {
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
    // Whoever laid the log against messages in the page itself would keep it busy nearly all the
    // time.
    let number = |script| browser.run(script, &[]).as_f64().expect("a number");
    let (longest, all) = (number("return longest"), number("return answered - pasted"));
    assert!(
        longest < all / 2.0,
        "the page stood still for {longest} of {all} ms"
    );
}
