//! A catalogue as a site: an error entry a message.

use super::catalogue::{Catalogue, Entry};
use naosu_vocabulary::{Piece, SlotType};
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs, io,
    path::Path,
};

const CONFIG: &str = r#"# Written by `cargo xtask bench`, which replaces this folder.
title = { ja = "測定", en = "Measuring" }
languages = ["ja", "en"]
"#;

/// Writes the site at `root`, all of the catalogue but what comes from `without`.
pub(crate) fn write(
    catalogue: &Catalogue,
    without: Option<&str>,
    root: &Path,
) -> Result<usize, Box<dyn Error>> {
    clear(root)?;
    fs::create_dir_all(root)?;
    fs::write(root.join("naosu.toml"), CONFIG)?;
    let content = root.join("content");
    for name in catalogue.names() {
        fs::create_dir_all(content.join(name))?;
    }
    let mut count = 0;
    let kept = |entry: &&Entry| without.is_none_or(|name| entry.catalogue != name);
    for entry in catalogue.entries.iter().filter(kept) {
        let path = content
            .join(&entry.catalogue)
            .join(format!("{}.toml", entry.id));
        fs::write(path, toml(entry))?;
        count += 1;
    }
    Ok(count)
}

/// Empties the folder, if it is one of ours.
fn clear(root: &Path) -> Result<(), Box<dyn Error>> {
    let config = match fs::read_to_string(root.join("naosu.toml")) {
        Ok(config) => config,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let empty = fs::read_dir(root).map_or(true, |mut files| files.next().is_none());
            return match empty {
                true => Ok(()),
                false => Err(format!("{} holds something else", root.display()).into()),
            };
        }
        Err(error) => return Err(error.into()),
    };
    if config != CONFIG {
        return Err(format!("{} is another site", root.display()).into());
    }
    fs::remove_dir_all(root)?;
    Ok(())
}

fn toml(entry: &Entry) -> String {
    let texts: Vec<String> = entry
        .text
        .iter()
        .map(|(lang, template)| format!("{lang} = {}", string(&template.source())))
        .collect();
    let mut toml = format!(
        "kind = \"error\"\n\n[[message]]\ntext = {{ {} }}\n",
        texts.join(", ")
    );
    if !entry.codes.is_empty() {
        let codes: Vec<String> = entry.codes.iter().map(|code| string(code)).collect();
        toml.push_str(&format!("code = [{}]\n", codes.join(", ")));
    }
    let pieces = entry.text.iter().flat_map(|(_, template)| &template.pieces);
    let slots: BTreeMap<&str, &str> = pieces
        .filter_map(|piece| match piece {
            Piece::Slot(name, SlotType::Number) => Some((name.as_str(), "number")),
            Piece::Slot(name, SlotType::Hex) => Some((name.as_str(), "hex")),
            _ => None,
        })
        .collect();
    if !slots.is_empty() {
        let slots: BTreeSet<String> = slots
            .iter()
            .map(|(name, kind)| format!("\"{name}\" = \"{kind}\""))
            .collect();
        let slots: Vec<String> = slots.into_iter().collect();
        toml.push_str(&format!("slots = {{ {} }}\n", slots.join(", ")));
    }
    toml
}

/// A basic string. JSON's escapes are TOML's, but TOML has DEL escaped as well.
fn string(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007f")
}
