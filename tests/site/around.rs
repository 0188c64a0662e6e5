//! What other programs read of a site: feeds, the site map, what browsers install.

use crate::support::{build, copy_of_tiny, page, tiny};
use std::{fs, path::Path};
use tempfile::TempDir;
use walkdir::WalkDir;

/// Takes a line away from all of a site's TOML files.
fn without(root: &Path, key: &str) {
    for file in WalkDir::new(root) {
        let path = file.unwrap().into_path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.starts_with(key));
            fs::write(&path, lines.collect::<Vec<_>>().join("\n")).unwrap();
        }
    }
}

#[test]
fn a_site_without_dates_has_no_feed_and_names_none() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    assert!(page(&output, "ja/index.html").contains("feed.xml"));
    without(root.path(), "verified");
    build(root.path(), &output).unwrap();
    assert!(!output.join("ja/feed.xml").exists());
    let home = page(&output, "ja/index.html");
    assert!(!home.contains("feed.xml"));
    assert!(home.contains("opensearch.xml"));
}

#[test]
fn what_a_site_does_not_say_its_manifest_does_not_say() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    without(root.path(), "description");
    build(root.path(), &output).unwrap();
    let manifest = fs::read_to_string(output.join("ja/manifest.webmanifest")).unwrap();
    assert!(!manifest.contains("description"), "{manifest}");
    assert!(!manifest.contains("null"), "{manifest}");
}

#[test]
fn a_sites_own_file_for_other_programs_wins() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    for file in [
        "robots.txt",
        "sitemap.xml",
        "ja/feed.xml",
        "en/opensearch.xml",
        "en/manifest.webmanifest",
    ] {
        let path = root.path().join("static").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "my own").unwrap();
        build(root.path(), &output).unwrap();
        assert_eq!(fs::read(output.join(file)).unwrap(), b"my own", "{file}");
    }
}

#[test]
fn an_old_address_leads_on_with_and_without_scripts() {
    let output = TempDir::new().unwrap();
    let output = output.path().join("public");
    build(&tiny(), &output).unwrap();
    let moved = page(&output, "ja/printer/old-spooler/index.html");
    assert!(moved.contains("http-equiv=\"refresh\""), "{moved}");
    assert!(moved.contains("assets/moved.js"), "{moved}");
}
