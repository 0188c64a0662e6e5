//! Entries of one Markdown file, topics within topics, entries in one language.

use crate::support::{assert_sound, build, copy_of_tiny, page};
use naosu::content::{self, Reading};
use naosu_vocabulary::{Kind, Lang};
use std::{fs, path::Path};

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A site of which nothing is wrong in these files: the rest of it lacks some translations.
fn read(site: &Path) -> Reading {
    let reading = content::read(site);
    let told = reading.findings.iter().map(ToString::to_string);
    let new = ["no-way", "plain", "paper", "a4", "english"];
    let told: Vec<String> = told
        .filter(|line| new.iter().any(|id| line.contains(&format!("/{id}."))))
        .collect();
    assert_eq!(told, [""; 0]);
    reading
}

#[test]
fn an_entry_may_be_one_markdown_file_with_its_keys_at_the_head() {
    let site = copy_of_tiny();
    let yaml = "---\nkind: error\ntitle: つながらない\nnumber: 0012\ntags: 在宅\nupdated: 2026-01-02\nmessage:\n  - text: '{server} に接続できません'\n    code: 0x80070035\nfixes: [電源を入れ直します。, restart-spooler]\n---\n本文\n";
    write(site.path(), "content/printer/no-way.md", yaml);
    let toml = "+++\ntitle = \"No connection\"\ntags = [\"remote\"]\nfixes = [\"Turn it off and on.\", \"restart-spooler\"]\n[[message]]\ntext = \"Cannot connect to {server}\"\n+++\nText\n";
    write(site.path(), "content/printer/no-way.en.md", toml);
    write(
        site.path(),
        "content/printer/plain.md",
        "# **紙**の入れ方\n\n本文\n",
    );
    write(
        site.path(),
        "content/printer/plain.en.md",
        "# Loading paper\n\nText\n",
    );
    let reading = read(site.path());
    let entry = reading.library.get("no-way").expect("it is there");
    assert_eq!(entry.kind(), Kind::Error);
    assert_eq!(entry.number.as_deref(), Some("0012"));
    assert_eq!(entry.tags, ["在宅", "remote"]);
    assert_eq!(
        entry.title.get(Lang::En).map(String::as_str),
        Some("No connection")
    );
    let message = &entry.problem().expect("a message").messages[0].message;
    assert_eq!(message.codes, ["0x80070035"]);
    assert_eq!(message.text.iter().count(), 2);
    assert_eq!(entry.fixes().len(), 2);
    let article = reading.library.get("plain").expect("it is there");
    assert_eq!(article.kind(), Kind::Article);
    assert_eq!(
        article.title.get(Lang::Ja).map(String::as_str),
        Some("紙の入れ方")
    );
    let prose = article.prose.get(Lang::En).expect("prose");
    assert_eq!(prose.text.trim(), "Text");
}

#[test]
fn what_is_in_one_language_by_decision_lacks_nothing_nor_do_entries_of_its_topic() {
    let site = copy_of_tiny();
    let hub = "---\nkind: topic\ntitle: 用紙\nlanguages: ja\n---\n";
    write(site.path(), "content/printer/paper/paper.md", hub);
    write(
        site.path(),
        "content/printer/paper/tray/a4.md",
        "# A4 の入れ方\n\n本文\n",
    );
    write(
        site.path(),
        "content/printer/english.md",
        "---\ntitle: Only here\nlanguages: [en]\n---\nText\n",
    );
    let reading = read(site.path());
    let get = |id| reading.library.get(id).expect("it is there");
    assert_eq!(get("a4").topic.as_deref(), Some("paper"));
    assert_eq!(get("paper").above.as_deref(), Some("printer"));
    assert!(get("a4").is_in(Lang::Ja) && !get("a4").is_in(Lang::En));
    assert!(get("english").prose.get(Lang::En).is_some());
}

#[test]
fn an_entry_of_one_file_is_a_page_with_its_solution_its_number_and_its_old_address() {
    let site = copy_of_tiny();
    let put = |path: &str, text| write(site.path(), &format!("content/printer/{path}"), text);
    put(
        "paper/paper.md",
        "---\nkind: topic\ntitle: 用紙\nlanguages: ja\n---\n",
    );
    let entry = "---\nkind: problem\ntitle: 紙が詰まる\nnumber: KB 4711\nold_urls: /old/4711.html\n\
                 updated: 2026-03-04\n---\n背景。\n\n## 紙を抜く {.fix}\n1. **電源**を切る。\n2. 紙を引く。\n";
    put("paper/jam.md", entry);
    let output = site.path().join("public");
    build(site.path(), &output).unwrap();
    assert_sound(&output);
    let html = page(&output, "ja/paper/jam/index.html");
    for wanted in [
        "<h3 id=\"紙を抜く\">紙を抜く</h3>",
        "<h4><strong>電源</strong>を切る。</h4>",
        "<p>背景。</p>",
        "KB 4711",
        "<time datetime=\"2026-03-04\">",
        "ja/printer/index.html\">",
        "ja/paper/index.html\">用紙",
    ] {
        assert!(html.contains(wanted), "no {wanted}");
    }
    assert!(page(&output, "old/4711.html").contains("../ja/paper/jam/index.html"));
    // Japanese by decision: there for whoever follows a link, and in no English list.
    assert!(page(&output, "ja/printer/index.html").contains("paper/index.html"));
    for list in [
        "en/printer/index.html",
        "en/index.html",
        "en/kind/problem/index.html",
    ] {
        let html = page(&output, list);
        let main = html.split("<main").nth(1).unwrap();
        assert!(!main.contains("paper/"), "{list}");
    }
    let map = fs::read_to_string(output.join("sitemap.xml")).unwrap();
    assert!(map.contains("/ja/paper/jam/") && !map.contains("/en/paper/jam/"));
}
