//! JSON and YAML: i18next, Rails, Vue, Chrome extensions.

use super::message::Messages;
use crate::import::{tongue, tree};
use serde_json::Value;
use std::path::Path;

/// The messages of a file.
pub(super) fn read(text: &str, path: &Path) -> Result<Messages, String> {
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    let tree: Value = match is_json {
        true => serde_json::from_str(text).map_err(|error| error.to_string())?,
        false => tree::yaml(text)?,
    };
    let mut messages = Messages::default();
    // Rails has the language as the one key at the top.
    let inner = match &tree {
        Value::Object(map) if map.len() == 1 => map
            .iter()
            .next()
            .filter(|(key, _)| tongue::lang(key).is_some()),
        _ => None,
    };
    messages.lang = inner.map(|(key, _)| key.clone());
    let tree = inner.map_or(&tree, |(_, inner)| inner);
    for (key, values) in tree::fields(tree) {
        // An extension of Chrome keeps each text under `message`, beside what it is for.
        let key = match key.rsplit_once('.') {
            Some((key, "message")) => key.to_owned(),
            Some((_, "description")) => continue,
            _ => key,
        };
        if let [text] = values.as_slice() {
            messages.push(&key, text);
        }
    }
    Ok(messages)
}
