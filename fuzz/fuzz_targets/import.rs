//! Any bytes as a source of an import: it is refused, or what it becomes has no error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use naosu::import::{Options, run};
use std::{fs, path::PathBuf, sync::LazyLock};

/// A name of each kind of source.
const NAMES: [&str; 13] = [
    "messages.po",
    "messages.properties",
    "Strings.resx",
    "strings.xml",
    "en.json",
    "en.yml",
    "questions.csv",
    "questions.tsv",
    "questions.xlsx",
    "page.html",
    "articles.json",
    "page.md",
    "page.en.md",
];

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("naosu-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    let [name, bytes @ ..] = bytes else { return };
    let [source, root] = ["source", "site"].map(|name| FOLDER.join(name));
    for folder in [&source, &root] {
        let _ = fs::remove_dir_all(folder);
    }
    fs::create_dir_all(&source).expect("a folder");
    fs::create_dir_all(root.join("content")).expect("a folder");
    fs::write(root.join("naosu.toml"), "title = { en = \"T\" }\n").expect("a file");
    let name = NAMES[usize::from(*name) % NAMES.len()];
    fs::write(source.join(name), bytes).expect("a file");
    let options = Options { root, source, map: None, into: None, report: None, fetch_pictures: false, dry_run: false };
    if let Ok(summary) = run(&options, &|_| ()) {
        assert_eq!(summary.findings.map(|(errors, _)| errors), Some(0));
    }
});
