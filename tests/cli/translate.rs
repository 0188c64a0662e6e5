//! `naosu translate`

use crate::site::Site;
use std::fs;

const FIX: &str = "content/printer/fixes/update-driver";
const ERROR: &str = "content/printer/errors/cannot-print";

/// The good site without the English of the fix and the error.
fn in_japanese() -> Site {
    let site = Site::good();
    for (entry, texts) in [
        (FIX, vec![", en = \"Update the driver\""]),
        (
            ERROR,
            vec![
                ", en = \"Printing does not start.\"",
                ", en = \"Cannot print on {printer} ({code})\"",
            ],
        ),
    ] {
        fs::remove_file(site.file(format!("{entry}.en.md"))).expect("it is there");
        for text in texts {
            site.replace(format!("{entry}.toml"), text, "");
        }
    }
    site
}

fn changed(before: &str, after: &str) -> Vec<String> {
    let before: Vec<&str> = before.lines().collect();
    let new = after.lines().filter(|line| !before.contains(line));
    new.map(str::to_owned).collect()
}

#[test]
fn a_translation_begins_with_a_place_for_each_text_and_the_prose_of_the_source() {
    let site = in_japanese();
    let before = site.read(format!("{ERROR}.toml"));
    let run = site.naosu(["translate", "cannot-print"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.stdout.lines().count(), 2, "{run:?}");
    let after = site.read(format!("{ERROR}.toml"));
    let new = [
        "summary = { ja = \"印刷が始まりません。\", en = \"\" }",
        "text = { ja = \"{printer} で印刷できません ({code})\", en = \"\" }",
        "[translated]",
        "en = \"\"",
    ];
    assert_eq!(changed(&before, &after), new);
    assert_eq!(after.lines().count(), before.lines().count() + 3);
    let prose = site.read(format!("{ERROR}.en.md"));
    assert!(prose.starts_with("<!-- untranslated: "), "{prose}");
    assert!(
        prose.contains("naosu translate cannot-print --record"),
        "{prose}"
    );
    let (_, below) = prose.split_once("-->\n\n").expect("a mark");
    assert_eq!(below, site.read(format!("{ERROR}.ja.md")));
}

#[test]
fn until_it_is_translated_readers_get_the_source_and_a_word_about_it() {
    let site = in_japanese();
    let page = |site: &Site| {
        let run = site.naosu(["build"]);
        assert_eq!(run.code, 0, "{run:?}");
        site.read("public/en/printer/update-driver/index.html")
    };
    let before = page(&site);
    site.naosu(["translate", "update-driver"]);
    assert_eq!(page(&site), before, "the page is what it was");
    let check = site.naosu(["check"]).stdout;
    assert!(check.contains("prose (`update-driver.en.md`)"), "{check}");
}

#[test]
fn a_translation_that_is_up_to_date_says_what_it_was_made_from() {
    let site = in_japanese();
    site.naosu(["translate", "update-driver"]);
    let prose = format!("{FIX}.en.md");
    let untouched = site.naosu(["translate", "update-driver", "--record"]);
    assert_eq!(untouched.code, 3, "{untouched:?}");
    assert!(
        untouched.stderr.contains("nothing is translated yet"),
        "{untouched:?}"
    );

    site.replace(
        format!("{FIX}.toml"),
        "en = \"\" }",
        "en = \"Update the driver\" }",
    );
    site.replace(&prose, "入れる", "Install");
    site.replace(&prose, "を実行します。", "is what to run.");
    site.replace(&prose, "試す", "Try it");
    site.replace(&prose, "で印刷します。", "is where to print.");
    let run = site.naosu(["translate", "update-driver", "--record"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!site.read(&prose).contains("untranslated"));
    assert!(site.read(&prose).starts_with("## Install\n"));
    let check = site.naosu(["check"]).stdout;
    assert!(!check.contains("stale-translation"), "{check}");

    site.replace(
        format!("{FIX}.ja.md"),
        "を実行します。",
        "を二度実行します。",
    );
    let check = site.naosu(["check"]).stdout;
    assert!(
        check.contains("naosu translate update-driver --record"),
        "{check}"
    );
    let early = site.naosu(["translate", "update-driver"]);
    assert!(
        early
            .stderr
            .contains("naosu translate update-driver --record"),
        "{early:?}"
    );
    assert_eq!(
        site.naosu(["translate", "update-driver", "--record"]).code,
        0
    );
    let again = site.naosu(["translate", "update-driver", "--record"]);
    assert!(again.stderr.contains("recorded already"), "{again:?}");
}

#[test]
fn what_somebody_has_written_stays_as_it_is() {
    let site = in_japanese();
    let prose = format!("{ERROR}.en.md");
    site.write(&prose, "Half of it.\n");
    let head = "# Who knows this: the print desk.\r\nsummary = { ja = \"始まらない\" } # short\r\nkind = \"error\"\r\n\r\n[[message]]\r\ntext.ja = \"一\" # as on the screen\r\n\r\n[title]\r\n  ja = \"題\"\r\n";
    site.write(format!("{ERROR}.toml"), head);
    let run = site.naosu(["translate", "cannot-print"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(site.read(&prose), "Half of it.\n");
    let expected = "# Who knows this: the print desk.\r\nsummary = { ja = \"始まらない\", en = \"\" } # short\r\nkind = \"error\"\r\n\r\n[[message]]\r\ntext.ja = \"一\" # as on the screen\r\ntext.en = \"\"\r\n\r\n[title]\r\n  ja = \"題\"\r\n  en = \"\"\r\n";
    assert_eq!(site.read(format!("{ERROR}.toml")), expected);
    let again = site.naosu(["translate", "cannot-print"]);
    assert_eq!(again.code, 3, "{again:?}");
    assert_eq!(site.read(format!("{ERROR}.toml")), expected);
}

#[test]
fn an_entry_of_one_file_gets_its_translation_beside_it() {
    for (open, close, head, record) in [
        (
            "---",
            "---",
            "kind: error\ntitle: 接続できない\nmessage:\n  - text: \"{printer} に接続できません\"\n    code: 0x80070035\nfixes:\n  - update-driver\n  - 電源を入れ直します。\ntags: [在宅]\n",
            "translated: \"",
        ),
        (
            "+++",
            "+++",
            "kind = \"error\"\ntitle = \"接続できない\"\nfixes = [\"update-driver\", \"電源を入れ直します。\"]\n[[message]]\ntext = \"{printer} に接続できません\"\ncode = \"0x80070035\"\n",
            "translated = \"",
        ),
    ] {
        let site = Site::good();
        let one = "content/printer/one.md";
        let own = format!("{open}\n{head}{close}\n本文です。\n");
        site.write(one, &own);
        let run = site.naosu(["translate", "one"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(site.read(one), own, "the entry's own file is left alone");
        let other = "content/printer/one.en.md";
        let begun = site.read(other);
        let filled = begun.replace("text: \"\"", "text: \"{printer} is away\"");
        let filled = filled.replace("text = \"\"", "text = \"{printer} is away\"");
        let filled = filled
            .replace("\"\"", "\"Words\"")
            .replace("本文です。", "The text.");
        let filled = filled.replace("translated: \"Words\"", "translated: \"\"");
        let filled = filled.replace("translated = \"Words\"", "translated = \"\"");
        site.write(other, filled);
        let run = site.naosu(["translate", "one", "--record"]);
        assert_eq!(run.code, 0, "{run:?}");
        let done = site.read(other);
        let hash = done.split_once(record).expect("it is there").1;
        assert!(hash.starts_with(|c: char| c.is_ascii_hexdigit()), "{done}");
        let check = site.naosu(["check", "--in", "content/printer", "--format", "json"]);
        let of_one = check.stdout.lines().filter(|line| line.contains("/one."));
        assert_eq!(of_one.collect::<Vec<_>>(), [""; 0]);
    }
}

#[test]
fn a_hash_is_recorded_however_the_others_are_written() {
    let toml = "kind = \"article\"\ntitle = { ja = \"題\", en = \"Title\" }\n";
    let yaml = "---\ntitle: 題\n";
    for (file, head, recorded) in [
        (
            "toml",
            "translated = { ja = \"0\" }\n",
            "translated = { ja = \"0\", en = \"@\" }",
        ),
        (
            "toml",
            "translated = { en = '0' } # by hand\n",
            "{ en = \"@\" } # by hand",
        ),
        (
            "toml",
            "[translated]\nja = \"0\" # one\n",
            "[translated]\nja = \"0\" # one\nen = \"@\"\n",
        ),
        (
            "toml",
            "translated.ja = \"0\"\n",
            "translated.ja = \"0\"\ntranslated.en = \"@\"\n",
        ),
        (
            "toml",
            "tags = [\"a\"]",
            "tags = [\"a\"]\n\n[translated]\nen = \"@\"\n",
        ),
        (
            "md",
            "translated:\n  ja: 0\n",
            "translated:\n  ja: 0\n  en: \"@\"\n---",
        ),
        (
            "md",
            "translated: { ja: 0 }\n",
            "translated: { ja: 0, en: \"@\" }\n---",
        ),
        (
            "md",
            "translated:\n  en: 12 # by hand\ntags: [a]\n",
            "  en: \"@\" # by hand\ntags: [a]\n---",
        ),
    ] {
        let site = Site::good();
        let own = format!("content/printer/some.{file}");
        match file {
            "toml" => {
                site.write(&own, format!("{toml}{head}"));
                site.write("content/printer/some.ja.md", "本文\n");
            }
            _ => site.write(&own, format!("{yaml}{head}---\n本文\n")),
        }
        site.write("content/printer/some.en.md", "The text\n");
        let run = site.naosu(["translate", "some", "--lang", "en", "--record"]);
        assert_eq!(run.code, 0, "{head}: {run:?}");
        let written = site.read(&own);
        let (before, after) = recorded.split_once('@').expect("a place");
        let (at, _) = written.match_indices(before).next().expect(&written);
        let hash = &written[at + before.len()..][..12];
        assert!(
            hash.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{written}"
        );
        assert!(
            written[at + before.len() + 12..].starts_with(after),
            "{written}"
        );
    }
}

#[test]
fn an_article_without_a_head_is_translated_too() {
    let site = Site::good();
    site.write("content/printer/two.md", "# 表題\n\n本文\n");
    assert_eq!(site.naosu(["translate", "two"]).code, 0);
    site.replace("content/printer/two.en.md", "表題", "Title");
    site.replace("content/printer/two.en.md", "本文", "Text");
    let run = site.naosu(["translate", "two", "--record"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("nothing else is wrong"), "{run:?}");
    assert_eq!(site.read("content/printer/two.md"), "# 表題\n\n本文\n");
}

#[test]
fn what_cannot_be_translated_is_told() {
    let site = Site::good();
    for (args, why) in [
        (vec!["no-such-entry"], "there is no entry no-such-entry"),
        (vec!["update-driver"], "say it by --lang"),
        (
            vec!["update-driver", "--lang", "en"],
            "has its place in `en`",
        ),
        (
            vec!["old-driver", "--lang", "en", "--record"],
            "no prose in `ja`",
        ),
    ] {
        let run = site.naosu(["translate"].into_iter().chain(args));
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.stderr.contains(why), "{run:?}");
    }
}
