//! A page of another origin, in the same browser as the preview: it learns nothing of the drafts.

use crate::{example::browser, server::Server};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// A preview of the example; it ends with the test.
struct Preview {
    child: Child,
    port: String,
}

impl Preview {
    fn start() -> Preview {
        let mut naosu = Command::new(env!("CARGO_BIN_EXE_naosu"));
        naosu.args(["serve", "--drafts", "--port", "0", "--root"]);
        naosu.arg(Path::new(env!("CARGO_MANIFEST_DIR")));
        let mut child = naosu.stderr(Stdio::piped()).spawn().expect("naosu runs");
        let talk = BufReader::new(child.stderr.take().expect("its talk"));
        let mut lines = talk.lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("serving http://"));
        let line = line.expect("it serves");
        std::thread::spawn(move || lines.for_each(drop));
        let port = line.split("127.0.0.1:").nth(1).expect("an address");
        let port = port.split('/').next().expect("a port").to_owned();
        Preview { child, port }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a page may try on an address of another origin; whether it came to anything.
const TRIES: &str = r#"
    const [base] = args;
    const learnt = [];
    window.naosu = new Proxy({}, { set: (_, name) => { learnt.push(`naosu.${String(name)}`); return true; },
                                   get: (_, name) => (...all) => learnt.push(`naosu.${String(name)}(…)`) });
    window.naosu_blob = (...all) => learnt.push("naosu_blob(…)");
    const loads = (make) => new Promise((done) => {
      const element = make();
      element.onload = () => done(true);
      element.onerror = () => done(false);
      document.body.append(element);
      setTimeout(() => done(false), 5000);
    });
    for (const path of ["search/manifest.js", "assets/page.js", "assets/search.js", "_naosu/reload.js"]) {
      if (await loads(() => Object.assign(document.createElement("script"), { src: base + path }))) learnt.push(path);
    }
    for (const path of ["assets/icon.svg"]) {
      if (await loads(() => Object.assign(new Image(), { src: base + path }))) learnt.push(path);
    }
    if (await loads(() => Object.assign(document.createElement("link"), { rel: "stylesheet", href: base + "assets/naosu.css" }))) learnt.push("css");
    for (const init of [{}, { mode: "no-cors" }, { method: "POST", body: "\ufdfa".repeat(1000), mode: "no-cors" }]) {
      for (const path of ["ja/", "api/find?q=x", "search/manifest.bin"]) {
        const answer = await fetch(base + path, init).catch(() => undefined);
        if (answer && (answer.type !== "opaque" || answer.ok)) learnt.push(`fetch ${path}`);
        if (answer?.type === "opaque") learnt.push(`opaque ${path}`);
      }
    }
    const frame = document.createElement("iframe");
    frame.src = base + "ja/";
    await loads(() => frame);
    try { if (frame.contentDocument?.title) learnt.push("frame"); } catch {}
    const news = await new Promise((done) => {
      const source = new EventSource(base + "_naosu/news");
      source.onmessage = () => done(true);
      source.onerror = () => done(false);
      setTimeout(() => done(false), 5000);
    });
    if (news) learnt.push("news");
    return learnt;
"#;

#[test]
fn a_page_of_another_origin_learns_nothing_from_the_preview() {
    let preview = Preview::start();
    let folder = TempDir::new().expect("a folder");
    fs::write(
        folder.path().join("index.html"),
        "<!doctype html><title>x</title><body>",
    )
    .expect("a page");
    let foreign = Server::start(folder.path());
    let browser = browser();
    // The preview's own page reads it all.
    let own = format!("http://127.0.0.1:{}/", preview.port);
    browser.go(&format!("{own}ja/"));
    let read = "return (await fetch('/search/manifest.bin')).ok";
    assert_eq!(browser.run_async(read, &[]), json!(true));
    // Another port of this machine is the same site; another name of it is not even that.
    for page in [
        foreign.address.clone(),
        foreign.address.replace("127.0.0.1", "localhost"),
    ] {
        browser.go(&page);
        let learnt = browser.run_async(TRIES, &[json!(own)]);
        assert_eq!(learnt, Value::Array(Vec::new()), "from {page}");
    }
}
