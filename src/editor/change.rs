//! Changes of a site's files, as an editor is asked to make them.

use super::{
    client::Client,
    position::{Lines, Span},
    site::Site,
};
use crate::content::Source;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
};

/// Changes of a site's files. Paths are below its root.
#[derive(Default)]
pub(super) struct Change {
    texts: BTreeMap<PathBuf, Vec<Value>>,
    /// Files to be made, with their texts.
    created: Vec<(PathBuf, String)>,
    /// Files and folders to be renamed, in this order.
    renamed: Vec<(PathBuf, PathBuf)>,
}

impl Change {
    /// Puts a text in the place of a part of a file.
    pub(super) fn put(
        &mut self,
        client: &Client,
        source: &Source,
        span: &Range<usize>,
        text: &str,
    ) {
        let range = Lines::of(&source.text, client.encoding).span(span);
        let edits = self.texts.entry(source.path.clone()).or_default();
        edits.push(json!({ "range": range, "newText": text }));
    }

    pub(super) fn create(&mut self, path: impl Into<PathBuf>, text: String) {
        self.created.push((path.into(), text));
    }

    pub(super) fn rename(&mut self, from: &Path, to: PathBuf) {
        self.renamed.push((from.to_owned(), to));
    }

    /// As an editor takes it: texts are changed before their files move. `version` tells that of a
    /// file that is open.
    pub(super) fn shown(&self, site: &Site, version: impl Fn(&Path) -> Option<i64>) -> Value {
        let mut changes = Vec::new();
        for (path, text) in &self.created {
            let uri = site.uri(path);
            changes.push(json!({ "kind": "create", "uri": uri }));
            changes.push(json!({
                "textDocument": { "uri": uri, "version": null },
                "edits": [{ "range": Span::HEAD, "newText": text }],
            }));
        }
        for (path, edits) in &self.texts {
            let document = json!({ "uri": site.uri(path), "version": version(path) });
            changes.push(json!({ "textDocument": document, "edits": edits }));
        }
        for (from, to) in &self.renamed {
            let (from, to) = (site.uri(from), site.uri(to));
            changes.push(json!({ "kind": "rename", "oldUri": from, "newUri": to }));
        }
        json!({ "documentChanges": changes })
    }
}
