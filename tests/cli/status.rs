//! `naosu status`

use crate::site::Site;
use serde_json::Value;

const CAUSE: &str = "content/printer/causes/old-driver.toml";
const ERROR: &str = "content/printer/errors/cannot-print.toml";

/// A site with a little of everything to do.
fn neglected() -> Site {
    let site = Site::good();
    site.replace(CAUSE, ", en = \"The driver is old\"", "");
    site.replace(ERROR, "verified = 2026-11-01", "verified = 2020-01-01");
    site.replace(ERROR, "text = \"Cannot print on LP-3 (0x00000709)\"", "");
    site.replace(ERROR, "[[sample]]", "");
    site.write(
        "content/printer/more/old.toml",
        "kind = \"faq\"\nstate = \"archived\"\ntitle = { ja = \"古い\" }\n",
    );
    let prose = "content/printer/more/why-duplex";
    site.replace(
        format!("{prose}.toml"),
        "kind",
        "translated = { en = \"0123456789ab\" }\nkind",
    );
    site
}

fn json(site: &Site, more: &[&str]) -> Value {
    let args = ["status", "--format", "json"];
    let run = site.naosu(args.into_iter().chain(more.iter().copied()));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    serde_json::from_str(&run.stdout).expect("one object")
}

#[test]
fn a_table_says_what_there_is_to_do_for_whom() {
    let run = neglected().naosu(["status"]);
    assert_eq!(run.code, 0, "{run:?}");
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn programs_are_told_each_entry_with_its_reasons() {
    let site = neglected();
    let status = json(&site, &[]);
    assert_eq!(status["entries"], 7, "archived ones are left out: {status}");
    assert_eq!(status["concerns"]["no-owner"], 6, "{status}");
    let list = status["list"].as_array().expect("a list");
    let of = |id: &str| list.iter().find(|entry| entry["id"] == id).expect("listed");
    assert_eq!(of("old-driver")["lacking"], serde_json::json!(["en"]));
    assert_eq!(of("why-duplex")["stale"], serde_json::json!(["en"]));
    assert_eq!(of("cannot-print")["due"], "2020-03-31");
    let reasons = serde_json::json!(["overdue", "no-sample"]);
    assert_eq!(of("cannot-print")["concerns"], reasons);
    assert_eq!(status["languages"][1]["lang"], "en");
    assert_eq!(status["languages"][1]["complete"], 5, "{status}");
}

#[test]
fn it_may_be_asked_of_one_owner_or_topic_and_of_one_reason() {
    let site = neglected();
    assert_eq!(json(&site, &["--owner", "print-desk"])["entries"], 1);
    assert_eq!(json(&site, &["--topic", "nowhere"])["entries"], 0);
    let overdue = json(&site, &["--list", "overdue"]);
    assert_eq!(overdue["list"].as_array().map(Vec::len), Some(1));
    let run = site.naosu(["status", "--list", "untranslated"]);
    assert_eq!(
        run.stdout,
        format!("old-driver  ドライバーが古い  {CAUSE}\n")
    );
}

#[test]
fn what_the_search_does_not_find_is_told_where_it_is_asked_for() {
    let site = Site::good();
    site.replace(
        ERROR,
        "text = \"Cannot print on LP-3 (0x00000709)\"",
        "text = \"The quick brown fox jumps over the lazy dog\"",
    );
    let not_found = |more: &[&str]| json(&site, more)["concerns"]["not-found"].clone();
    assert_eq!(not_found(&[]), Value::Null);
    assert_eq!(not_found(&["--findability"]), 1);
}

#[test]
fn the_page_holds_all_that_it_needs_and_leads_to_where_an_entry_is_changed() {
    let site = neglected();
    let config = site.read("naosu.toml");
    let more = "[repository]\nedit_url = \"https://git.example/edit/{path}\"\n";
    site.write("naosu.toml", config + "\n" + more);
    for (lang, title, word) in [
        ("ja", "記事の管理状況", "訳が古い"),
        ("en", "How the entries are kept", "Translation out of date"),
    ] {
        let run = site.naosu(["status", "--page", "status.html", "--lang", lang]);
        assert_eq!(run.code, 0, "{run:?}");
        let page = site.read("status.html");
        assert!(page.contains(title) && page.contains(word), "{page}");
        let link = format!("<a href=\"https://git.example/edit/{CAUSE}\"");
        assert!(page.contains(&link), "{page}");
        assert!(page.contains("style-src 'sha256-"), "{page}");
        let in_japanese = page.contains("lang=\"ja\">ドライバーが古い</a>");
        assert_eq!(
            in_japanese,
            lang == "en",
            "a title in another language says so"
        );
        for elsewhere in ["src=", "<link", "<script", "url(http"] {
            assert!(!page.contains(elsewhere), "{elsewhere}");
        }
    }
}

#[test]
fn a_file_that_is_no_such_page_is_not_written_over() {
    let site = neglected();
    let before = site.read(CAUSE);
    let run = site.naosu(["status", "--page", CAUSE]);
    assert_eq!(run.code, 3, "{run:?}");
    assert_eq!(site.read(CAUSE), before);
    for _ in 0..2 {
        assert_eq!(site.naosu(["status", "--page", "status.html"]).code, 0);
    }
}

#[test]
fn what_readers_have_said_counts() {
    let site = Site::good();
    let said = |page: &str, answer: &str| {
        format!(
            "{{\"date\": \"2026-11-24\", \"lang\": \"en\", \"page\": \"{page}\", \"answer\": \"{answer}\"}}"
        )
    };
    let in_vain = "{\"lang\": \"ja\", \"answer\": \"not-found\", \"paste\": \"E-42\\nno toner\"}";
    let lines = [
        said("print-failed", "not-helped"),
        said("cannot-print", "not-helped"),
        said("cannot-print", "helped"),
        said("update-driver", "not-helped"),
        said("update-driver", "helped"),
        in_vain.to_owned(),
        in_vain.to_owned(),
    ];
    site.write("lines.jsonl", lines.join("\n"));
    site.write("list.json", format!("[\n{}\n]", lines.join(",\n")));
    for file in ["lines.jsonl", "list.json"] {
        let status = json(&site, &["--feedback", file, "--list", "not-helped"]);
        assert_eq!(status["list"][0]["id"], "cannot-print", "{status}");
        assert_eq!(status["list"].as_array().map(Vec::len), Some(1), "{status}");
        assert_eq!(status["in_vain"][0]["times"], 2, "{status}");
        let told = site.naosu(["status", "--feedback", file]).stdout;
        assert!(told.contains("2 searches in vain"), "{told}");
        assert!(told.contains("       2  E-42 no toner\n"), "{told}");
    }
    site.write("other.json", "{\"a\": 1}");
    let run = site.naosu(["status", "--feedback", "other.json"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.stderr.contains("line 1 is nothing that readers say"),
        "{run:?}"
    );
}

#[test]
fn where_nothing_is_to_do_that_is_said() {
    let site = Site::new();
    for file in [
        "content/printer/errors/printer-offline.toml",
        "content/printer/causes/printer-not-reachable.toml",
        "content/printer/fixes/restart-printer.toml",
        "content/printer/printer.toml",
    ] {
        let text = site.read(file);
        let owned = text.replacen("kind", "owner = \"desk\"\nkind", 1);
        site.write(file, owned);
    }
    let config = site.read("naosu.toml");
    let owner = "\n[[owner]]\nid = \"desk\"\nname = { ja = \"窓口\", en = \"Desk\" }\n";
    site.write("naosu.toml", config + owner);
    let run = site.naosu(["status"]);
    assert!(
        run.stdout.contains("nothing needs anybody's attention"),
        "{run:?}"
    );
}
