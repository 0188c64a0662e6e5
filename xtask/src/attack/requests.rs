//! Odd requests to a preview: none may end it, be answered with what is outside the site, or keep
//! others from being answered.

use std::{
    error::Error,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Which preview to attack.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The naosu to attack
    #[arg(long, value_name = "FILE")]
    binary: PathBuf,
    /// How many connections to leave idle meanwhile
    #[arg(long, default_value_t = 500)]
    idle: usize,
}

/// How long an answer may take while everything else goes on.
const PATIENCE: Duration = Duration::from_secs(20);

/// A preview; it ends with the attack.
struct Preview {
    child: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends them all, and prints how many were answered with what.
///
/// # Errors
/// The preview ended, told what it must not, or did not answer others.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let preview = start(root, &args.binary)?;
    let idle: Vec<_> = (0..args.idle)
        .map(|_| TcpStream::connect(&preview.address))
        .collect();
    let mut answered = 0;
    let requests = requests(&preview.address);
    for request in &requests {
        let answer = send(&preview.address, request)?;
        let text = String::from_utf8_lossy(&answer);
        if text.contains("[workspace]") || text.contains("root:x:") {
            let request = String::from_utf8_lossy(&request[..request.len().min(200)]);
            return Err(format!("told what is outside the site: {request}").into());
        }
        answered += usize::from(text.starts_with("HTTP/1.1 "));
        let start = Instant::now();
        let own = format!(
            "GET /ja/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            preview.address
        );
        let own = send(&preview.address, own.as_bytes())?;
        if !own.starts_with(b"HTTP/1.1 200") || start.elapsed() > PATIENCE {
            return Err("a page was not answered as it should be".into());
        }
    }
    drop(idle);
    println!(
        "{} odd requests, {answered} of them answered; pages were served after each, with {} idle connections beside",
        requests.len(),
        args.idle
    );
    Ok(())
}

fn start(root: &Path, binary: &Path) -> Result<Preview, Box<dyn Error>> {
    let mut naosu = Command::new(binary);
    naosu
        .args(["serve", "--drafts", "--port", "0", "--root"])
        .arg(root);
    let mut child = naosu.stderr(Stdio::piped()).spawn()?;
    let talk = child.stderr.take().ok_or("no talk")?;
    let mut lines = BufReader::new(talk).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("serving http://"));
    thread::spawn(move || lines.for_each(drop));
    let line = line.ok_or("it does not serve")?;
    let address = line
        .split("http://")
        .nth(1)
        .and_then(|rest| rest.split('/').next());
    let address = address.ok_or("it tells no address")?.to_owned();
    Ok(Preview { child, address })
}

/// Sends bytes as they are; what comes back within a moment.
fn send(address: &str, request: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    // A server that refuses a request need not read it whole.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    Ok(answer)
}

fn requests(address: &str) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Vec::new();
    let mut head = |line: &str, more: &str| {
        let head = format!("{line}\r\nHost: {address}\r\nConnection: close\r\n{more}\r\n");
        all.push(head.into_bytes());
    };
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e%2fCargo.toml",
        "/..\\Cargo.toml",
        "/..%5cCargo.toml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/./../Cargo.toml",
        "/ja/../../Cargo.toml",
        "/ja/%00",
        "/%ff%fe",
        "/.naosu",
        "/.git/config",
        "/C:/Windows/win.ini",
        "/ja//",
        "/%",
        "/%zz",
        "*",
        "http://evil.example/",
        "/ja/?%00",
        "/_naosu/../Cargo.toml",
        "/_naosu/nothing",
        "/api/find/../../Cargo.toml",
        "/ja;x=1/",
        "/\u{65e5}\u{672c}/",
    ] {
        for method in ["GET", "HEAD", "POST", "OPTIONS", "TRACE"] {
            head(&format!("{method} {path} HTTP/1.1"), "");
        }
    }
    for query in [
        "",
        "q=",
        "q=%ff",
        "q=x&limit=-1",
        "q=x&limit=1e9",
        "q=x&limit=99999999999",
        "q=x&lang=zz",
        "q=x&product=../..",
        "q=x&q=y",
        "%3d=&=",
    ] {
        head(&format!("GET /api/find?{query} HTTP/1.1"), "");
    }
    for more in [
        "Host: evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Range: bytes=0-\r\n",
        "If-None-Match: *\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Expect: 100-continue\r\n",
        "Upgrade: h2c\r\n",
    ] {
        head("POST /api/find HTTP/1.1", more);
    }
    head(&format!("GET /{} HTTP/1.1", "a".repeat(100_000)), "");
    head("GET /ja/ HTTP/1.1", &"X: y\r\n".repeat(10_000));
    head("GET /ja/ HTTP/9.9", "");
    head("get /ja/ http/1.1", "");
    for raw in [
        &b"\0\0\0\0"[..],
        b"\x16\x03\x01\x02\x00",
        b"GET",
        b"\r\n\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        all.push(raw.to_vec());
    }
    let posted = |body: Vec<u8>| {
        let head = format!(
            "POST /api/find HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        [head.into_bytes(), body].concat()
    };
    all.push(posted("\u{fdfa}".repeat(300_000).into_bytes()));
    all.push(posted(vec![0xff; 1 << 20]));
    all.push(posted(vec![b'x'; (1 << 20) + 1]));
    all.push(posted("e\u{301}\u{323}".repeat(100_000).into_bytes()));
    all
}
