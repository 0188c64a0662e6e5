//! `naosu serve`

use crate::{
    preview::{PATIENCE, Server},
    site::Site,
};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const FIX: &str = "content/printer/fixes/update-driver.toml";

#[test]
fn a_change_is_built_and_the_page_is_told() {
    let site = Site::good();
    let server = Server::start(&site);
    let mut news = server.news();
    let first = news.next();
    assert!(first["site"].is_string(), "{first}");
    assert!(server.get("/en/").starts_with("HTTP/1.1 200"));

    site.replace(
        "naosu.toml",
        "base_url",
        "description = { ja = \"改めた説明\", en = \"New words\" }\nbase_url",
    );
    let second = news.next();
    assert_ne!(second["site"], first["site"], "{second}");
    assert!(server.get("/en/").contains("New words"));
    assert!(
        !site.file("public").exists(),
        "the user's own output is left alone"
    );
}

#[test]
fn the_last_good_site_stays_while_the_content_is_broken() {
    let site = Site::good();
    let server = Server::start(&site);
    let mut news = server.news();
    let good = news.next();

    site.replace(FIX, "kind = \"fix\"", "kind = \"fixx\"");
    let broken = news.next();
    assert_eq!(broken["site"], good["site"], "{broken}");
    assert_eq!(broken["findings"][0]["path"], FIX);
    assert_eq!(broken["findings"][0]["line"], 1);
    server.wait_for("1 error");
    let page = server.get("/en/printer/update-driver/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");

    site.replace(FIX, "kind = \"fixx\"", "kind = \"fix\"");
    let mended = news.next();
    assert_ne!(mended["site"], good["site"], "{mended}");
    assert_eq!(mended["findings"], serde_json::json!([]));
}

#[test]
fn what_was_told_once_is_not_told_again() {
    let site = Site::good();
    let cause = "content/printer/causes/old-driver.toml";
    site.replace(cause, ", en = \"The driver is old\"", "");
    let server = Server::start(&site);
    let mut news = server.news();
    news.next();

    site.replace(FIX, "kind = \"fix\"", "kind = \"fixx\"");
    news.next();
    let told = server.heard_until("; 1 new");
    assert!(told.contains("unknown-value"), "{told}");
    assert!(!told.contains("missing-translation"), "{told}");

    site.replace(FIX, "kind = \"fixx\"", "kind = \"fix\"");
    news.next();
    let told = server.heard_until("none is new");
    assert!(!told.contains("warning["), "{told}");
}

#[test]
fn of_thousands_of_findings_a_page_shows_the_errors_and_how_many_there_are() {
    let site = Site::good();
    for number in 100..300 {
        let text = "kind = \"faq\"\ntitle = { ja = \"質問\" }\n";
        site.write(format!("content/fax/question-{number}.toml"), text);
    }
    site.replace(FIX, "kind = \"fix\"", "kind = \"fixx\"");
    let server = Server::start(&site);
    let news = server.news().next();
    assert_eq!(news["findings"].as_array().map(Vec::len), Some(100));
    assert_eq!(news["findings"][0]["code"], "unknown-value");
    assert_eq!(
        (&news["errors"], &news["warnings"]),
        (&1.into(), &201.into())
    );
    let page = server.get("/en/");
    assert!(page.contains("and 102 more"), "{page}");
}

#[test]
fn before_any_build_succeeds_the_findings_are_the_page() {
    let site = Site::good();
    site.replace(FIX, "kind = \"fix\"", "kind = \"<script>\"");
    let server = Server::start(&site);
    let page = server.get("/ja/");
    assert!(page.starts_with("HTTP/1.1 503"), "{page}");
    assert!(page.contains("&lt;script&gt;"), "{page}");
    assert!(page.contains(&format!("{FIX}:1:")), "{page}");
    assert!(page.contains("/_naosu/reload.js"), "{page}");
    let refused = server.get("/api/find?q=x");
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");

    let mut news = server.news();
    assert_eq!(news.next()["site"], Value::Null);
    site.replace(FIX, "kind = \"<script>\"", "kind = \"fix\"");
    assert!(news.next()["site"].is_string());
    assert!(server.get("/ja/").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_template_that_fails_is_told_and_the_site_stays() {
    let site = Site::good();
    let server = Server::start(&site);
    let mut news = server.news();
    let good = news.next();
    site.write("templates/404.html", "{{ nothing.like.that }}");
    let failed = news.next();
    assert_eq!(failed["site"], good["site"]);
    let told = failed["failure"].as_str().expect("a failure");
    assert!(told.contains("404.html"), "{told}");
    // The folder was made after the start: it is watched all the same.
    site.write("templates/404.html", "<p>mended</p>");
    assert_eq!(news.next()["failure"], Value::Null);
    assert!(server.get("/nowhere").contains("mended"));
}

#[test]
fn the_search_answers_as_the_command_does() {
    let site = Site::good();
    assert_eq!(site.naosu(["build"]).code, 0);
    let paste = "Cannot print on LP-3 (0x00000709)";
    let command = site.naosu(["find", paste, "--format", "json", "--lang", "en"]);
    let server = Server::start(&site);
    let asked = "/api/find?lang=en&q=Cannot%20print%20on%20LP-3%20(0x00000709)";
    let posted = server.send("POST /api/find?lang=en", paste.as_bytes());
    for response in [server.get(asked), posted] {
        let (head, body) = response.split_once("\r\n\r\n").expect("head and body");
        assert!(head.contains("content-type: application/json"), "{head}");
        assert_eq!(body, command.stdout.trim_end());
    }
    for (request, status) in [
        ("GET /api/find", "400"),
        ("GET /api/find?q=x&lang=xx", "400"),
        ("GET /api/find?q=x&product=printer", "200"),
        ("GET /api/find?q=x&product=fax", "400"),
        ("PUT /api/find?q=x", "405"),
    ] {
        let response = server.send(request, b"");
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status}")),
            "{response}"
        );
    }
    let much = vec![b'x'; (1 << 20) + 1];
    let response = server.send("POST /api/find", &much);
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
    let response = server.send("POST /api/find", &much[..1 << 20]);
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
}

