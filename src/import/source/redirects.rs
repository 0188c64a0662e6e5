//! Redirects: where the addresses that articles had before lead now.

use crate::{
    decode,
    import::error::{self, Error},
};
use serde_json::Value;
use std::path::Path;
use walkdir::WalkDir;

/// Files that hold redirects, in the folder of the source or one of its folders. The last is of
/// Microsoft Learn.
const FILES: [&str; 4] = [
    "redirects.csv",
    "_redirects",
    "static/_redirects",
    ".openpublishing.redirection.json",
];

/// An address and where it leads now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Redirect {
    pub(in crate::import) from: String,
    pub(in crate::import) to: String,
    /// The file that says so.
    pub(in crate::import) file: &'static str,
}

/// Whether a file of a source holds redirects and no articles.
pub(super) fn is_list(path: &Path) -> bool {
    FILES.iter().any(|file| path.ends_with(file))
}

/// The redirects of a source.
pub(in crate::import) fn read(root: &Path) -> Result<Vec<Redirect>, Error> {
    let mut all = Vec::new();
    let walk = WalkDir::new(root).max_depth(1).sort_by_file_name();
    let folders = walk.into_iter().filter_map(Result::ok);
    for folder in folders.filter(|entry| entry.file_type().is_dir()) {
        for file in FILES {
            let path = folder.path().join(file);
            if !path.is_file() {
                continue;
            }
            let text = decode::text(&error::read(&path)?);
            let pairs = match file.rsplit_once('.') {
                Some((_, "csv")) => table(&text),
                Some((_, "json")) => learn(&text),
                _ => lines(&text),
            };
            let pairs = pairs.into_iter();
            all.extend(pairs.map(|(from, to)| Redirect { from, to, file }));
        }
    }
    Ok(all)
}

/// Two columns, with or without a line of headings.
fn table(text: &str) -> Vec<(String, String)> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let pairs =
        rows.filter_map(|row| Some((row.get(0)?.trim().to_owned(), row.get(1)?.trim().to_owned())));
    // Headings are no addresses.
    pairs
        .filter(|(from, _)| from.contains(['/', '.']))
        .collect()
}

/// `/old /new 301`, a line each.
fn lines(text: &str) -> Vec<(String, String)> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let pairs = lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.to_owned()))
    });
    pairs.collect()
}

fn learn(text: &str) -> Vec<(String, String)> {
    let tree: Value = serde_json::from_str(text).unwrap_or_default();
    let list = tree.get("redirections").and_then(Value::as_array);
    let pairs = list.into_iter().flatten().filter_map(|one| {
        let word = |key: &str| one.get(key).and_then(Value::as_str);
        let from = word("source_path").or(word("source_path_from_root"))?;
        let from = from.trim_end_matches(".md").trim_end_matches(".yml");
        let from = format!("/{}", from.trim_start_matches('/'));
        Some((from, word("redirect_url")?.to_owned()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writing_says_the_same() {
        let pair = [("/a/old".to_owned(), "/a/new".to_owned())];
        assert_eq!(table("from,to\n/a/old, /a/new\n"), pair);
        assert_eq!(lines("# moved\n/a/old  /a/new  301\n"), pair);
        let json = r#"{"redirections":[{"source_path":"a/old.md","redirect_url":"/a/new","redirect_document_id":false}]}"#;
        assert_eq!(learn(json), pair);
    }
}
