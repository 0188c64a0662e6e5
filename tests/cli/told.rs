//! `naosu check` on sites with many findings: what is told, in which form, and how it ends.

use crate::site::Site;
use serde_json::Value;
use std::fs;

const ERROR: &str = "content/printer/errors/cannot-print.toml";

/// Twelve questions in one language, and an entry that names one that is not there.
fn many() -> Site {
    let site = Site::good();
    for number in 10..22 {
        let folder = if number < 20 { "fax" } else { "scanner" };
        site.write(
            format!("content/{folder}/question-{number}.toml"),
            format!("kind = \"faq\"\ntitle = {{ ja = \"質問 {number}\" }}\n"),
        );
    }
    site.replace(ERROR, "\"update-driver\"]", "\"update-drivers\"]");
    site
}

fn codes(json: &str) -> Vec<String> {
    let lines = json.lines().map(|line| {
        let finding: Value = serde_json::from_str(line).expect("an object a line");
        finding["code"].as_str().expect("a code").to_owned()
    });
    lines.collect()
}

#[test]
fn of_many_findings_of_a_kind_the_first_stand_for_all_and_errors_come_last() {
    let run = many().naosu(["check"]);
    assert_eq!(run.code, 1, "{run:?}");
    insta::assert_snapshot!(run.stdout);
    assert_eq!(run.stderr, "1 error, 14 warnings\n");
}

#[test]
fn all_shows_each() {
    let run = many().naosu(["check", "--all"]);
    assert_eq!(run.stdout.matches("--> content").count(), 15, "{run:?}");
    assert!(!run.stdout.contains('×'), "{run:?}");
}

#[test]
fn errors_are_shown_in_full_where_warnings_are_not() {
    let site = Site::good();
    for number in 10..40 {
        let text = "kind = \"faq\"\ntitle = { ja = \"質\", en = \"Q\" }\nno = 1\n";
        site.write(format!("content/fax/question-{number}.toml"), text);
    }
    let run = site.naosu(["check"]);
    assert_eq!(run.stdout.matches("error[unknown-key]: ").count(), 30);
}

#[test]
fn what_is_told_can_be_chosen_and_the_exit_code_follows() {
    let site = many();
    let told = |more: &[&str]| {
        let args = ["check", "--format", "json"];
        let run = site.naosu(args.into_iter().chain(more.iter().copied()));
        (run.code, codes(&run.stdout))
    };
    let (code, all) = told(&[]);
    assert_eq!((code, all.len()), (1, 15));
    let dangling = vec!["dangling-id".to_owned()];
    assert_eq!(told(&["--errors"]), (1, dangling.clone()));
    assert_eq!(told(&["--only", "dangling-id"]), (1, dangling));
    let (code, missing) = told(&["--only", "missing-translation"]);
    assert_eq!((code, missing.len()), (0, 12));
    let (code, both) = told(&["--only", "missing-translation,no-hub"]);
    assert_eq!((code, both.len()), (0, 14));
    let (code, fax) = told(&["--in", "content/fax"]);
    assert_eq!((code, fax.len()), (0, 11), "{fax:?}");
    assert_eq!(told(&["--in", "content/fax", "--strict"]).0, 1);
    let lenient = ["--in", "content/fax", "--strict"];
    let lenient = lenient
        .iter()
        .chain(&["--allow", "missing-translation", "--allow", "no-hub"]);
    assert_eq!(told(&lenient.copied().collect::<Vec<_>>()).0, 0);
    let (_, strict) = told(&["--errors", "--strict", "--allow", "no-hub"]);
    assert_eq!(strict.len(), 13, "{strict:?}");
}

#[test]
fn a_path_is_that_of_the_current_folder_or_of_the_site() {
    let site = many();
    let told = |folder: &str, path: &str| {
        let mut command = site.command(["check", "--format", "json", "--in", path]);
        let run = crate::site::run(command.current_dir(site.file(folder)));
        (run.code, run.stdout.lines().count())
    };
    assert_eq!(told("content", "fax"), (0, 11));
    assert_eq!(told("content", "content/fax"), (0, 11));
    assert_eq!(told("content/fax", "question-10.toml"), (0, 1));
    assert_eq!(told("content", "nowhere").0, 3);
}

