//! `naosu init` and `naosu new`

use crate::site::{Site, naosu, run};
use naosu_vocabulary::Kind;
use std::fs;

#[test]
fn a_new_site_checks_builds_and_finds() {
    let site = Site::new();
    let check = site.naosu(["check", "--findability"]);
    assert_eq!(check.code, 0, "{check:?}");
    assert_eq!(check.stdout, "");
    let build = site.naosu(["build"]);
    assert_eq!(build.code, 0, "{build:?}");
    let found = site.naosu(["find", "プリンター LP-3 はオフラインです。(0x00000709)"]);
    assert_eq!(found.code, 0, "{found:?}");
    assert!(
        found.stdout.contains("プリンターの電源を入れ直す"),
        "{found:?}"
    );
    assert!(
        found.stdout.contains("電源ボタンを押して電源を切ります。"),
        "{found:?}"
    );
}

#[test]
fn a_folder_with_files_is_refused() {
    let site = Site::empty();
    site.write("notes.txt", "mine");
    let run = site.naosu(["init", "."]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("is not empty"), "{run:?}");
    assert_eq!(fs::read_dir(site.path()).expect("the folder").count(), 1);
    let run = site.naosu(["init", "notes.txt"]);
    assert_eq!(run.code, 3, "{run:?}");
}

#[test]
fn a_new_entry_of_any_kind_is_sound() {
    let site = Site::new();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Topic) {
        let id = format!("my-{kind}");
        let run = site.naosu(["new", kind.name(), &id, "--topic", "printer"]);
        assert_eq!(run.code, 0, "{run:?}");
        let written: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(written.len(), 3, "{run:?}");
        for file in written {
            assert!(fs::exists(file).expect("a path"), "{file}");
        }
    }
    assert!(site.file("content/printer/fixes/my-fix.en.md").is_file());
    assert_eq!(site.naosu(["new", "topic", "scanner"]).code, 0);
    assert!(site.file("content/scanner/scanner.toml").is_file());
    assert_eq!(site.naosu(["new", "faq", "no-topic"]).code, 0);
    assert!(site.file("content/no-topic.toml").is_file());
    let check = site.naosu(["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check:?}");
    assert_eq!(site.naosu(["build", "--drafts"]).code, 0);
}

#[test]
fn a_topic_within_a_topic_has_its_folder_there() {
    let site = Site::new();
    for args in [
        ["new", "topic", "laser", "--topic", "printer"],
        ["new", "fix", "clean-drum", "--topic", "laser"],
    ] {
        let run = site.naosu(args);
        assert_eq!(run.code, 0, "{run:?}");
    }
    assert!(site.file("content/printer/laser/laser.toml").is_file());
    assert!(
        site.file("content/printer/laser/fixes/clean-drum.toml")
            .is_file()
    );
    assert_eq!(site.naosu(["check"]).code, 0);
}

#[test]
fn a_site_begins_in_a_new_repository() {
    let site = Site::empty();
    for file in [".git/config", ".gitattributes", "README.md", "LICENSE"] {
        site.write(file, "theirs");
    }
    let run = site.naosu(["init", "."]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(site.read("README.md"), "theirs");
    assert_eq!(site.naosu(["check"]).code, 0);
}

#[test]
fn a_new_entry_is_in_the_languages_of_the_site() {
    let site = Site::empty();
    site.write(
        "naosu.toml",
        "title = { en = \"Desk\" }\nlanguages = [\"en\"]\n",
    );
    let run = site.naosu(["new", "faq", "why"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(site.file("content/why.en.md").is_file());
    assert!(!site.file("content/why.ja.md").exists());
    assert!(site.read("content/why.toml").contains("title = { en = "));
    let check = site.naosu(["check"]);
    assert_eq!(check.code, 0, "{check:?}");
}

#[test]
fn nothing_is_written_over() {
    let site = Site::new();
    let fix = "content/printer/fixes/restart-printer.toml";
    let before = site.read(fix);
    let run = site.naosu(["new", "fix", "restart-printer", "--topic", "printer"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.stderr.contains("there is an entry restart-printer"),
        "{run:?}"
    );
    assert_eq!(site.read(fix), before);
    // A stray file is no entry, and is not lost either.
    site.write("content/stray.en.md", "mine");
    let run = site.naosu(["new", "faq", "stray"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("is there already"), "{run:?}");
    assert!(!site.file("content/stray.toml").exists());
    assert_eq!(site.read("content/stray.en.md"), "mine");
}

#[test]
fn ids_and_topics_are_checked() {
    let site = Site::new();
    for id in [
        "../up", "Upper", "a b", "日本", "", "a/b", "a.b", "a-", "nul",
    ] {
        let run = site.naosu(["new", "faq", id]);
        assert_eq!(run.code, 3, "{id}: {run:?}");
        assert!(run.stderr.contains("is no id"), "{run:?}");
    }
    let run = site.naosu(["new", "faq", "why", "--topic", "scanner"]);
    assert!(run.stderr.contains("naosu new topic scanner"), "{run:?}");
    let run = site.naosu(["new", "faq", "why", "--topic", "restart-printer"]);
    assert_eq!(run.code, 3, "a fix is no topic: {run:?}");
    let run = site.naosu(["new", "error", "con"]);
    assert!(run.stderr.contains("by the site or by Windows"), "{run:?}");
}

#[test]
fn init_makes_the_folders_on_the_way() {
    let site = Site::empty();
    let deep = site.file("a/b/c");
    let run = run(&mut naosu(["init".as_ref(), deep.as_os_str()]));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(deep.join("naosu.toml").is_file());
    assert!(deep.join(".gitignore").is_file());
}
