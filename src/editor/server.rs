//! The conversation with an editor.

use super::{
    answer,
    client::{self, Client},
    fault::Fault,
    position::{Lines, Span},
    sites::Sites,
    uri,
    wire::{self, Incoming},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The conversation with an editor.
pub(super) struct Server<W> {
    output: W,
    /// The site that was named when the server was started.
    root: Option<PathBuf>,
    client: Client,
    stage: Stage,
    sites: Sites,
    /// How many requests the editor was sent.
    sent: u64,
}

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nobody has said hello.
    Silent,
    Open,
    /// The editor has said that it will end.
    Closing,
    Over {
        /// Whether it said so before.
        was_told: bool,
    },
}

impl<W: Write> Server<W> {
    pub(super) fn new(output: W, root: Option<PathBuf>) -> Server<W> {
        Server {
            output,
            root,
            client: Client::default(),
            stage: Stage::Silent,
            sites: Sites::default(),
            sent: 0,
        }
    }

    pub(super) const fn stage(&self) -> Stage {
        self.stage
    }

    /// Takes what came in, and answers.
    ///
    /// # Errors
    /// Nobody reads the answer.
    pub(super) fn take(&mut self, incoming: Incoming) -> io::Result<()> {
        let message = match incoming {
            Incoming::Message(message) => message,
            Incoming::Broken(why) => return self.answer(&Value::Null, Err(Fault::parse(why))),
        };
        let id = message.get("id");
        let method = message.get("method").and_then(Value::as_str);
        let params = message.get("params").unwrap_or(&Value::Null);
        match (method, id) {
            (Some(method), Some(id)) => {
                let done = self.request(method, params);
                self.answer(id, done)
            }
            (Some(method), None) => self.notice(method, params),
            // An answer to what the editor was asked.
            (None, Some(_)) if message.get("result").or(message.get("error")).is_some() => Ok(()),
            (None, id) => {
                let fault = Fault::request("a message has a method");
                self.answer(id.unwrap_or(&Value::Null), Err(fault))
            }
        }
    }

    fn request(&mut self, method: &str, params: &Value) -> Result<Value, Fault> {
        match (method, self.stage) {
            ("initialize", Stage::Silent) => Ok(self.open(params)),
            ("initialize", _) => Err(Fault::request("that was said already")),
            (_, Stage::Silent) => Err(Fault::early()),
            ("shutdown", Stage::Open) => {
                self.stage = Stage::Closing;
                Ok(Value::Null)
            }
            (_, Stage::Closing | Stage::Over { .. }) => Err(Fault::request("the end was told")),
            _ => answer::to(method, params, &mut self.sites, &self.client),
        }
    }

    fn open(&mut self, params: &Value) -> Value {
        let nothing = Value::Null;
        self.client = Client::of(params.get("capabilities").unwrap_or(&nothing));
        self.stage = Stage::Open;
        self.sites = Sites::new(self.root.clone());
        if self.root.is_none() {
            for folder in folders(params) {
                self.sites.open_around(&folder);
            }
        }
        self.client.offers()
    }

    fn notice(&mut self, method: &str, params: &Value) -> io::Result<()> {
        if method == "exit" {
            let was_told = self.stage == Stage::Closing;
            self.stage = Stage::Over { was_told };
        }
        if self.stage != Stage::Open {
            return Ok(());
        }
        match method {
            "initialized" => self.watch(),
            "textDocument/didOpen" => self.opened(params),
            "textDocument/didChange" => {
                self.changed(params);
                Ok(())
            }
            "textDocument/didClose" => {
                self.document(params)
                    .iter()
                    .for_each(|path| self.sites.leave(path));
                Ok(())
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.sites.look();
                Ok(())
            }
            "workspace/didChangeWorkspaceFolders" => self.change_folders(params),
            // What else there is may be passed over.
            _ => Ok(()),
        }
    }

    fn opened(&mut self, params: &Value) -> io::Result<()> {
        let text = params.pointer("/textDocument/text").and_then(Value::as_str);
        let is_of_site = self.lay(params, text);
        match self.document(params).filter(|_| !is_of_site) {
            Some(path) => {
                let message = format!(
                    "naosu has nothing to say of {}: it is no text of a site",
                    path.display()
                );
                let params = json!({ "type": 4, "message": message });
                self.notify("window/logMessage", params)
            }
            None => Ok(()),
        }
    }

