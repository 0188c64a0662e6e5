//! What an editor can do, and what it is told that we can.

use super::position::Encoding;
use serde_json::{Value, json};

/// What the editor on the other side can do.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    /// What its places are counted in.
    pub(super) encoding: Encoding,
    /// Whether an edit may rename files.
    pub(super) renames_files: bool,
    /// Whether it may rename folders. No editor says so; but one that does not even say what
    /// becomes of an edit that fails may stop halfway, as some do at a folder.
    pub(super) renames_folders: bool,
    /// Whether an edit may create files.
    pub(super) creates_files: bool,
    /// Whether it tells of files that change on the disk, if it is asked to.
    pub(super) watches: bool,
    prepares_renames: bool,
}

impl Client {
    /// By what it says of itself.
    pub(super) fn of(capabilities: &Value) -> Client {
        let flag = |pointer| capabilities.pointer(pointer) == Some(&Value::Bool(true));
        let words = |pointer| {
            let list = capabilities.pointer(pointer).and_then(Value::as_array);
            let words = list.into_iter().flatten().filter_map(Value::as_str);
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        let operations = words("/workspace/workspaceEdit/resourceOperations");
        let can = |what: &str| operations.iter().any(|operation| operation == what);
        Client {
            encoding: Encoding::choose(&words("/general/positionEncodings")),
            renames_files: can("rename"),
            renames_folders: can("rename")
                && capabilities
                    .pointer("/workspace/workspaceEdit/failureHandling")
                    .is_some_and(Value::is_string),
            creates_files: can("create"),
            watches: flag("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            prepares_renames: flag("/textDocument/rename/prepareSupport"),
        }
    }

    /// What we can do, for this editor.
    pub(super) fn offers(&self) -> Value {
        let rename = match self.prepares_renames {
            true => json!({ "prepareProvider": true }),
            false => json!(true),
        };
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.name(),
                "textDocumentSync": { "openClose": true, "change": 1, "save": true },
                "completionProvider": { "triggerCharacters": ["\"", "'", ":", "{", "[", "-"] },
                "hoverProvider": true,
                "definitionProvider": true,
                "referencesProvider": true,
                "renameProvider": rename,
                "codeActionProvider": { "codeActionKinds": ["quickfix", "refactor"] },
                "workspace": {
                    "workspaceFolders": { "supported": true, "changeNotifications": true },
                },
            },
            "serverInfo": { "name": "naosu", "version": env!("CARGO_PKG_VERSION") },
        })
    }
}

/// What the editor is asked to tell of: every file that could be part of a site.
pub(super) fn watched() -> Value {
    let globs = [
        "**/naosu.toml",
        "**/synonyms.toml",
        "**/content/**",
        "**/static/**",
    ];
    let watchers = globs.map(|glob| json!({ "globPattern": glob }));
    json!({
        "registrations": [{
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        }],
    })
}
