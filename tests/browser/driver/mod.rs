//! A browser under test, spoken to in WebDriver.

mod bidi;
mod make;

pub(crate) use make::{Make, Window};

use bidi::Bidi;
use make::Driver;
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

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

/// A window of a browser; closed when dropped.
pub(crate) struct Browser {
    session: String,
    agent: ureq::Agent,
    /// Firefox's socket; Chromium has its devtools.
    bidi: Option<RefCell<Bidi>>,
    /// Ends when all else is dropped.
    _driver: Driver,
}

impl Browser {
    pub(crate) fn of(make: Make) -> Browser {
        let window = Window {
            make,
            ..Window::default()
        };
        Browser::open(window)
    }

    pub(crate) fn open(window: Window) -> Browser {
        let driver = Driver::start(window.make);
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut browser = Browser {
            session: driver.address.clone(),
            agent,
            bidi: None,
            _driver: driver,
        };
        let mut capabilities = window.make.capabilities(window);
        capabilities["timeouts"] = json!({ "script": 60_000 });
        let session = browser.post(
            "",
            json!({ "capabilities": { "alwaysMatch": capabilities } }),
        );
        let id = session["sessionId"].as_str().expect("a session").to_owned();
        browser.session = format!("{}/{id}", browser.session);
        if window.make == Make::Firefox {
            let socket = &session["capabilities"]["webSocketUrl"];
            let bidi = Bidi::connect(socket.as_str().expect("a socket"), browser.get("/window"));
            browser.bidi = Some(RefCell::new(bidi));
        } else {
            let scheme = if window.dark { "dark" } else { "light" };
            let scheme = json!({ "name": "prefers-color-scheme", "value": scheme });
            browser.devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": [scheme] }),
            );
            // Pages may write to the clipboard unasked, as a program beside them would.
            let clipboard = ["clipboardReadWrite", "clipboardSanitizedWrite"];
            browser.devtools(
                "Browser.grantPermissions",
                json!({ "permissions": clipboard }),
            );
        }
        browser.preload(WATCH);
        browser
    }

    /// Runs a script in each page that comes, before the page's own.
    pub(crate) fn preload(&self, script: &str) {
        match &self.bidi {
            Some(bidi) => bidi.borrow_mut().preload(script),
            None => {
                let script = json!({ "source": script });
                self.devtools("Page.addScriptToEvaluateOnNewDocument", script);
            }
        }
    }

    /// Gives the pages a window of so many pixels.
    pub(crate) fn size(&self, width: u32, height: u32) {
        match &self.bidi {
            Some(bidi) => bidi.borrow_mut().size(width, height),
            None => {
                let size = json!({ "width": width, "height": height,
                    "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", size);
            }
        }
    }

    pub(crate) fn go(&self, address: &str) {
        self.post("/url", json!({ "url": address }));
    }

    pub(crate) fn reload(&self) {
        self.post("/refresh", json!({}));
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

    /// Puts a text in at the caret, at once.
    pub(crate) fn insert(&self, text: &str) {
        let insert = "document.execCommand('insertText', false, arguments[0])";
        self.run(insert, &[json!(text)]);
    }

    /// What only Chromium can be asked.
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
        if let Some(bidi) = &self.bidi {
            return bidi.borrow_mut().log();
        }
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
    }
}

fn css(selector: &str) -> Value {
    json!({ "using": "css selector", "value": selector })
}

fn value(path: &str, response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Value {
    let mut response = response.expect("the driver's answer");
    let text = response.body_mut().read_to_string().expect("a text");
    let answer: Value = serde_json::from_str(&text).expect("JSON");
    let value = answer["value"].clone();
    if value["error"].is_string() && value["error"] != "no such element" {
        panic!("{path}: {}: {}", value["error"], value["message"]);
    }
    value
}
