//! A browser under test: chromedriver, spoken to in plain WebDriver.

use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

const NEEDED: &str =
    "the browser tests need chromium and chromedriver: `cargo xtask test` installs them";
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What a page tells of itself from its first moment on: broken policies, and how long at most
/// it did nothing but compute.
const WATCH: &str = r"
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) =>
        violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    window.longest = 0;
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
    }).observe({ type: 'longtask' });
";

/// A window of Chromium; closed when dropped.
pub(crate) struct Browser {
    chromedriver: Child,
    /// Kept open: chromedriver ends when nobody listens.
    _output: BufReader<ChildStdout>,
    session: String,
    agent: ureq::Agent,
}

/// How a window is to be.
#[derive(Clone, Copy, Default)]
pub(crate) struct Window {
    /// Without JavaScript.
    pub(crate) without_scripts: bool,
}

impl Browser {
    pub(crate) fn open(window: Window) -> Browser {
        let mut chromedriver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect(NEEDED);
        let mut output = BufReader::new(chromedriver.stdout.take().expect("its output"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert_ne!(
                output.read_line(&mut line).expect("its output"),
                0,
                "{NEEDED}"
            );
            if let Some((_, port)) = line.split_once("successfully on port ") {
                break port.trim().trim_end_matches('.').to_owned();
            }
        };
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut browser = Browser {
            chromedriver,
            _output: output,
            session: format!("http://127.0.0.1:{port}/session"),
            agent,
        };
        let scripts = if window.without_scripts { 2 } else { 1 };
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en",
            "--window-size=1200,900",
        ];
        let session = browser.post(
            "",
            json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": { "profile.managed_default_content_settings.javascript": scripts },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 60_000 },
        } } }),
        );
        let id = session["sessionId"].as_str().expect(NEEDED).to_owned();
        browser.session = format!("{}/{id}", browser.session);
        browser.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCH }),
        );
        browser
    }

    pub(crate) fn go(&self, address: &str) {
        self.post("/url", json!({ "url": address }));
    }

    pub(crate) fn address(&self) -> String {
        self.get("/url").as_str().expect("an address").to_owned()
    }

    /// Runs the body of a function in the page.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "/execute/sync",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs the body of an async function in the page.
    pub(crate) fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...args) => {{ {script} }})(...arguments).then(done, (e) => done('' + e));"
        );
        self.post(
            "/execute/async",
            json!({ "script": script, "args": arguments }),
        )
    }

    /// Whether the page has such an element, seen or not.
    pub(crate) fn has(&self, selector: &str) -> bool {
        let found = self.post("/elements", css(selector));
        found.as_array().is_some_and(|found| !found.is_empty())
    }

    /// The text of the first such element, as it is seen.
    pub(crate) fn text(&self, selector: &str) -> String {
        let text = self.get(&format!("/element/{}/text", self.element(selector)));
        text.as_str().expect("a text").to_owned()
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let path = format!("/element/{}/attribute/{name}", self.element(selector));
        self.get(&path).as_str().map(str::to_owned)
    }

    /// Clicks on the middle of the first such element.
    pub(crate) fn click(&self, selector: &str) {
        let element = self.element(selector);
        let show = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.run(show, &[json!({ ELEMENT: element })]);
        self.post(&format!("/element/{element}/click"), json!({}));
    }

    fn element(&self, selector: &str) -> String {
        let found = self.post("/element", css(selector));
        let id = found[ELEMENT].as_str();
        id.unwrap_or_else(|| panic!("no {selector}: {found}"))
            .to_owned()
    }

    /// Presses keys, one after the other, wherever the focus is. Names as in `KeyboardEvent.key`.
    pub(crate) fn press(&self, keys: &[&str]) {
        let pressed = keys.iter().flat_map(|key| {
            let key = match *key {
                "Enter" => "\u{e007}",
                "Escape" => "\u{e00c}",
                "ArrowUp" => "\u{e013}",
                "ArrowDown" => "\u{e015}",
                "Tab" => "\u{e004}",
                other => other,
            };
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key }))
        });
        self.keys(pressed.collect());
    }

    /// Presses a key while Control is down.
    pub(crate) fn press_with_control(&self, key: &str) {
        let control = "\u{e009}";
        self.keys(vec![
            json!({ "type": "keyDown", "value": control }),
            json!({ "type": "keyDown", "value": key }),
            json!({ "type": "keyUp", "value": key }),
            json!({ "type": "keyUp", "value": control }),
        ]);
    }

    fn keys(&self, actions: Vec<Value>) {
        self.post(
            "/actions",
            json!({ "actions": [
            { "type": "key", "id": "keyboard", "actions": actions },
        ] }),
        );
    }

    /// Puts a text in at the caret, as a paste does.
    pub(crate) fn insert(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text }));
    }

    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Waits until the script, a function's body, gives something true; its value.
    pub(crate) fn wait(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            let value = self.run(script, &[]);
            let is_true = !matches!(value, Value::Null | Value::Bool(false));
            if is_true && value != json!("") && value != json!(0) {
                return value;
            }
            if start.elapsed() > Duration::from_secs(30) {
                let log = self.log().join("\n");
                panic!("waited in vain for {what} at {}\n{log}", self.address());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the page broke of its policy, and what the console has said since the last call.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let broken = self.run("return window.violations ?? []", &[]);
        let broken = broken.as_array().cloned().unwrap_or_default();
        let mut all: Vec<String> = broken.iter().map(ToString::to_string).collect();
        all.extend(self.log());
        all
    }

    fn log(&self) -> Vec<String> {
        let entries = self.post("/se/log", json!({ "type": "browser" }));
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .map(|entry| entry["message"].to_string())
            .collect()
    }

    fn post(&self, path: &str, body: Value) -> Value {
        let sent = self
            .agent
            .post(format!("{}{path}", self.session))
            .header("content-type", "application/json")
            .send(body.to_string());
        value(path, sent)
    }

    fn get(&self, path: &str) -> Value {
        value(
            path,
            self.agent.get(format!("{}{path}", self.session)).call(),
        )
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

fn css(selector: &str) -> Value {
    json!({ "using": "css selector", "value": selector })
}

fn value(path: &str, response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Value {
    let mut response = response.expect("chromedriver's answer");
    let text = response.body_mut().read_to_string().expect("a text");
    let answer: Value = serde_json::from_str(&text).expect("JSON");
    let value = answer["value"].clone();
    if value["error"].is_string() && value["error"] != "no such element" {
        panic!("{path}: {}: {}", value["error"], value["message"]);
    }
    value
}
