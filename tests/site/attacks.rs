//! What a site's writers could do to its readers, and what it must not publish.

use crate::support::{assert_sound, build, copy_of_tiny, files, pages};
use std::{collections::BTreeSet, fs};

/// The ids of a page, in order.
fn ids(html: &str) -> Vec<&str> {
    let parts = html.split(" id=\"").skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[test]
fn a_heading_by_the_name_of_any_id_of_the_site_makes_no_id_stand_twice() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    build(root.path(), &output).unwrap();
    let built = pages(&output);
    let taken: BTreeSet<&str> = built.values().flat_map(|html| ids(html)).collect();
    assert!(taken.contains("content") && taken.contains("at-fixes"));
    let prose = |level: &str| -> String {
        let headings = taken
            .iter()
            .map(|id| format!("{level} x {{#{id}}}\n\nあ\n\n"));
        headings.collect()
    };
    let mut entries = 0;
    for file in walkdir::WalkDir::new(root.path().join("content")) {
        let path = file.unwrap().into_path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = format!("## 一\n\nあ\n\n{}", prose("###"));
            fs::write(path.with_extension("ja.md"), &text).unwrap();
            fs::write(path.with_extension("en.md"), &text).unwrap();
            entries += 1;
        }
    }
    assert!(entries > 3);
    build(root.path(), &output).unwrap();
    for (name, html) in pages(&output) {
        let all = ids(&html);
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "{name}: an id stands twice: {all:?}");
    }
}

#[test]
fn what_other_programs_read_has_no_character_that_they_cannot() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    let templates = root.path().join("templates");
    fs::create_dir_all(&templates).unwrap();
    let texts = "[kind]\nerror = { ja = \"エ\\u0007ラー\", en = \"Err\\u0001or\" }\n\
                 [search]\nlabel = { ja = \"探\\uFFFFす\", en = \"Find\" }\n";
    fs::write(templates.join("strings.toml"), texts).unwrap();
    build(root.path(), &output).unwrap();
    for (name, bytes) in files(&output) {
        if name.ends_with(".xml") || name.ends_with(".webmanifest") || name.ends_with(".html") {
            let text = String::from_utf8(bytes).unwrap();
            let bad = |c: char| (c < ' ' && !"\t\n\r".contains(c)) || c == '\u{FFFF}';
            assert!(!text.contains(bad), "{name}");
        }
    }
}

#[test]
fn hidden_files_and_links_in_static_are_not_published() {
    let root = copy_of_tiny();
    let output = root.path().join("public");
    let own = root.path().join("static");
    fs::create_dir_all(own.join(".git")).unwrap();
    fs::create_dir_all(own.join("deep/.svn")).unwrap();
    fs::create_dir_all(own.join(".well-known")).unwrap();
    for name in [
        ".env",
        ".git/config",
        "deep/.svn/entries",
        "deep/.DS_Store",
        "notes.txt~",
        "Thumbs.db",
        ".well-known/security.txt",
        "deep/fine.txt",
    ] {
        fs::write(own.join(name), "x").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("../naosu.toml", own.join("link.txt")).unwrap();
    build(root.path(), &output).unwrap();
    let built = files(&output);
    assert!(built.contains_key("deep/fine.txt"));
    assert!(built.contains_key(".well-known/security.txt"));
    let hidden = |name: &&String| {
        [".env", ".git/", ".svn", "DS_Store", "~", "Thumbs", "link"]
            .iter()
            .any(|part| name.contains(part))
    };
    assert_eq!(built.keys().filter(hidden).count(), 0, "{:?}", built.keys());
    assert_sound(&output);

    #[cfg(unix)]
    {
        fs::rename(&own, root.path().join(".hidden")).unwrap();
        std::os::unix::fs::symlink(".hidden", &own).unwrap();
        build(root.path(), &output).unwrap();
        assert!(!files(&output).contains_key("deep/fine.txt"));
    }
}
