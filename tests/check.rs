//! Whole sites, read and checked. Each broken site is the good one with some files changed: see
//! `tests/sites/README.md`.

mod sites;

use naosu::{
    content::{Code, Location, Reading, Severity, read_on},
    links::{self, Verdict},
};
use naosu_vocabulary::{Kind, Lang};
use sites::{good, write};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

fn check(root: &Path) -> Reading {
    read_on(root, jiff::civil::date(2026, 11, 22))
}

fn lines(reading: &Reading) -> String {
    let lines: Vec<String> = reading.findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn a_good_site_is_read_without_findings() {
    let reading = check(&sites::folder().join("good"));
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
    let reading = check(Path::new(sites::ROOT));
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
    let page = Path::new(sites::ROOT).join("docs/format.md");
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
    let mut all = Kind::ALL.map(Kind::name);
    all.sort_unstable();
    assert_eq!(kinds, all);
}

#[test]
fn every_fault_is_found_with_its_place() {
    for (name, site) in sites::broken() {
        insta::assert_snapshot!(name, lines(&check(site.path())));
    }
}

#[cfg(unix)]
#[test]
fn every_code_is_shown_by_a_broken_site() {
    let mut shown: BTreeSet<&str> = codes_of_a_search();
    shown.extend(codes_of_links());
    let mut look = |site: TempDir| {
        let findings = check(site.path()).findings;
        shown.extend(findings.iter().map(|finding| finding.code.name()));
    };
    sites::broken().for_each(|(_, site)| look(site));
    look(no_text());
    look(links_out().0);
    let silent = Code::ALL.map(Code::name).into_iter();
    let silent: Vec<&str> = silent.filter(|code| !shown.contains(code)).collect();
    assert_eq!(silent, [""; 0], "no site in tests/sites/broken shows these");
}

/// The codes of what `check --findability` finds where a sample is no message's.
fn codes_of_a_search() -> BTreeSet<&'static str> {
    let site = good();
    let path = site.path().join("content/printer/errors/cannot-print.toml");
    let text = fs::read_to_string(&path).expect("the error");
    let other = "text = \"The quick brown fox\"";
    let text = text.replace("text = \"Cannot print on LP-3 (0x00000709)\"", other);
    fs::write(path, text).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_naosu"));
    command.args(["check", "--findability", "--format", "json", "--root"]);
    let output = command.arg(site.path()).output().expect("naosu runs");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    let code = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).expect("an object a line");
        let code = record["code"].as_str().and_then(Code::from_name);
        code.expect("a code").name()
    };
    output.lines().map(code).collect()
}

/// The codes of what `check --links` finds.
fn codes_of_links() -> Vec<&'static str> {
    let at = || vec![Location::Path("naosu.toml".into())];
    let verdicts = [
        ("a", Verdict::Good),
        ("b", Verdict::Moved("c".to_owned())),
        ("d", Verdict::Broken("gone".to_owned())),
        ("e", Verdict::Unanswered("busy".to_owned())),
    ];
    let verdicts = verdicts.map(|(address, verdict)| (address.to_owned(), verdict));
    let links = verdicts.clone().map(|(address, _)| (address, at()));
    let found = links::findings(&links.into(), &verdicts.into());
    found.iter().map(|finding| finding.code.name()).collect()
}

#[test]
fn codes_are_listed_by_their_words() {
    let words = Code::ALL.map(Code::name);
    assert!(words.is_sorted());
}

#[test]
fn files_that_are_no_text_or_too_long_are_told() {
    insta::assert_snapshot!("no-text", lines(&check(no_text().path())));
}

fn no_text() -> TempDir {
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
    site
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
    let (site, _elsewhere) = links_out();
    insta::assert_snapshot!("links-out", lines(&check(site.path())));
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_content_folder_is_part_of_it() {
    use std::os::unix::fs::symlink;
    let site = good();
    write(&site, ".git/config", "[remote]");
    write(&site, ".env", "PASSWORD=secret");
    write(&site, "content/.git/config", "[remote]");
    let content = site.path().join("content/printer");
    symlink("../../.git/config", content.join("a.txt")).expect("a link");
    symlink("../../.git", content.join("b")).expect("a link");
    symlink(site.path().join(".env"), content.join("c.txt")).expect("a link");
    symlink("../.git/config", content.join("d.txt")).expect("a link");
    symlink("../../naosu.toml", content.join("e.txt")).expect("a link");
    symlink("printer.toml", content.join("f.txt")).expect("a link");
    symlink("nowhere", content.join(".#g.ja.md")).expect("a link");
    let reading = check(site.path());
    let told: Vec<String> = reading
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.code, finding.location))
        .collect();
    let expected = ["a.txt", "b", "c.txt", "d.txt", "e.txt"];
    let expected = expected.map(|name| format!("outside-site content/printer/{name}"));
    assert_eq!(told, expected);
    let assets: Vec<_> = reading.library.assets().collect();
    assert!(
        assets.contains(&&PathBuf::from("content/printer/f.txt")),
        "{assets:?}"
    );
    assert_eq!(assets.len(), 2, "{assets:?}");
}

#[test]
fn addresses_of_sites_that_lead_elsewhere_are_refused() {
    for good in [
        "https://help.example",
        "https://help.example/",
        "http://127.0.0.1:8080/kb",
        "https://[::1]:8080",
        "https://例え.example/ヘルプ/",
    ] {
        let kept = naosu::content::base_url(good);
        assert_eq!(kept.as_deref(), Ok(good.trim_end_matches('/')));
    }
    for bad in [
        "",
        "help.example",
        "https://",
        "https:///x",
        "https://x//evil.example",
        "https://x/a//b",
        "https://x//",
        "https://x/..",
        "https://x/a/../b",
        "https://x/%2e%2E/b",
        "https://x/.",
        "https://x/..;/b",
        "https://x/a%2fb",
        "https://x\\y",
        "https://x/?q",
        "https://x/#a",
        "https://user:word@x",
        "https://x:y",
        "https://x y",
        "https://x/a\nb",
        "javascript:alert(1)",
        "file:///",
        "//x",
    ] {
        assert!(naosu::content::base_url(bad).is_err(), "{bad}");
    }
}

#[cfg(unix)]
fn links_out() -> (TempDir, TempDir) {
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
    (site, elsewhere)
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
            .all(|finding| finding.severity() == Severity::Warning)
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
