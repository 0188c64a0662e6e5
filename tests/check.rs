//! Whole sites, read and checked. Each broken site is the good one with some files changed: see
//! `tests/sites/README.md`.

use naosu::content::{Reading, Severity, read_on};
use naosu_vocabulary::Lang;
use std::{fs, path::Path};
use tempfile::TempDir;

const SITES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites");

fn check(root: &Path) -> Reading {
    read_on(root, jiff::civil::date(2026, 11, 22))
}

fn lines(reading: &Reading) -> String {
    let lines: Vec<String> = reading.findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// A copy of the good site.
fn good() -> TempDir {
    let site = TempDir::new().expect("a folder");
    let from = Path::new(SITES).join("good");
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.expect("the good site");
        let to = site
            .path()
            .join(entry.path().strip_prefix(&from).expect("below it"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
    site
}

fn write(site: &TempDir, path: &str, text: impl AsRef<[u8]>) {
    let path = site.path().join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// The good site with the changes that a file of `tests/sites/broken` lists.
fn broken(changes: &str) -> TempDir {
    let site = good();
    for change in changes.split("=== ").skip(1) {
        let (path, text) = change
            .split_once('\n')
            .expect("a path on a line of its own");
        match path.strip_prefix('-') {
            Some(gone) => {
                let gone = site.path().join(gone);
                let removed = match gone.is_dir() {
                    true => fs::remove_dir_all(gone),
                    false => fs::remove_file(gone),
                };
                removed.expect("something to remove");
            }
            None => write(&site, path, text),
        }
    }
    site
}

#[test]
fn a_good_site_is_read_without_findings() {
    let reading = check(&Path::new(SITES).join("good"));
    assert_eq!(lines(&reading), "");
    assert_eq!(reading.library.entries().len(), 7);
    let error = reading.library.get("cannot-print").expect("it is there");
    assert!(error.title_is_message);
    assert_eq!(
        error.title.get(Lang::Ja).map(String::as_str),
        Some("… で印刷できません (…)")
    );
    assert_eq!(error.topic.as_deref(), Some("printer"));
    assert_eq!(
        reading.library.config.base_url.as_deref(),
        Some("https://help.example")
    );
    let picture = Path::new("content/printer/errors/pictures/dialog.png");
    assert!(reading.library.assets().any(|asset| asset == picture));
}

#[test]
fn the_bundled_example_is_read_without_findings() {
    let reading = check(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(lines(&reading), "");
    assert!(reading.library.entries().len() > 20);
}

/// The blocks of a language in a page of the docs.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let blocks = page.split(fence.as_str()).skip(1);
    blocks
        .filter_map(|rest| rest.split("```\n").next())
        .collect()
}

#[test]
fn the_docs_have_an_example_a_kind_and_each_is_right() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let page = fs::read_to_string(page).expect("the page");
    let mut kinds = Vec::new();
    for example in blocks(&page, "toml") {
        let Some(kind) = example.strip_prefix("kind = \"") else {
            continue;
        };
        let kind = kind.split('"').next().expect("a kind");
        kinds.push(kind.to_owned());
        let site = good();
        // A hub is called as its folder; other entries that an example names are not there.
        let folder = if kind == "topic" {
            "example"
        } else {
            "printer"
        };
        write(&site, &format!("content/{folder}/example.toml"), example);
        if kind == "fix" {
            for lang in ["ja", "en"] {
                let prose = blocks(&page, "markdown")[0];
                write(&site, &format!("content/printer/example.{lang}.md"), prose);
            }
        }
        let reading = check(site.path());
        let wrong = reading.findings.iter().map(ToString::to_string);
        let wrong: Vec<String> = wrong.filter(|line| !line.contains("dangling-id")).collect();
        assert_eq!(wrong, [""; 0], "the example of {kind}");
    }
    kinds.sort_unstable();
    let all = [
        "cause",
        "error",
        "faq",
        "fix",
        "guide",
        "situation",
        "topic",
    ];
    assert_eq!(kinds, all);
}

#[test]
fn every_fault_is_found_with_its_place() {
    let mut names: Vec<String> = fs::read_dir(Path::new(SITES).join("broken"))
        .expect("the broken sites")
        .map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.sort();
    assert!(names.len() > 20);
    for name in names {
        let changes =
            fs::read_to_string(Path::new(SITES).join("broken").join(&name)).expect("a file");
        let site = broken(&changes);
        let name = name.trim_end_matches(".txt");
        insta::assert_snapshot!(name, lines(&check(site.path())));
    }
}

#[test]
fn files_that_are_no_text_or_too_long_are_told() {
    let site = good();
    write(
        &site,
        "content/printer/more/why-duplex.ja.md",
        b"\xe7\xb4\x99\n\x8e\x86\n",
    );
    write(
        &site,
        "content/printer/causes/old-driver.toml",
        b"kind = \"\xff\"",
    );
    write(
        &site,
        "content/printer/more/before-moving.en.md",
        "long ".repeat(300_000),
    );
    insta::assert_snapshot!("no-text", lines(&check(site.path())));
}

#[test]
fn a_file_with_a_byte_order_mark_and_windows_line_endings_is_read() {
    let site = good();
    let text = "\u{feff}kind = \"faq\"\r\ntitle = { ja = \"題\", en = \"Title\" }\r\n";
    write(&site, "content/printer/more/why-duplex.toml", text);
    assert_eq!(lines(&check(site.path())), "");
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_site_are_not_followed() {
    use std::os::unix::fs::symlink;
    let site = good();
    let elsewhere = TempDir::new().expect("a folder");
    fs::write(elsewhere.path().join("secret.ja.md"), "秘密").expect("a file");
    let content = site.path().join("content/printer");
    symlink(elsewhere.path(), content.join("outside")).expect("a link");
    symlink(
        elsewhere.path().join("secret.ja.md"),
        content.join("x.ja.md"),
    )
    .expect("a link");
    symlink(elsewhere.path().join("nothing"), content.join("y.toml")).expect("a link");
    symlink(site.path().join("content"), content.join("loop")).expect("a link");
    insta::assert_snapshot!("links-out", lines(&check(site.path())));
}

#[test]
fn a_folder_without_a_site_or_without_entries_is_told() {
    let empty = TempDir::new().expect("a folder");
    assert_eq!(
        lines(&check(empty.path())),
        "error[no-content] content there is no folder `content` (entries go there; `naosu init` makes a small site)\n\
         error[no-config] naosu.toml there is no naosu.toml (is this the folder of a site? `naosu init` makes one)"
    );
    write(&empty, "naosu.toml", "title = { en = \"Help\" }\n");
    fs::create_dir(empty.path().join("content")).expect("a folder");
    let reading = check(empty.path());
    assert_eq!(
        lines(&reading),
        "warning[no-entries] content there is no entry in `content` (`naosu new` writes the files of one)"
    );
    assert!(
        reading
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Warning)
    );
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Bits of entries in any order, and bytes that are none.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let line = prop_oneof![
            any::<Vec<u8>>(),
            "[a-z_]{1,8} = [\\[\\]{}\"0-9a-z,. -]{0,20}\n".prop_map(String::into_bytes),
            prop::sample::select(vec![
                "kind = \"fix\"\n",
                "kind = \"error\"\n",
                "title = { ja = \"{\", en = \"\" }\n",
                "verified = 9999-12-31\nreview_days = 4294967295\n",
                "verified = 0000-01-01\n",
                "[[message]]\ntext = { ja = \"\\u0041{a}\", en = \"}\" }\n",
                "[[variant]]\nvalues = { a = \"b\" }\n",
                "slots = [\"a\"]\n",
                "fixes = [{ ja = 1 }, \"x\", 1979-05-27]\n",
                "aliases = [\"broken\", \"..\"]\n",
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
        ];
        prop::collection::vec(line, 0..8).prop_map(|lines| lines.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn any_file_can_be_read(toml in bytes(), prose in bytes(), config in bytes()) {
            let site = TempDir::new().expect("a folder");
            write(&site, "naosu.toml", config);
            write(&site, "content/t/broken.toml", toml);
            write(&site, "content/t/broken.ja.md", &prose);
            write(&site, "content/t/broken.en.md", prose);
            let reading = check(site.path());
            for finding in &reading.findings {
                prop_assert!(!finding.to_string().is_empty());
            }
        }
    }
}
