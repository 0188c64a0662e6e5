//! WebDriver's other half: commands and events over a socket, for what plain requests cannot ask.

use serde_json::{Value, json};
use std::net::TcpStream;
use tungstenite::{Message, WebSocket, stream::MaybeTlsStream};

pub(super) struct Bidi {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    /// The window that commands are about.
    context: Value,
    /// The number of the last command.
    last: u64,
    /// What the pages have complained of since somebody asked.
    log: Vec<String>,
}

impl Bidi {
    /// Listens to one window of a session.
    pub(super) fn connect(address: &str, context: Value) -> Bidi {
        let (socket, _) = tungstenite::connect(address).expect("the session's socket");
        let mut bidi = Bidi {
            socket,
            context,
            last: 0,
            log: Vec::new(),
        };
        bidi.command("session.subscribe", json!({ "events": ["log.entryAdded"] }));
        bidi
    }

    /// Runs a script in each page that comes, before the page's own.
    pub(super) fn preload(&mut self, script: &str) {
        let function = format!("() => {{ {script} }}");
        self.command(
            "script.addPreloadScript",
            json!({ "functionDeclaration": function }),
        );
    }

    pub(super) fn size(&mut self, width: u32, height: u32) {
        let viewport = json!({ "width": width, "height": height });
        let parameters = json!({ "context": self.context, "viewport": viewport });
        self.command("browsingContext.setViewport", parameters);
    }

    /// The errors since the last call.
    pub(super) fn log(&mut self) -> Vec<String> {
        // What was said before an answer came before it.
        self.command("session.status", json!({}));
        std::mem::take(&mut self.log)
    }

    fn command(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let command = json!({ "id": self.last, "method": method, "params": parameters });
        self.socket
            .send(Message::text(command.to_string()))
            .expect("it listens");
        loop {
            let message = self.socket.read().expect("it answers");
            let Ok(text) = message.to_text() else {
                continue;
            };
            let Ok(mut heard) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            match heard["type"].as_str() {
                Some("event") => self.note(&heard["params"]),
                Some("error") => panic!("{method}: {heard}"),
                _ if heard["id"] == self.last => return heard["result"].take(),
                _ => {}
            }
        }
    }

    fn note(&mut self, entry: &Value) {
        if entry["level"] == "error" {
            self.log.push(entry["text"].to_string());
        }
    }
}
