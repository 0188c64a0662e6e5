//! The repository's files, and the crates that they make.

use std::{
    fs,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The repository's own text files with one of these endings, as paths below its root, in order.
/// What is built or fetched is not among them.
pub(crate) fn files(endings: &[&str]) -> Vec<PathBuf> {
    let skipped = [
        "target",
        ".git",
        "node_modules",
        "corpus",
        "artifacts",
        "public",
    ];
    let walk = WalkDir::new(root()).sort_by_file_name();
    let entries = walk.into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        !(entry.file_type().is_dir() && skipped.contains(&name.as_ref()))
    });
    let files = entries.filter_map(Result::ok).filter(|entry| {
        let ending = entry.path().extension().and_then(|ending| ending.to_str());
        entry.file_type().is_file() && ending.is_some_and(|ending| endings.contains(&ending))
    });
    let below = |path: &Path| path.strip_prefix(root()).map(Path::to_owned);
    files.filter_map(|file| below(file.path()).ok()).collect()
}

/// The text of a file below the root.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A crate, or a program that a crate makes: one tree of modules.
pub(crate) struct Crate {
    /// What others write to import from it; empty for what nobody can import from.
    pub(crate) name: &'static str,
    /// Its root file, below the repository's root.
    pub(crate) file: PathBuf,
}

/// Every crate, program and test program of the workspace.
pub(crate) fn crates() -> Vec<Crate> {
    let mut crates: Vec<Crate> = [
        ("naosu_vocabulary", "vocabulary/src/lib.rs"),
        ("naosu_lexicon", "lexicon/src/lib.rs"),
        ("naosu_engine", "engine/src/lib.rs"),
        ("naosu_browser", "browser/src/lib.rs"),
        ("naosu", "src/lib.rs"),
        ("", "src/main.rs"),
        ("", "xtask/src/main.rs"),
    ]
    .into_iter()
    .map(|(name, file)| Crate {
        name,
        file: file.into(),
    })
    .collect();
    let in_tests = |path: &PathBuf| {
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        match parts.iter().position(|part| part == "tests") {
            Some(at) => match &parts[at + 1..] {
                [_] => true,
                [_, file] => file == "main.rs",
                _ => false,
            },
            None => false,
        }
    };
    let tests = files(&["rs"]).into_iter().filter(in_tests);
    crates.extend(tests.map(|file| Crate { name: "", file }));
    crates
}
