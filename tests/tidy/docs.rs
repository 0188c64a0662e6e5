//! Documents name commands and files that are there.

use crate::tree;
use std::{collections::BTreeSet, path::Path, process::Command};

const TOP: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

fn documents() -> Vec<String> {
    let in_docs = tree::files(&["md"])
        .into_iter()
        .filter(|file| file.starts_with("docs") || file.iter().count() == 1);
    in_docs.map(|file| file.display().to_string()).collect()
}

/// What stands between backticks on one line, and the lines of code blocks.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_block = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            found.push(line.to_owned());
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(spans.map(str::to_owned));
        }
    }
    found
}

/// The words that follow `command` wherever code names it.
fn named_after(command: &str) -> BTreeSet<(String, String)> {
    let mut named = BTreeSet::new();
    for document in documents() {
        for code in code(&tree::read(&document)) {
            let words: Vec<&str> = code.split_whitespace().collect();
            let start = format!("{command} ");
            if !(code.starts_with(&start) || code.contains(&format!("| {start}"))) {
                continue;
            }
            let length = command.split(' ').count();
            let at = words
                .windows(length)
                .position(|run| run.join(" ") == command);
            if let Some(word) = at.and_then(|at| words.get(at + length)) {
                let is_word = |c: char| c.is_ascii_lowercase() || c == '-';
                if word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(is_word) {
                    named.insert((document.clone(), (*word).to_owned()));
                }
            }
        }
    }
    named
}

#[test]
fn every_command_that_a_document_names_is_there() {
    let help = Command::new(env!("CARGO_BIN_EXE_naosu"))
        .arg("--help")
        .output();
    let help = String::from_utf8(help.expect("help").stdout).expect("text");
    let known: BTreeSet<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    let named = named_after("naosu");
    assert!(named.len() > 5, "{named:?}");
    for (document, command) in named {
        assert!(
            known.contains(command.as_str()),
            "{document}: naosu {command}"
        );
    }
}

#[test]
fn every_task_that_a_document_names_is_there() {
    let syntax = syn::parse_file(&tree::read("xtask/src/main.rs")).expect("Rust");
    let tasks: BTreeSet<String> = syntax
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Enum(tasks) if tasks.ident == "Task" => Some(&tasks.variants),
            _ => None,
        })
        .flatten()
        .map(|task| task.ident.to_string().to_lowercase())
        .collect();
    let named = named_after("cargo xtask");
    assert!(named.len() > 5, "{named:?}");
    for (document, task) in named {
        assert!(tasks.contains(&task), "{document}: cargo xtask {task}");
    }
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let all = tree::files(&[
        "rs", "js", "css", "html", "toml", "md", "xml", "txt", "ts", "gz", "wasm", "json",
    ]);
    let names: BTreeSet<&str> = all
        .iter()
        .filter_map(|file| file.file_name()?.to_str())
        .collect();
    let folders = [
        "src/",
        "engine/",
        "vocabulary/",
        "lexicon/",
        "browser/",
        "xtask/",
        "templates/",
        "docs/",
        "static/",
        "tests/",
        "dictionary/",
        "fuzz/",
    ];
    let mut missing = Vec::new();
    for document in TOP {
        for code in code(&tree::read(document)) {
            let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
            if code.is_empty() || !code.chars().all(plain) {
                continue;
            }
            let is_path = folders.iter().any(|folder| code.starts_with(folder));
            let is_rust = code.ends_with(".rs") && !code.contains('/');
            let there = match (is_path, is_rust) {
                // What is in a site of somebody's own has these names too.
                (true, _) => ends_somewhere(&code),
                (false, true) => names.contains(code.as_str()),
                (false, false) => true,
            };
            if !there {
                missing.push(format!("{document}: {code}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Whether a path is there: below the root, or below one of the folders that documents speak of.
fn ends_somewhere(path: &str) -> bool {
    ["", "src", "engine", "engine/src", "xtask"]
        .iter()
        .any(|below| tree::root().join(below).join(path).exists())
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    for document in documents() {
        let text = tree::read(&document);
        let folder = Path::new(&document).parent().unwrap_or(Path::new(""));
        for part in text.split("](").skip(1) {
            let to = part.split([')', '#']).next().unwrap_or_default();
            let is_own = !to.is_empty() && !to.contains(':') && !to.contains(['{', '<', ' ']);
            // docs/format.md shows links as entries have them.
            if is_own && !document.ends_with("format.md") {
                let there = tree::root().join(folder).join(to).exists();
                assert!(there, "{document}: a link to {to}");
            }
        }
    }
}
