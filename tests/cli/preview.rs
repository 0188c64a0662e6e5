//! A running preview server, and what it says.

use crate::site::Site;
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

/// Nothing here takes long; a busy machine may.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A running preview server; it ends with the test.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: String,
    told: Receiver<String>,
}

impl Server {
    pub(crate) fn start(site: &Site) -> Server {
        Server::start_as(site.command([]), &[])
    }

    /// Starts a server with arguments more, by this command.
    pub(crate) fn start_as(mut naosu: Command, more: &[&str]) -> Server {
        naosu.args(["serve", "--port", "0"]).args(more);
        let mut child = naosu.stderr(Stdio::piped()).spawn().expect("naosu runs");
        let stderr = BufReader::new(child.stderr.take().expect("its talk"));
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    break;
                }
            }
        });
        let mut server = Server {
            child,
            address: String::new(),
            told,
        };
        let line = server.wait_for("serving http://");
        let address = line
            .split(['/', ' '])
            .find(|part| part.contains(':') && !part.ends_with(':'));
        server.address = address.expect("an address").to_owned();
        server
    }

    /// Waits until the server says this.
    pub(crate) fn wait_for(&self, words: &str) -> String {
        let heard = self.heard_until(words);
        heard.lines().last().unwrap_or_default().to_owned()
    }

    /// What the server says until it has said this.
    pub(crate) fn heard_until(&self, words: &str) -> String {
        let mut heard = String::new();
        loop {
            match self.told.recv_timeout(PATIENCE) {
                Ok(line) => {
                    heard = heard + &line + "\n";
                    if line.contains(words) {
                        return heard;
                    }
                }
                Err(_) => panic!("it never said {words:?}, but {heard}"),
            }
        }
    }

    /// Sends a request as it stands and returns the whole response.
    pub(crate) fn send(&self, request: &str, body: &[u8]) -> String {
        self.exchange(request, "", body)
    }

    fn exchange(&self, request: &str, headers: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let head = format!(
            "{request} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
            self.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        // A server that refuses a body need not read it.
        let _ = stream.write_all(body);
        let mut response = Vec::new();
        let _ = stream.read_to_end(&mut response);
        String::from_utf8_lossy(&response).into_owned()
    }

    pub(crate) fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path}"), b"")
    }

    /// Asks with a header of one's own.
    pub(crate) fn get_with(&self, path: &str, header: &str) -> String {
        self.exchange(&format!("GET {path}"), &format!("{header}\r\n"), b"")
    }

    /// What the page is told, as it comes.
    pub(crate) fn news(&self) -> News {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let request = format!(
            "GET /_naosu/news HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).expect("sent");
        News(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct News(BufReader<TcpStream>);

impl News {
    pub(crate) fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.0.read_line(&mut line).expect("news");
            assert!(read > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }
}