#[test]
fn what_a_baseline_has_is_not_told_again_wherever_its_line_has_gone() {
    let site = many();
    let before = site.naosu(["check", "--format", "json"]);
    let utf16 = before.stdout.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
    site.write("windows.jsonl", utf16);
    let run = site.naosu(["check", "--baseline", "windows.jsonl"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    site.write("baseline.jsonl", before.stdout);
    let run = site.naosu(["check", "--baseline", "baseline.jsonl"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.contains("15 findings left out"), "{run:?}");

    let text = site.read(ERROR);
    site.write(ERROR, format!("# A line more.\n\n{text}"));
    site.replace(ERROR, "\"old-driver\"]", "\"old-drivers\"]");
    fs::remove_file(site.file("content/fax/question-10.toml")).expect("it is there");
    let run = site.naosu(["check", "--baseline", "baseline.jsonl"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(run.stdout.matches("--> ").count(), 1, "{run:?}");
    assert!(run.stdout.contains("no cause `old-drivers`"), "{run:?}");
    let gone = "1 of the baseline are there no more";
    assert!(run.stderr.contains(gone), "{run:?}");
}

#[test]
fn a_file_that_is_no_baseline_is_told_with_how_one_is_written() {
    let site = many();
    site.write("baseline.jsonl", "{\"code\": \"a\", \"path\": \"b\"}\n");
    for file in ["baseline.jsonl", "nowhere.jsonl"] {
        let run = site.naosu(["check", "--baseline", file]);
        assert_eq!(run.code, 3, "{run:?}");
        let how = format!("naosu check --format json > {file}");
        assert!(run.stderr.contains(&how), "{run:?}");
    }
}

/// A text of the site that tries what annotations and addresses are made of.
fn odd() -> Site {
    let site = Site::good();
    site.write(
        "content/printer/more/50%, 紙.ja.md",
        "prose of no entry, and no language",
    );
    site.write(
        "content/printer/more/why-duplex.ja.md",
        "紙 [a](50%25,x:y::z.png)\n",
    );
    site
}

#[test]
fn annotations_stand_on_one_line_with_what_the_runner_reads_written_out() {
    let run = odd().naosu(["check", "--format", "github"]);
    assert_eq!(run.code, 1, "{run:?}");
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn annotations_name_files_from_the_root_of_the_repository() {
    let site = many();
    let around = Site::empty();
    fs::create_dir(around.file(".git")).expect("a folder");
    fs::rename(site.path(), around.file("help")).expect("moved");
    let args = ["check", "--root", "help", "--errors", "--format"];
    let told = |format| around.naosu(args.into_iter().chain([format])).stdout;
    let expected = "::error file=help/content/printer/errors/cannot-print.toml,line=";
    assert!(told("github").starts_with(expected), "{}", told("github"));
    let uri = "\"uri\":\"help/content/printer/errors/cannot-print.toml\"";
    assert!(told("sarif").contains(uri), "{}", told("sarif"));
}

#[test]
fn in_strict_runs_annotations_are_errors() {
    let site = many();
    let run = site.naosu([
        "check",
        "--format",
        "github",
        "--in",
        "content/fax",
        "--strict",
    ]);
    assert_eq!(run.stdout.matches("::error ").count(), 11, "{run:?}");
}

/// The schema of OASIS, without its descriptions.
const SARIF: &str = include_str!("../sarif/sarif-2.1.0.schema.json");

#[test]
fn sarif_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(SARIF).expect("JSON");
    let schema = jsonschema::draft4::new(&schema).expect("a schema");
    for site in [many(), odd(), Site::good()] {
        let run = site.naosu(["check", "--format", "sarif"]);
        let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let wrong = schema.iter_errors(&log).map(|error| error.to_string());
        assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
        let driver = &log["runs"][0]["tool"]["driver"];
        for result in log["runs"][0]["results"].as_array().expect("results") {
            let rule = &driver["rules"][result["ruleIndex"].as_u64().expect("a number") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
}

#[test]
fn sarif_knows_a_finding_again_whose_line_has_moved_and_tells_equal_ones_apart() {
    let site = many();
    let wrong = "fixes = [\"update-drivers\", \"update-drivers\"]\n";
    site.write(
        "content/fax/one.toml",
        format!("kind = \"faq\"\ntitle = {{ ja = \"一\", en = \"One\" }}\n{wrong}"),
    );
    let prints = || {
        let run = site.naosu(["check", "--format", "sarif", "--only", "dangling-id"]);
        let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let results = log["runs"][0]["results"]
            .as_array()
            .expect("results")
            .clone();
        let prints = results
            .into_iter()
            .map(|result| result["partialFingerprints"].to_string());
        prints.collect::<Vec<_>>()
    };
    let before = prints();
    let mut distinct = before.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!((before.len(), distinct.len()), (3, 3));
    let text = site.read("content/fax/one.toml");
    site.write("content/fax/one.toml", format!("\n\n# moved\n{text}"));
    assert_eq!(prints(), before);
}
