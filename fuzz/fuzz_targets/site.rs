//! Any bytes as the files of a site: whatever is wrong is a finding that can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use naosu::content;
use std::{fs, path::PathBuf, sync::LazyLock};

/// The files, in the order in which the input has them, zero bytes between them.
const FILES: [&str; 6] = [
    "content/t/t.toml",
    "content/t/an-error.toml",
    "content/t/an-error.en.md",
    "content/t/an-error.ja.md",
    "naosu.toml",
    "synonyms.toml",
];

/// A site whose files are fine until the input replaces them.
const FINE: [&str; 6] = [
    "kind = \"topic\"\ntitle = { ja = \"題\", en = \"T\" }\nanswer = { ja = \"答\", en = \"A\" }\n",
    "kind = \"error\"\n[[message]]\ntext = { ja = \"{a} は開けません\", en = \"Cannot open {a}\" }\n",
    "## Heading\n\nText with a [link](entry:t).\n",
    "## 見出し\n\n本文。\n",
    "title = { ja = \"題\", en = \"T\" }\n",
    "",
];

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("naosu-fuzz-{}", std::process::id()));
    fs::create_dir_all(root.join("content/t")).expect("a folder");
    root
});

fuzz_target!(|bytes: &[u8]| {
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == 0).collect();
    for (at, name) in FILES.iter().enumerate() {
        let contents = parts.get(at).copied().filter(|part| !part.is_empty());
        fs::write(ROOT.join(name), contents.unwrap_or(FINE[at].as_bytes())).expect("a file");
    }
    for finding in content::read(&ROOT).findings {
        assert!(!finding.to_string().is_empty());
    }
});
