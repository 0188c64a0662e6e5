//! `naosu import`: what people have, of every format, becomes entries that can be built.

use crate::site::{Run, Site};
use std::{fs, path::Path};

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import");

/// A site without entries.
fn empty() -> Site {
    let site = Site::empty();
    site.write(
        "naosu.toml",
        "title = { ja = \"ヘルプ\", en = \"Help\" }\nlanguages = [\"ja\", \"en\"]\n",
    );
    fs::create_dir(site.file("content")).expect("a folder");
    site
}

fn import(site: &Site, source: &str) -> Run {
    site.naosu(["import", &format!("{SOURCES}/{source}")])
}

/// A site that a source was imported into, which has no fault and can be built.
fn imported(source: &str) -> Site {
    let site = empty();
    let run = import(&site, source);
    assert_eq!(run.code, 0, "{run:?}");
    let check = site.naosu(["check", "--format", "json"]);
    assert!(
        !check.stdout.contains("\"severity\":\"error\""),
        "{check:?}"
    );
    assert_eq!(site.naosu(["build"]).code, 0);
    site
}

/// The content's files, each with its text.
fn content(site: &Site) -> Vec<(String, Vec<u8>)> {
    let root = site.path();
    let files = walkdir::WalkDir::new(root.join("content")).sort_by_file_name();
    let files = files.into_iter().map(|file| file.expect("a file"));
    let files = files.filter(|file| file.file_type().is_file());
    let below = |path: &Path| {
        path.strip_prefix(root)
            .expect("below")
            .display()
            .to_string()
    };
    files
        .map(|file| (below(file.path()), fs::read(file.path()).expect("a file")))
        .collect()
}

#[track_caller]
fn says(site: &Site, file: &str, words: &[&str]) {
    let text = site.read(file);
    for word in words {
        assert!(text.contains(word), "{file} has no {word:?}:\n{text}");
    }
}

#[test]
fn a_folder_of_articles_in_two_languages_becomes_entries_with_their_fixes() {
    let site = imported("markdown");
    let error = "content/printing/offline.toml";
    says(
        &site,
        error,
        &[
            "kind = \"error\"",
            "ja = \"プリンターがオフラインと表示される\"",
            "en = \"The printer is offline\"",
            "updated = 2026-03-04",
            "products = [\"windows\"]",
            "owner = \"pc-desk\"",
            "{ ja = \"共有プリンター\", en = \"Shared printer\" }",
            "old_urls = [\"/old/Printer-Offline.html\", \"/printer-offline\"]",
            "text = { ja = \"プリンターに接続できません。\", en = \"Cannot connect to the printer.\" }",
            "[[sample]]",
        ],
    );
    says(
        &site,
        "content/printing/offline.en.md",
        &[
            "## Resolution {.fix}\n\n",
            "1. Turn the printer off and on.",
            "[Install the driver anew](entry:driver#download)",
            "![The printer's panel](pictures/panel.png)",
            "> [!NOTE]",
            "see the old page.",
        ],
    );
    says(&site, "content/setup/driver.toml", &["kind = \"fix\""]);
    says(
        &site,
        "content/setup/driver.en.md",
        &[
            "**administrator**",
            "`Ctrl`",
            "press Save",
            "[Watch the video](https://video.example/1)",
        ],
    );
    says(
        &site,
        "naosu.toml",
        &["id = \"pc-desk\"", "id = \"windows\""],
    );
    assert!(
        site.file("content/printing/printing.toml").is_file(),
        "the topic's hub"
    );
    assert!(
        !site.file("content/readme.toml").exists(),
        "README.md is no article"
    );
    let found = site.naosu(["find", "--lang", "en", "Cannot connect to the printer."]);
    assert!(found.stdout.contains("The printer is offline"), "{found:?}");
}