#[test]
fn files_come_with_their_type_and_nothing_else_comes() {
    let site = Site::good();
    site.write("secret.txt", "the whole site's folder");
    let server = Server::start(&site);
    for (path, content_type) in [
        ("/en/", "text/html; charset=utf-8"),
        ("/assets/naosu.css", "text/css; charset=utf-8"),
        ("/assets/page.js", "text/javascript; charset=utf-8"),
        ("/search/manifest.bin", "application/octet-stream"),
        ("/sitemap.xml?x=1", "text/xml; charset=utf-8"),
    ] {
        let response = server.send(&format!("HEAD {path}"), b"");
        assert!(response.starts_with("HTTP/1.1 200"), "{path}: {response}");
        assert!(
            response.contains(&format!("content-type: {content_type}\r\n")),
            "{response}"
        );
        assert!(response.contains("cache-control: no-store"), "{response}");
        assert!(
            response.ends_with("\r\n\r\n"),
            "HEAD has no body: {response}"
        );
    }
    let moved = server.get("/en?x=1");
    assert!(moved.contains("location: /en/?x=1\r\n"), "{moved}");
    for path in [
        "/nowhere",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/.naosu",
        "//en/",
    ] {
        let response = server.get(path);
        assert!(response.starts_with("HTTP/1.1 404"), "{path}: {response}");
        assert!(
            response.contains("<html"),
            "the site's own page: {response}"
        );
    }
    assert!(server.send("POST /en/", b"").starts_with("HTTP/1.1 405"));
}

#[test]
fn a_part_of_a_file_can_be_asked_for_as_players_of_films_do() {
    let site = Site::good();
    let server = Server::start(&site);
    let whole = server.get("/assets/naosu.css");
    let (_, whole) = whole.split_once("\r\n\r\n").expect("head and body");
    let part = server.get_with("/assets/naosu.css", "Range: bytes=10-29");
    assert!(part.starts_with("HTTP/1.1 206"), "{part}");
    let (_, part) = part.split_once("\r\n\r\n").expect("head and body");
    assert_eq!(part, &whole[10..30]);
    let beyond = server.get_with("/assets/naosu.css", "Range: bytes=9999999-");
    assert!(beyond.starts_with("HTTP/1.1 416"), "{beyond}");
    let nowhere = server.get_with("/nowhere", "Range: bytes=0-3");
    assert!(nowhere.starts_with("HTTP/1.1 404"), "{nowhere}");
}

#[test]
fn nobody_but_its_own_pages_may_read_it() {
    let site = Site::good();
    let server = Server::start(&site);
    let asked = |header: &str| server.get_with("/search/manifest.js", header);
    let own = asked("Sec-Fetch-Site: same-origin");
    assert!(own.starts_with("HTTP/1.1 200"), "{own}");
    let headers = own.to_ascii_lowercase();
    assert!(
        headers.contains("cross-origin-resource-policy: same-origin"),
        "{own}"
    );
    for foreign in [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: https://evil.example",
    ] {
        let refused = asked(foreign);
        assert!(refused.starts_with("HTTP/1.1 403"), "{foreign}{refused}");
        assert!(!refused.contains("naosu_blob"), "{refused}");
    }
}

#[test]
fn a_port_in_use_is_named() {
    let site = Site::good();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let run = site.naosu(["serve", "--port", &port]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.stderr
            .contains(&format!("port {port} on 127.0.0.1 is in use")),
        "{run:?}"
    );
    assert!(run.stderr.contains("--port 0"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn it_ends_on_a_signal_though_a_page_is_open() {
    let site = Site::good();
    let temporary = Site::empty();
    let mut command = site.command(["serve", "--port", "0"]);
    command
        .env("TMPDIR", temporary.path())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("naosu runs");
    let mut talk = BufReader::new(child.stderr.take().expect("its talk"));
    let mut line = String::new();
    while !line.contains("serving") {
        line.clear();
        assert!(talk.read_line(&mut line).expect("UTF-8") > 0, "it ended");
    }
    let address = line
        .split(['/', ' '])
        .find(|part| part.contains("127.0.0.1"));
    let mut page = TcpStream::connect(address.expect("an address")).expect("a connection");
    let request = b"GET /_naosu/news HTTP/1.1\r\nHost: localhost\r\n\r\n";
    page.write_all(request).expect("sent");
    page.read_exact(&mut [0; 10]).expect("an answer");

    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.expect("kill runs").success());
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        assert!(start.elapsed() < PATIENCE, "it goes on");
        thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
    let left = std::fs::read_dir(temporary.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 0, "the built site is gone");
}
