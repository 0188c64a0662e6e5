//! A static host: files from a folder over http, and a list of what was asked for.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

pub(crate) struct Server {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Serves the folder until the tests end.
    pub(crate) fn start(folder: &Path) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (folder, log) = (folder.to_owned(), asked.clone());
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = stopped.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::Relaxed) {
                    continue; // hangs up
                }
                let (folder, log) = (folder.clone(), log.clone());
                thread::spawn(move || serve(stream, folder, &log));
            }
        });
        Server {
            address,
            asked,
            stopped,
        }
    }

    /// Answers nobody any more, or again.
    pub(crate) fn stop(&self, stopped: bool) {
        self.stopped.store(stopped, Ordering::Relaxed);
    }

    /// The paths asked for since the last call.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().expect("the list"))
    }
}

fn serve(stream: TcpStream, folder: PathBuf, log: &Mutex<Vec<String>>) -> Option<()> {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    reader.read_line(&mut request).ok()?;
    // The rest of the head has to be read, or the client sees a reset.
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 2 {
        line.clear();
    }
    let path = request
        .split(' ')
        .nth(1)?
        .split('?')
        .next()?
        .trim_start_matches('/');
    log.lock().ok()?.push(path.to_owned());
    let file = match path.ends_with('/') || path.is_empty() {
        true => folder.join(path).join("index.html"),
        false => folder.join(path),
    };
    let (status, body) = match fs::read(&file) {
        Ok(body) => ("200 OK", body),
        // A host that forbids a kind of file has a folder in its place here.
        Err(_) if file.is_dir() => ("403 Forbidden", b"forbidden".to_vec()),
        Err(_) => ("404 Not Found", b"not found".to_vec()),
    };
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    )
    .ok()?;
    stream.write_all(&body).ok()
}
