//! `naosu serve` among odd requests, below a path, and where the system tells of no changes.

use crate::{
    preview::{PATIENCE, Server},
    site::Site,
};
use serde_json::Value;
use std::{
    io::{Read, Write},
    net::TcpStream,
    process::Command,
    thread,
    time::{Duration, Instant},
};

const FIX: &str = "content/printer/fixes/update-driver.toml";

#[test]
fn whatever_is_wrong_with_a_search_is_said_as_json() {
    let site = Site::good();
    let server = Server::start(&site);
    for (request, status) in [
        ("GET /api/find", "400"),
        ("GET /api/find?q=x&limit=many", "400"),
        ("GET /api/find?q=x&limit=-1", "400"),
        ("POST /api/find?limit=", "400"),
        ("DELETE /api/find", "405"),
        ("PATCH /api/find?q=x", "405"),
    ] {
        let response = server.send(request, b"");
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status}")),
            "{request}: {response}"
        );
        let (_, body) = response.split_once("\r\n\r\n").expect("a body");
        let error: Value = serde_json::from_str(body).expect("JSON");
        assert!(error["error"].is_string(), "{request}: {response}");
    }
    let response = server.send("POST /api/find?limit=1000000000", PASTE.as_bytes());
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
}

const PASTE: &str = "Cannot print on LP-3 (0x00000709)";

#[test]
fn half_a_request_is_waited_for_but_not_for_ever() {
    let site = Site::good();
    let server = Server::start(&site);
    let address = server.address.clone();
    let begun = [
        String::new(),
        "GET /en/ HTTP/1.1\r\nHos".to_owned(),
        format!("POST /api/find HTTP/1.1\r\nHost: {address}\r\nContent-Length: 100\r\n\r\nhalf"),
        format!("GET /en/ HTTP/1.1\r\nHost: {address}\r\n\r\n"),
    ];
    let start = Instant::now();
    thread::scope(|scope| {
        for request in &begun {
            let address = &address;
            scope.spawn(move || {
                let mut stream = TcpStream::connect(address).expect("a connection");
                stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
                stream.write_all(request.as_bytes()).expect("sent");
                let mut response = Vec::new();
                let ended = stream.read_to_end(&mut response);
                assert!(ended.is_ok(), "{request:?} is still waited for");
                if request.starts_with("POST") {
                    let response = String::from_utf8_lossy(&response);
                    assert!(response.starts_with("HTTP/1.1 408"), "{response}");
                    assert!(response.contains("{\"error\""), "{response}");
                }
            });
        }
        // Meanwhile others are answered, however many wait.
        let idle: Vec<_> = (0..500).map(|_| TcpStream::connect(&address)).collect();
        assert!(server.get("/en/").starts_with("HTTP/1.1 200"));
        assert!(start.elapsed() < Duration::from_secs(10), "at once");
        drop(idle);
    });
}

#[test]
fn a_site_with_a_path_is_served_below_it() {
    let site = Site::good();
    site.replace(
        "naosu.toml",
        "https://help.example/",
        "https://help.example/kb/",
    );
    let server = Server::start(&site);
    for path in ["/kb/", "/kb/en/", "/kb/assets/naosu.css"] {
        assert!(server.get(path).starts_with("HTTP/1.1 200"), "{path}");
    }
    for (path, to) in [
        ("/", "/kb/"),
        ("/kb", "/kb/"),
        ("/en/?x=1", "/kb/en/?x=1"),
        ("//evil.example/", "/kb//evil.example/"),
        ("/kb/en", "/kb/en/"),
    ] {
        let response = server.get(path);
        assert!(
            response.contains(&format!("location: {to}\r\n")),
            "{path}: {response}"
        );
    }
    // The page for what is not there finds its style.
    let lost = server.get("/kb/nowhere/at/all");
    assert!(lost.starts_with("HTTP/1.1 404"), "{lost}");
    assert!(lost.contains("href=\"/kb/assets/naosu.css?"), "{lost}");
    assert!(server.get("/api/find?q=x").starts_with("HTTP/1.1 200"));
}

#[test]
fn changes_are_looked_for_where_the_system_does_not_tell() {
    let site = Site::good();
    let server = Server::start_as(site.command([]), &["--poll"]);
    let mut news = server.news();
    let first = news.next();
    site.write(
        "content/printer/why-us.toml",
        "kind = \"faq\"\n[title]\nja = \"なぜ\"\nen = \"Why\"\n",
    );
    assert_ne!(news.next()["site"], first["site"]);
}

#[cfg(target_os = "linux")]
#[test]
fn where_the_system_watches_no_more_files_that_is_said_and_they_are_looked_at() {
    let site = Site::good();
    let script = "echo 2 > /proc/sys/user/max_inotify_watches && exec \"$0\" \"$@\"";
    let mut shell = Command::new("unshare");
    shell.args(["--map-root-user", "sh", "-c", script]);
    let allowed = Command::new("unshare")
        .args([
            "--map-root-user",
            "sh",
            "-c",
            "echo 2 > /proc/sys/user/max_inotify_watches",
        ])
        .status();
    if !allowed.is_ok_and(|status| status.success()) {
        return; // this machine lets nobody try
    }
    shell
        .arg(env!("CARGO_BIN_EXE_naosu"))
        .current_dir(site.path());
    let server = Server::start_as(shell, &[]);
    let mut news = server.news();
    let first = news.next();
    site.replace(
        FIX,
        "kind = \"fix\"",
        "kind = \"fix\"\nverified = 2026-11-02",
    );
    assert_ne!(news.next(), first);
}
