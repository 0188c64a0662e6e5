//! What the foot of an entry tells of the repository that the site is kept in.

use crate::support::{build, copy_of_tiny, files, page};
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

const FIX: &str = "content/printer/fixes/restart-spooler";

/// Runs git as somebody, on a day.
fn git(folder: &Path, day: &str, args: &[&str]) {
    let when = format!("{day}T12:00:00Z");
    let mut git = Command::new("git");
    git.current_dir(folder).args(args);
    for name in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{name}_NAME"), "writer");
        git.env(format!("GIT_{name}_EMAIL"), "writer@help.example");
        git.env(format!("GIT_{name}_DATE"), &when);
    }
    git.env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = git.output().expect("git runs");
    assert!(output.status.success(), "{output:?}");
}

fn name_repository(root: &Path, settings: &str) {
    let config = root.join("naosu.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(config, format!("{text}\n[repository]\n{settings}")).unwrap();
}

const EDIT: &str = "edit_url = \"https://git.example/edit/main/help/{path}\"\n";

/// A site in the folder `help` of a repository with two commits.
fn committed() -> TempDir {
    let around = TempDir::new().unwrap();
    let site = copy_of_tiny();
    name_repository(site.path(), EDIT);
    fs::rename(site.path(), around.path().join("help")).unwrap();
    let root = around.path();
    git(root, "2026-01-02", &["init", "--quiet"]);
    git(root, "2026-01-02", &["add", "."]);
    git(root, "2026-01-02", &["commit", "--quiet", "-m", "all"]);
    let english = root.join(format!("help/{FIX}.en.md"));
    let text = fs::read_to_string(&english).unwrap();
    fs::write(&english, text + "\nMore.\n").unwrap();
    git(root, "2026-03-04", &["commit", "--quiet", "-am", "more"]);
    around
}

fn fix(output: &Path, lang: &str) -> String {
    page(
        output,
        &format!("{lang}/printer/restart-spooler/index.html"),
    )
}

#[test]
fn a_page_tells_the_day_of_the_last_commit_and_leads_to_its_text() {
    let around = committed();
    let output = around.path().join("public");
    build(&around.path().join("help"), &output).unwrap();
    let japanese = fix(&output, "ja");
    assert!(japanese.contains("最終変更：2026年3月4日"), "{japanese}");
    let link = format!("href=\"https://git.example/edit/main/help/{FIX}.ja.md\"");
    assert!(japanese.contains(&link), "{japanese}");
    let english = fix(&output, "en");
    assert!(english.contains("Last change: 4 March 2026"), "{english}");
    assert!(
        english.contains(&format!("help/{FIX}.en.md\"")),
        "{english}"
    );
    // Its English is not there: the file that says what it is has a place for it.
    let cause = page(&output, "en/printer/spooler-stuck/index.html");
    assert!(cause.contains("Last change: 2 January 2026"), "{cause}");
    assert!(cause.contains("causes/spooler-stuck.toml\""), "{cause}");
}

#[test]
fn the_same_commit_gives_the_same_pages_and_what_is_not_committed_has_no_day() {
    let around = committed();
    let (site, output) = (around.path().join("help"), around.path().join("public"));
    build(&site, &output).unwrap();
    let first = files(&output);
    build(&site, &output).unwrap();
    assert!(files(&output) == first);
    let new = "kind = \"faq\"\ntitle = { ja = \"新しい\", en = \"New\" }\n";
    fs::write(site.join("content/printer/new.toml"), new).unwrap();
    build(&site, &output).unwrap();
    let new = page(&output, "en/printer/new/index.html");
    assert!(!new.contains("Last change"), "{new}");
    assert!(new.contains("Edit this page"), "{new}");
}

#[test]
fn a_repository_that_was_cut_off_tells_no_wrong_days() {
    let around = committed();
    let copy = TempDir::new().unwrap();
    let from = format!("file://{}", around.path().display());
    git(
        copy.path(),
        "2026-03-04",
        &["clone", "--quiet", "--depth", "1", &from, "cut"],
    );
    let output = copy.path().join("public");
    build(&copy.path().join("cut/help"), &output).unwrap();
    assert!(!fix(&output, "en").contains("Last change"));
}

#[test]
fn without_a_repository_nothing_is_told() {
    let site = copy_of_tiny();
    let output = site.path().join("public");
    build(site.path(), &output).unwrap();
    assert!(!fix(&output, "en").contains("class=\"kept\""));
    // Named, but not there: the site may come from an archive.
    name_repository(site.path(), "");
    build(site.path(), &output).unwrap();
    assert!(!fix(&output, "en").contains("class=\"kept\""));
}