#[test]
fn nothing_is_dropped_silently() {
    let site = empty();
    let run = import(&site, "markdown");
    for lost in [
        "2 × dead link, its text kept",
        "2 × video made a link",
        "1 × file passed over",
        "1 × redirect that leads to no article",
    ] {
        assert!(run.stdout.contains(lost), "{run:?}");
    }
    says(
        &site,
        "import-report.html",
        &[
            "gone.md",
            "https://video.example/1",
            "README.md",
            "ms.topic",
        ],
    );
    let site = imported("hugo");
    says(
        &site,
        "import-report.html",
        &["{{&lt; figure src=&quot;a.png&quot; &gt;}}"],
    );
}

#[test]
fn notes_of_every_generator_are_notes() {
    let site = imported("hugo");
    let text = site.read("content/vpn/slow.en.md");
    assert_eq!(
        text.trim(),
        "> [!WARNING]\n> Evenings are busy.\n\n> [!TIP]\n> **Near**\n>\n> Choose a gateway that is near.\n\n>[!NOTE]\n>\n>Mornings are quiet."
    );
}

#[test]
fn a_second_import_changes_nothing_and_edited_entries_stay() {
    let site = imported("markdown");
    let before = content(&site);
    let config = site.read("naosu.toml");
    let run = import(&site, "markdown");
    assert!(run.stdout.contains("0 written"), "{run:?}");
    assert_eq!(content(&site), before);
    assert_eq!(site.read("naosu.toml"), config);

    site.replace("content/setup/driver.en.md", "Do this", "Please do this");
    let run = import(&site, "markdown");
    assert!(
        run.stdout.contains("edited since, left alone: driver"),
        "{run:?}"
    );
    says(&site, "content/setup/driver.en.md", &["Please do this"]);
}

