//! An editor: the real binary over its pipes, on a site in a folder of its own.

use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// How long an answer may take before the test fails: never on a machine that works.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    root: PathBuf,
    last: i64,
    /// By its path below the root, what is wrong in each file, as it was told last.
    pub(crate) findings: BTreeMap<String, Vec<Value>>,
    /// What was said to the log.
    pub(crate) log: Vec<String>,
    pub(crate) asked: Vec<String>,
    /// What the server said of itself.
    pub(crate) hello: Value,
}

/// What an editor can do that can do all.
pub(crate) fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": {
            "workspaceEdit": {
                "documentChanges": true,
                "failureHandling": "abort",
                "resourceOperations": ["create", "rename", "delete"],
            },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
        "textDocument": { "rename": { "prepareSupport": true } },
    })
}

impl Editor {
    /// Starts the server and says nothing yet.
    pub(crate) fn silent(root: &Path, args: &[&str]) -> Editor {
        let mut child = Command::new(env!("CARGO_BIN_EXE_naosu"))
            .arg("lsp")
            .args(args)
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("naosu runs");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Editor {
            input: child.stdin.take(),
            child,
            messages,
            root: root.to_owned(),
            last: 0,
            findings: BTreeMap::new(),
            log: Vec::new(),
            asked: Vec::new(),
            hello: Value::Null,
        }
    }

    /// Opens a folder in an editor that can do this.
    pub(crate) fn open_with(root: &Path, capabilities: Value) -> Editor {
        let mut editor = Editor::silent(root, &[]);
        let folder = json!({ "uri": editor.uri(""), "name": "site" });
        editor.hello = editor.ask(
            "initialize",
            json!({ "capabilities": capabilities, "workspaceFolders": [folder] }),
        );
        editor.tell("initialized", json!({}));
        editor
    }

    pub(crate) fn open(root: &Path) -> Editor {
        Editor::open_with(root, able())
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        let root = self.root.to_str().expect("UTF-8");
        format!("file://{root}/{path}")
            .trim_end_matches('/')
            .to_owned()
    }

    /// Sends bytes as they are.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("an open pipe");
        input.write_all(bytes).expect("it is read");
        input.flush().expect("it is read");
    }

    fn send_message(&mut self, message: &Value) {
        let text = message.to_string();
        self.send(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send_message(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The whole answer to a request.
    pub(crate) fn answer(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        let request = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.send_message(&request);
        loop {
            let message = self.next().expect("an answer");
            if message["id"] == id {
                return message;
            }
            self.take(message);
        }
    }

    /// What a request brings, which has no fault.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The next message; none when the server has ended.
    pub(crate) fn next(&mut self) -> Option<Value> {
        self.messages.recv_timeout(PATIENCE).ok()
    }

    fn take(&mut self, message: Value) {
        let params = &message["params"];
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let uri = params["uri"].as_str().expect("an address");
                let path = uri
                    .strip_prefix(&format!("{}/", self.uri("")))
                    .unwrap_or(uri);
                let findings = params["diagnostics"].as_array().expect("a list");
                self.findings.insert(path.to_owned(), findings.clone());
            }
            Some("window/logMessage") => {
                self.log
                    .push(params["message"].as_str().expect("words").to_owned());
            }
            Some(method) => self.asked.push(method.to_owned()),
            None => panic!("nobody asked for {message}"),
        }
    }

    /// Waits until all that was said before is worked off, findings included.
    pub(crate) fn settle(&mut self) {
        // Findings are told when nothing more comes: a second question comes after them.
        for _ in 0..2 {
            self.answer("naosu/settled", json!({}));
            thread::sleep(Duration::from_millis(50));
        }
        let told: Vec<Value> = self.messages.try_iter().collect();
        told.into_iter().for_each(|message| self.take(message));
    }

    /// Opens a file as it stands on the disk.
    pub(crate) fn edit(&mut self, path: &str) {
        let text = fs::read_to_string(self.root.join(path)).unwrap_or_default();
        let document =
            json!({ "uri": self.uri(path), "languageId": "x", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Types: the file is this from now on, and nothing is saved.
    pub(crate) fn write(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "version": 2 });
        let changes = json!([{ "text": text }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    /// What is wrong in a file: line, column, code.
    pub(crate) fn wrong(&self, path: &str) -> Vec<String> {
        let findings = self.findings.get(path).into_iter().flatten();
        let lines = findings.map(|finding| {
            let start = &finding["range"]["start"];
            format!(
                "{}:{} {}",
                start["line"],
                start["character"],
                finding["code"].as_str().expect("a code")
            )
        });
        lines.collect()
    }

    /// Opens a file with a text in which `|` is the cursor, and asks something there.
    pub(crate) fn ask_at(&mut self, method: &str, path: &str, text: &str) -> Value {
        let (params, text) = self.at(path, text);
        self.write(path, &text);
        self.ask(method, params)
    }

    /// The cursor in a text, and the text without it.
    pub(crate) fn at(&self, path: &str, text: &str) -> (Value, String) {
        let at = text.find('|').expect("a cursor");
        let line = text[..at].matches('\n').count();
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let character = text[start..at].encode_utf16().count();
        let params = json!({
            "textDocument": { "uri": self.uri(path) },
            "position": { "line": line, "character": character },
        });
        (params, text.replacen('|', "", 1))
    }

    /// Closes the pipe and waits: how the server ended, and what it said to its terminal.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        self.input = None;
        self.ended()
    }

    /// Waits for the server to end by itself.
    pub(crate) fn ended(&mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends");
        let mut said = String::new();
        let stderr = self.child.stderr.as_mut().expect("its terminal");
        stderr.read_to_string(&mut said).expect("UTF-8");
        (status.code(), said)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut text = vec![0; length];
    output.read_exact(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// A folder with these files of the good site, changed by what an edit asks for.
pub(crate) fn apply(site: &TempDir, edit: &Value) {
    let root = site.path();
    let path = |uri: &Value| {
        let uri = uri.as_str().expect("an address");
        PathBuf::from(uri.strip_prefix("file://").expect("a file"))
    };
    for change in edit["documentChanges"].as_array().expect("changes") {
        match change["kind"].as_str() {
            Some("create") => {
                let path = path(&change["uri"]);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, "").expect("a file");
            }
            Some("rename") => {
                fs::rename(path(&change["oldUri"]), path(&change["newUri"])).expect("a file");
            }
            _ => {
                let path = path(&change["textDocument"]["uri"]);
                assert!(path.starts_with(root));
                let text = fs::read_to_string(&path).expect("a file");
                let edits = change["edits"].as_array().expect("edits");
                fs::write(path, changed(&text, edits)).expect("a file");
            }
        }
    }
}

/// A text after edits, all of which speak of it as it was.
fn changed(text: &str, edits: &[Value]) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().expect("a line") as usize;
        let units = position["character"].as_u64().expect("a column") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = units;
        let within = text[start..].chars().take_while(|c| {
            let fits = left > 0;
            left = left.saturating_sub(c.len_utf16());
            fits
        });
        start + within.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().expect("a text");
            (offset(&range["start"]), offset(&range["end"]), new)
        })
        .collect();
    edits.sort();
    let mut changed = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        changed.replace_range(start..end, new);
    }
    changed
}
