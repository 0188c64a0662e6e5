//! What readers say of pages, and searches in vain: kept, listed, exported, and posted where a site
//! wants it.

use crate::{
    driver::Browser,
    example::{both_ways, browser, built},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

const PAGE: &str = "mail-server/server-unreachable/index.html";
const UNKNOWN: &str = "ORA-00942: table or view does not exist";
/// What the page holds ready for download, as texts.
const DOWNLOADS: &str = "const texts = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { texts.push(blob.text()); return make(blob); };
    for (const button of document.querySelectorAll('.feedback button:not(.quiet)')) button.click();
    return (await Promise.all(texts)).join('\\u0000');";

/// Searches in vain, as one does who pastes.
fn search_in_vain(browser: &Browser, root: &str) {
    browser.go(&format!(
        "{root}en/search/index.html#q={}",
        UNKNOWN.replace(' ', "%20")
    ));
    browser.wait(
        "nothing",
        "return !!document.querySelector('.find-nothing')",
    );
}

#[test]
fn what_a_reader_says_stays_in_the_browser_and_can_be_taken_out_of_it() {
    let browser = browser();
    for root in both_ways() {
        browser.go(&format!("{root}en/{PAGE}"));
        browser.run("localStorage.clear()", &[]);
        browser.click(".helped [value=not-helped]");
        browser.click(".current .verdict .primary");
        search_in_vain(&browser, &root);

        browser.go(&format!("{root}en/feedback/index.html"));
        let rows = browser.run("return document.querySelectorAll('tbody tr').length", &[]);
        assert_eq!(rows, 2, "one answer a page, one a search");
        let texts = browser.run_async(DOWNLOADS, &[]);
        let texts = texts.as_str().unwrap_or_else(|| panic!("{texts}"));
        let (list, csv) = texts.split_once('\0').expect("two files");
        let list: Value = serde_json::from_str(list).expect("JSON");
        assert_eq!(list[0]["answer"], "helped");
        assert_eq!(list[0]["page"], "server-unreachable");
        assert_eq!(list[0]["fix"], "check-server-name");
        assert_eq!(list[1]["answer"], "not-found");
        assert_eq!(list[1]["paste"], UNKNOWN);
        assert_eq!(csv.lines().count(), 3, "{csv}");
        assert!(csv.contains(&format!("\"{UNKNOWN}\"")), "{csv}");

        browser.click(".feedback .quiet");
        browser.go(&format!("{root}ja/feedback/index.html"));
        assert!(browser.text(".feedback").contains("まだ何も"));
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_spreadsheet_runs_nothing_that_a_reader_pasted() {
    let browser = browser();
    let root = &both_ways()[0];
    browser.go(&format!(
        "{root}en/search/index.html#q=%3DHYPERLINK(%22zzqx%22)"
    ));
    browser.wait(
        "nothing",
        "return !!document.querySelector('.find-nothing')",
    );
    browser.go(&format!("{root}en/feedback/index.html"));
    let texts = browser.run_async(DOWNLOADS, &[]);
    let csv = texts.as_str().expect("texts");
    assert!(csv.contains("\"'=HYPERLINK(\"\"zzqx\"\")\""), "{csv}");
}

/// Takes what is posted, as a host that every origin may post to.
fn desk() -> (String, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/said", listener.local_addr().expect("an address"));
    let (send, said) = channel();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
            let (mut line, mut length) = (String::new(), 0);
            while reader.read_line(&mut line).is_ok_and(|n| n > 2) {
                let lower = line.to_lowercase();
                if let Some(n) = lower.strip_prefix("content-length:") {
                    length = n.trim().parse().unwrap_or(0);
                }
                line.clear();
            }
            let mut body = vec![0; length];
            if reader.read_exact(&mut body).is_ok() && length > 0 {
                let _ = send.send(serde_json::from_slice(&body).expect("JSON"));
            }
            let _ = stream.write_all(
                b"HTTP/1.1 204 No Content\r\naccess-control-allow-origin: *\r\n\
                  access-control-allow-headers: content-type\r\nconnection: close\r\n\r\n",
            );
        }
    });
    (address, said)
}

#[test]
fn a_site_with_an_address_gets_answers_and_a_paste_only_by_the_readers_hand() {
    let (address, said) = desk();
    let settings = format!("\n[feedback]\nurl = \"{address}\"\npastes = true\n");
    let output = built("feedback", &settings);
    let roots = [
        Server::start(&output).address,
        format!("file://{}/", output.display()),
    ];
    let browser = browser();
    let soon = Duration::from_secs(20);
    for root in &roots {
        browser.go(&format!("{root}en/{PAGE}"));
        let host = address
            .trim_start_matches("http://")
            .trim_end_matches("/said");
        assert!(
            browser.text(".helped .aside").contains(host),
            "says where to"
        );
        assert!(
            browser.text(".walk .aside:last-child").contains(host),
            "the walk does not say where its outcome goes"
        );
        browser.click(".helped [value=helped]");
        let got = said.recv_timeout(soon).expect("an answer");
        assert_eq!(got["answer"], "helped");
        assert_eq!(got["page"], "server-unreachable");
        browser.wait(
            "thanks",
            "return document.querySelector('.helped [role=status]').textContent === 'Sent'",
        );

        search_in_vain(&browser, root);
        assert!(
            said.recv_timeout(Duration::from_millis(500)).is_err(),
            "sent unasked"
        );
        assert!(
            browser.text(".find-missing .helped").contains(host),
            "says what it sends"
        );
        browser.click(".find-missing .helped button");
        let got = said.recv_timeout(soon).expect("a report");
        assert_eq!(got["paste"], json!(UNKNOWN));
        browser.wait("thanks", "return document.querySelector('.find-missing .helped [role=status]').textContent === 'Sent'");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