    /// Follows what was typed: whole texts, as they are asked for, or parts of them, as some send.
    fn changed(&mut self, params: &Value) {
        let changes = params.get("contentChanges").and_then(Value::as_array);
        for change in changes.into_iter().flatten() {
            let Some(new) = change.get("text").and_then(Value::as_str) else {
                continue;
            };
            let whole = match change.get("range") {
                Some(range) => self.replaced(params, range, new),
                None => Some(new.to_owned()),
            };
            self.lay(params, whole.as_deref());
        }
    }

    /// The text of a file with another in the place of a part of it.
    fn replaced(&mut self, params: &Value, range: &Value, new: &str) -> Option<String> {
        let span = Span::deserialize(range).ok()?;
        let source = self.sites.text(&self.document(params)?)?;
        let range = Lines::of(&source.text, self.client.encoding).range(span);
        let mut text = source.text.clone();
        text.replace_range(range, new);
        Some(text)
    }

    /// Lays a text over a file. Whether it is one of a site.
    fn lay(&mut self, params: &Value, text: Option<&str>) -> bool {
        let version = params
            .pointer("/textDocument/version")
            .and_then(Value::as_i64);
        match (self.document(params), text) {
            (Some(path), Some(text)) => self.sites.lay(&path, version, text),
            _ => false,
        }
    }

    fn document(&self, params: &Value) -> Option<PathBuf> {
        uri::path(params.pointer("/textDocument/uri")?.as_str()?)
    }

    fn change_folders(&mut self, params: &Value) -> io::Result<()> {
        let paths = |pointer| {
            let all = params.pointer(pointer).and_then(Value::as_array);
            let all = all.into_iter().flatten();
            all.filter_map(folder).collect::<Vec<_>>()
        };
        for folder in paths("/event/added") {
            self.sites.open_around(&folder);
        }
        for folder in paths("/event/removed") {
            let news = self.sites.close(&folder);
            self.publish(news)?;
        }
        Ok(())
    }

    /// Asks to be told of files that change.
    fn watch(&mut self) -> io::Result<()> {
        if !self.client.watches {
            return Ok(());
        }
        self.sent += 1;
        let request = json!({
            "jsonrpc": "2.0",
            "id": format!("naosu-{}", self.sent),
            "method": "client/registerCapability",
            "params": client::watched(),
        });
        wire::write(&mut self.output, &request)
    }

    /// Tells which findings have come and gone.
    ///
    /// # Errors
    /// Nobody reads it.
    pub(super) fn tell(&mut self) -> io::Result<()> {
        if self.stage != Stage::Open {
            return Ok(());
        }
        let news = self.sites.news(&self.client);
        self.publish(news)
    }

    fn publish(&mut self, news: Vec<Value>) -> io::Result<()> {
        for mut of_file in news {
            let path = of_file
                .get("uri")
                .and_then(Value::as_str)
                .and_then(uri::path);
            let version = path.and_then(|path| self.sites.version(&path));
            if let (Some(version), Value::Object(of_file)) = (version, &mut of_file) {
                of_file.insert("version".into(), version.into());
            }
            self.notify("textDocument/publishDiagnostics", of_file)?;
        }
        Ok(())
    }

    fn notify(&mut self, method: &str, params: Value) -> io::Result<()> {
        let notice = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        wire::write(&mut self.output, &notice)
    }

    fn answer(&mut self, id: &Value, done: Result<Value, Fault>) -> io::Result<()> {
        let answer = match done {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(fault) => json!({ "jsonrpc": "2.0", "id": id, "error": fault.shown() }),
        };
        wire::write(&mut self.output, &answer)
    }
}

/// The folders that an editor has open.
fn folders(params: &Value) -> Vec<PathBuf> {
    let several = params.get("workspaceFolders").and_then(Value::as_array);
    if let Some(several) = several {
        return several.iter().filter_map(folder).collect();
    }
    let uri = params
        .get("rootUri")
        .and_then(Value::as_str)
        .and_then(uri::path);
    let path = params
        .get("rootPath")
        .and_then(Value::as_str)
        .map(Path::new);
    uri.or_else(|| path.map(Path::to_owned))
        .into_iter()
        .collect()
}

fn folder(folder: &Value) -> Option<PathBuf> {
    uri::path(folder.get("uri")?.as_str()?)
}