#[test]
fn people_decide_on_messages_and_on_the_map() {
    let site = imported("markdown");
    site.replace("import-messages.toml", "accept = true", "accept = false");
    let run = import(&site, "markdown");
    assert_eq!(run.code, 0, "{run:?}");
    says(
        &site,
        "content/printing/offline.toml",
        &["kind = \"problem\""],
    );
    says(&site, "import-messages.toml", &["accept = false"]);

    site.replace("import.toml", "\"Resolution\", ", "");
    site.replace("import.toml", "\"解決策\", ", "");
    let run = import(&site, "markdown");
    assert_eq!(run.code, 0, "{run:?}");
    let text = site.read("content/printing/offline.en.md");
    assert!(text.contains("1. Turn the printer off and on."), "{text}");
    assert!(!text.contains("{.fix}"), "{text}");

    site.write(
        "import.toml",
        "source = \"markdown\"\n[keys]\ncolour = [\"x\"]\n",
    );
    let run = import(&site, "markdown");
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("import.toml:3:1: "), "{run:?}");
    site.write("import.toml", "source = \"wiki\"\n");
    let run = import(&site, "markdown");
    assert!(run.stderr.contains("--map"), "{run:?}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let site = empty();
    let run = site.naosu(["import", &format!("{SOURCES}/markdown"), "--dry-run"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.contains("would be written"), "{run:?}");
    assert!(content(&site).is_empty());
    for file in ["import.toml", "import-report.html", ".naosu"] {
        assert!(!site.file(file).exists(), "{file}");
    }
}

#[test]
fn everything_can_go_to_one_folder() {
    let site = empty();
    let source = format!("{SOURCES}/markdown");
    let run = site.naosu(["import", &source, "--into", "content/pc/help"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(site.file("content/pc/pc.toml").is_file());
    assert!(site.file("content/pc/help/offline.en.md").is_file());
    for wrong in ["..", "content/../x", "content"] {
        let run = site.naosu(["import", &source, "--into", wrong]);
        assert_eq!(run.code, 3, "{wrong}: {run:?}");
    }
}

#[test]
fn a_help_desks_table_becomes_entries_whatever_its_encoding() {
    for file in ["table/faq.csv", "table/faq.xlsx"] {
        let site = imported(file);
        let all = content(&site);
        let (path, error) = all
            .iter()
            .find(|(_, text)| String::from_utf8_lossy(text).contains("0x000006BA"))
            .expect("an error");
        let error = String::from_utf8_lossy(error);
        for words in [
            "kind = \"error\"",
            "スプーラーが停止しました",
            "en = \"Printing stops halfway\"",
        ] {
            assert!(error.contains(words), "{path}: {error}");
        }
        let prose = path.replace(".toml", ".en.md");
        says(&site, &prose, &["1. Turn it off.\n2. Print again."]);
        let found = site.naosu(["find", "スプーラーが停止しました"]);
        assert_eq!(found.code, 0, "{found:?}");
    }
}

#[test]
fn each_message_of_a_catalogue_is_an_error_with_slots() {
    for (source, paste, texts) in [
        (
            "po",
            "Cannot connect to mail01: error 42",
            "text = { ja = \"{arg1} に接続できません: エラー {arg2}\", en = \"Cannot connect to {arg1}: error {arg2}\" }",
        ),
        (
            "properties",
            "ディスク D: がいっぱいです。",
            "text = { ja = \"ディスク {arg1} がいっぱいです。\", en = \"The disk {arg1} is full.\" }",
        ),
        (
            "resx",
            "The file <a.txt> was not found.",
            "text = { ja = \"ファイル <{arg1}> が見つかりません。\", en = \"The file <{arg1}> was not found.\" }",
        ),
        (
            "android",
            "The camera can't be opened (busy).",
            "text = { ja = \"カメラを開けません ({arg1})。\", en = \"The camera can't be opened ({arg1}).\" }",
        ),
        (
            "i18next",
            "You have used 9 of 10 GB.",
            "text = { ja = \"{total} GB のうち {used} GB を使いました。\", en = \"You have used {used} of {total} GB.\" }",
        ),
        (
            "rails",
            "The name admin is already taken.",
            "text = { ja = \"{name} という名前は使われています。\", en = \"The name {name} is already taken.\" }",
        ),
    ] {
        let site = imported(source);
        let all = content(&site);
        let is_there =
            |(_, text): &(String, Vec<u8>)| String::from_utf8_lossy(text).contains(texts);
        assert!(all.iter().any(is_there), "{source}: {texts}\n{all:?}");
        let found = site.naosu(["find", paste]);
        assert_eq!(found.code, 0, "{source}: {found:?}");
    }
    let run = import(&empty(), "properties");
    assert!(run.stdout.contains("2 × label passed over"), "{run:?}");
}

#[test]
fn pages_of_a_wiki_become_markdown() {
    let site = imported("confluence");
    says(
        &site,
        "content/confluence/sign-in-1234567.en.md",
        &[
            "**The password is wrong.**",
            "> [!CAUTION]\n> Do not try more than five times.",
            "1. Wait for a minute.",
            "   - Longer in the morning",
            "[Accounts](entry:accounts-7654321)",
            "| Mail | 5 minutes |",
            "```\nnet use *\n  /delete\n```",
        ],
    );
    says(
        &site,
        "content/confluence/accounts-7654321.en.md",
        &["account\\_name", "> Keep it *secret*."],
    );
    let site = imported("zendesk");
    let all = content(&site);
    let texts: Vec<String> = all
        .iter()
        .map(|(_, text)| String::from_utf8_lossy(text).into_owned())
        .collect();
    let has = |words: &str| texts.iter().any(|text| text.contains(words));
    for words in [
        "en = \"Printer settings\"",
        "1. Open\n2. Press",
        "[設定](entry:article-360001111)",
        "updated = 2026-02-01",
    ] {
        assert!(has(words), "{words}: {texts:#?}");
    }
}

#[test]
fn what_cannot_be_imported_is_said() {
    let site = empty();
    for (source, words) in [
        ("nowhere", "there is no"),
        ("table/../../cli", "nothing to import"),
    ] {
        let run = import(&site, source);
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.stderr.contains(words), "{run:?}");
    }
}
