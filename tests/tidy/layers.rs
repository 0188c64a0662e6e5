//! Imports go down: from what knows much to what knows little.

use crate::{arrows::Arrows, modules::Modules, tree};
use std::path::Path;

/// The layers, the ground floor first. ARCHITECTURE.md has the same line.
const LAYERS: [&str; 20] = [
    "vocabulary",
    "lexicon",
    "engine",
    "strings",
    "markdown",
    "content",
    "scaffold",
    "card",
    "repository",
    "site",
    "findability",
    "status",
    "signal",
    "fetch",
    "links",
    "serve",
    "import",
    "editor",
    "cli",
    "browser",
];

/// The layer that a file belongs to; none for tests, tools and the roots of crates.
fn layer(file: &Path) -> Option<usize> {
    let mut parts = file.iter().filter_map(|part| part.to_str());
    let first = parts.next()?;
    let room = match first {
        "src" => parts.next()?.trim_end_matches(".rs"),
        room => room,
    };
    LAYERS.iter().position(|layer| *layer == room)
}

#[test]
fn nothing_imports_upwards() {
    let arrows = Arrows::of(&Modules::read());
    let mut upwards = Vec::new();
    for (file, to) in &arrows.0 {
        for (other, names) in to {
            if let (Some(here), Some(there)) = (layer(file), layer(other))
                && there > here
            {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let (from, to) = (file.display(), other.display());
                upwards.push(format!("{from} → {to}: {}", names.join(", ")));
            }
        }
    }
    assert!(upwards.is_empty(), "{}", upwards.join("\n"));
}

#[test]
fn architecture_tells_the_layers() {
    let line = LAYERS[..LAYERS.len() - 1].join(" ◀ ");
    assert!(
        tree::read("ARCHITECTURE.md").contains(&line),
        "ARCHITECTURE.md has no line {line}"
    );
}

#[test]
fn the_ground_floor_depends_on_nothing_of_ours_and_on_no_search_library() {
    let manifest = tree::read("vocabulary/Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let dependencies = manifest["dependencies"].as_table().expect("a table");
    let names: Vec<&str> = dependencies.keys().map(String::as_str).collect();
    assert_eq!(names, ["serde", "thiserror"]);
}

#[test]
fn the_library_does_not_know_the_terminal() {
    for file in tree::files(&["rs"]) {
        let in_library = file.starts_with("src") && !file.starts_with("src/cli");
        if in_library && file != Path::new("src/main.rs") {
            let text = tree::read(&file);
            for word in [
                "clap::",
                "anstream::",
                "indicatif::",
                "println!(",
                "eprintln!(",
            ] {
                assert!(!text.contains(word), "{} has {word}", file.display());
            }
        }
    }
}
