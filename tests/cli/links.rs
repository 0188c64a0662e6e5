//! `naosu check --links`: the web is a small server here, at an address of its own for each link,
//! so that no host has to be waited for.

use crate::site::{Run, Site};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

const PROSE: &str = "content/printer/more/why-duplex.ja.md";

/// What was asked for: method, path and who asks.
type Asked = Arc<Mutex<Vec<String>>>;

/// A server that answers by path; it goes on until the tests end.
struct Server {
    port: u16,
    asked: Asked,
}

impl Server {
    fn start(answers: &[(&'static str, &'static str)]) -> Server {
        let listener = TcpListener::bind(("0.0.0.0", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Asked::default();
        let (answers, heard) = (answers.iter().copied().collect(), asked.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, &answers, &heard);
            }
        });
        Server { port, asked }
    }

    /// An address whose host nobody else has.
    fn at(&self, number: u8, path: &str) -> String {
        format!("http://127.0.0.{number}:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("heard").clone()
    }
}

fn answer(stream: TcpStream, answers: &BTreeMap<&str, &str>, heard: &Asked) {
    let mut reader = BufReader::new(stream);
    let mut lines = (&mut reader).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    let agent = lines.take_while(|line| !line.is_empty());
    let agent = agent.filter(|line| line.to_lowercase().starts_with("user-agent"));
    let agent: String = agent.collect();
    let request = request.trim_end_matches(" HTTP/1.1").to_owned();
    let (method, path) = request.split_once(' ').expect("a request");
    let (key, own) = (path.to_owned(), format!("{method} {path}"));
    heard
        .lock()
        .expect("heard")
        .push(format!("{request} {agent}"));
    let answer = answers.get(own.as_str()).or(answers.get(key.as_str()));
    let answer = answer.unwrap_or(&"404 Not Found\r\n");
    let _ = write!(
        reader.get_mut(),
        "HTTP/1.1 {answer}content-length: 0\r\nconnection: close\r\n\r\n"
    );
}

fn check(site: &Site) -> Run {
    site.naosu(["check", "--links"])
}

#[test]
fn a_link_that_leads_nowhere_is_told_with_an_exit_code_of_its_own() {
    let server = Server::start(&[("/there", "200 OK\r\n")]);
    let site = Site::good();
    let (there, gone) = (server.at(2, "/there#part"), server.at(3, "/gone"));
    site.write(PROSE, format!("紙 [a]({there}) [b]({gone})\n"));
    let run = check(&site);
    assert_eq!(run.code, 4, "{run:?}");
    assert_eq!(run.stdout.matches("error[").count(), 1, "{run:?}");
    let told = format!("error[broken-url]: `{gone}` leads nowhere");
    assert!(run.stdout.contains(&told), "{run:?}");
    assert!(run.stdout.contains("the server answers 404"), "{run:?}");
    let agent = format!("naosu/{}", env!("CARGO_PKG_VERSION"));
    let asked = server.asked();
    assert!(
        asked.iter().all(|request| request.contains(&agent)),
        "{asked:?}"
    );
    assert!(asked[0].starts_with("HEAD /"), "{asked:?}");

    site.replace(
        "content/printer/causes/old-driver.toml",
        "kind",
        "no = 1\nkind",
    );
    assert_eq!(
        check(&site).code,
        1,
        "what is wrong with the content comes first"
    );
}

#[test]
fn a_page_that_has_moved_for_good_is_a_warning_and_one_that_has_for_now_is_none() {
    let server = Server::start(&[
        ("/old", "301 Moved\r\nlocation: /new\r\n"),
        ("/now", "302 Found\r\nlocation: /new\r\n"),
        ("/new", "200 OK\r\n"),
        ("HEAD /shy", "405 No\r\n"),
        ("GET /shy", "200 OK\r\n"),
        ("/mine", "403 Forbidden\r\n"),
    ]);
    let site = Site::good();
    let (old, new) = (server.at(2, "/old"), server.at(2, "/new"));
    let now = server.at(3, "/now");
    let (shy, mine) = (server.at(4, "/shy"), server.at(5, "/mine"));
    site.write(PROSE, format!("紙 <{old}> <{now}> <{shy}> <{mine}>\n"));
    let run = check(&site);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.stdout.matches("warning[").count(), 2, "{run:?}");
    let moved = format!("warning[moved-url]: `{old}` has moved for good");
    assert!(run.stdout.contains(&moved), "{run:?}");
    assert!(run.stdout.contains(&format!("it is now {new}")), "{run:?}");
    let unanswered = format!("warning[unanswered-url]: `{mine}` could not be asked for");
    assert!(run.stdout.contains(&unanswered), "{run:?}");
    assert_eq!(site.naosu(["check", "--links", "--strict"]).code, 4);
}

#[test]
fn a_good_answer_is_kept_for_some_days_and_a_bad_one_is_not() {
    let server = Server::start(&[("/there", "200 OK\r\n")]);
    let site = Site::good();
    let (there, gone) = (server.at(2, "/there"), server.at(3, "/gone"));
    site.write(PROSE, format!("紙 <{there}> <{gone}>\n"));
    check(&site);
    assert!(site.read(".naosu/links.json").contains(&there));
    let before = server.asked().len();
    assert_eq!(check(&site).code, 4);
    let asked = server.asked();
    let again = asked[before..]
        .iter()
        .filter(|asked| asked.contains("/there"));
    assert_eq!(again.count(), 0, "{asked:?}");
    assert!(asked[before..].iter().any(|asked| asked.contains("/gone")));

    site.write(PROSE, format!("紙 <{gone}>\n"));
    check(&site);
    assert!(
        !site.read(".naosu/links.json").contains(&there),
        "it is gone"
    );

    site.write(PROSE, format!("紙 <{there}> <{gone}>\n"));
    site.write(".naosu/links.json", "broken");
    let before = server.asked().len();
    check(&site);
    assert!(
        server.asked()[before..]
            .iter()
            .any(|asked| asked.contains("/there"))
    );
    assert!(site.read(".naosu/links.json").contains(&there));
}

#[test]
fn without_links_nobody_is_asked() {
    let server = Server::start(&[]);
    let site = Site::good();
    site.write(PROSE, format!("紙 <{}>\n", server.at(2, "/gone")));
    assert_eq!(site.naosu(["check"]).code, 0);
    assert_eq!(site.naosu(["build"]).code, 0);
    assert_eq!(server.asked(), [""; 0]);
}
