//! The browsers that the tests drive, and how each is started.

use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
};

/// Whose browser it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Make {
    #[default]
    Chromium,
    /// Debian's Firefox ESR.
    Firefox,
}

/// How a window is to be.
#[derive(Clone, Copy, Default)]
pub(crate) struct Window {
    /// Whose it is.
    pub(crate) make: Make,
    /// Without JavaScript.
    pub(crate) without_scripts: bool,
    /// For a reader who prefers dark colours.
    pub(crate) dark: bool,
}

/// The program that drives a browser.
pub(super) struct Driver {
    program: Child,
    /// Kept open: it ends when nobody listens.
    _output: BufReader<ChildStdout>,
    /// Where it takes new sessions.
    pub(super) address: String,
}

impl Make {
    /// What a driver has to know of its browser.
    pub(super) fn capabilities(self, window: Window) -> Value {
        match self {
            Make::Chromium => chromium(window),
            Make::Firefox => firefox(window),
        }
    }

    fn needed(self) -> &'static str {
        match self {
            Make::Chromium => {
                "the browser tests need chromium and chromedriver: `cargo xtask test` installs them"
            }
            Make::Firefox => {
                "the browser tests need firefox-esr and geckodriver: `cargo xtask test` installs them"
            }
        }
    }

    fn command(self) -> Command {
        match self {
            Make::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg("--port=0");
                command
            }
            Make::Firefox => {
                let mut command = Command::new(geckodriver());
                command.args(["--port=0", "--websocket-port=0", "--binary"]);
                command.arg("/usr/bin/firefox-esr");
                command
            }
        }
    }
}

/// How often a driver is started. It takes a port that is free on IPv4, and ends without a word
/// where the same port of IPv6 is not.
const STARTS: usize = 5;

impl Driver {
    pub(super) fn start(make: Make) -> Driver {
        (0..STARTS)
            .find_map(|_| Driver::try_start(make))
            .unwrap_or_else(|| panic!("{}", make.needed()))
    }

    /// Starts it; nothing where it ends before it has told its port.
    fn try_start(make: Make) -> Option<Driver> {
        let mut program = make
            .command()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", make.needed()));
        let mut output = BufReader::new(program.stdout.take().expect("its output"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            if output.read_line(&mut line).expect("its output") == 0 {
                let _ = program.wait();
                return None;
            }
            if let Some(port) = port(&line) {
                break port.to_owned();
            }
        };
        Some(Driver {
            program,
            _output: output,
            address: format!("http://127.0.0.1:{port}/session"),
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Where `cargo xtask test` installs it: in the target folder, from which this program runs.
fn geckodriver() -> PathBuf {
    let program = std::env::current_exe().expect("this program");
    let places = program
        .ancestors()
        .map(|above| above.join("tools/bin/geckodriver"));
    let found = places.into_iter().find(|place| place.is_file());
    found.unwrap_or_else(|| panic!("{}", Make::Firefox.needed()))
}

/// The port, in the line that tells it.
fn port(line: &str) -> Option<&str> {
    let told = ["successfully on port ", "Listening on 127.0.0.1:"];
    let (_, port) = told.iter().find_map(|before| line.split_once(before))?;
    Some(port.trim().trim_end_matches('.'))
}

fn chromium(window: Window) -> Value {
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
    json!({
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": { "profile.managed_default_content_settings.javascript": scripts },
        },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(window: Window) -> Value {
    json!({
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "args": ["-headless", "--width=1200", "--height=900"],
            "prefs": {
                "intl.accept_languages": "en",
                "javascript.enabled": !window.without_scripts,
                // Pages may write to the clipboard unasked, as a program beside them would.
                "dom.events.testing.asyncClipboard": true,
                // 0 is dark, 1 is light.
                "layout.css.prefers-color-scheme.content-override": i32::from(!window.dark),
            },
        },
    })
}
