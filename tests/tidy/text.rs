//! Files that a reader can take in: no longer than 400 lines, comments no wider than the code.

use crate::tree;
use std::path::Path;

/// How many lines a file has at the most.
const LINES: usize = 400;
/// How many characters a line of a comment has at the most, its indentation among them.
const WIDTH: usize = 100;

#[test]
fn no_file_is_longer_than_a_reader_can_take_in() {
    let long = tree::files(&["rs", "js", "css", "html", "ts", "mjs"])
        .into_iter()
        .map(|file| (tree::read(&file).lines().count(), file))
        .filter(|(lines, _)| *lines > LINES)
        .map(|(lines, file)| format!("{}: {lines} lines", file.display()));
    let long: Vec<String> = long.collect();
    assert!(long.is_empty(), "more than {LINES}:\n{}", long.join("\n"));
}

#[test]
fn comments_are_no_wider_than_code() {
    let mut wide = Vec::new();
    for file in tree::files(&["rs", "js", "ts", "mjs"]) {
        for (number, line) in (1..).zip(tree::read(&file).lines()) {
            let is_comment = line.trim_start().starts_with("//");
            // An address cannot be wrapped.
            if is_comment && line.chars().count() > WIDTH && !line.contains("://") {
                wide.push(format!("{}:{number}", file.display()));
            }
        }
    }
    assert!(wide.is_empty(), "wider than {WIDTH}:\n{}", wide.join("\n"));
}

#[test]
fn every_file_ends_with_a_line_break_and_has_no_tabs() {
    for file in tree::files(&["rs", "js", "css", "html", "toml", "md"]) {
        let text = tree::read(&file);
        let of_fixture = file.starts_with("tests/sites") || file.starts_with("tests/site");
        if of_fixture || file.starts_with("src/scaffold") || text.is_empty() {
            continue;
        }
        let name = Path::display(&file);
        assert!(text.ends_with('\n'), "{name} has no line break at its end");
        assert!(!text.contains("\n\t"), "{name} is indented by tabs");
    }
}
