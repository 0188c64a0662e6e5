//! `naosu check`

use crate::site::{Site, run};
use serde_json::Value;

/// Three faults in three places, Japanese before one of them on its line.
fn broken() -> Site {
    let site = Site::good();
    let cause = "content/printer/causes/old-driver.toml";
    site.replace(cause, "kind = \"cause\"", "kind = \"cause\"\nseverity = 3");
    let error = "content/printer/errors/cannot-print.toml";
    site.replace(error, "\"update-driver\"]", "\"update-drivers\"]");
    site.write("content/printer/why.toml", "kind = \"faq\"\ntitle = {");
    site
}

#[test]
fn findings_show_their_line_and_what_to_do() {
    let run = broken().naosu(["check"]);
    assert_eq!(run.code, 1);
    insta::assert_snapshot!(run.stdout);
    insta::assert_snapshot!(run.stderr, @"3 errors");
}

#[test]
fn findings_for_programs_come_one_a_line() {
    let run = broken().naosu(["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "");
    let findings: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    insta::assert_json_snapshot!(findings);
}

#[test]
fn a_sound_site_is_said_to_be_sound() {
    let site = Site::good();
    let run = site.naosu(["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.starts_with("nothing wrong in "), "{run:?}");
    let run = site.naosu(["check", "--format", "json"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "")
    );
}

#[test]
fn a_warning_is_no_error() {
    let site = Site::good();
    site.replace(
        "content/printer/errors/cannot-print.toml",
        "verified = 2026-11-01",
        "verified = 2020-01-01",
    );
    let run = site.naosu(["check"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.starts_with("warning["), "{run:?}");
    assert_eq!(run.stderr, "1 warning\n");
}

#[test]
fn colours_are_for_those_who_want_them() {
    let site = broken();
    let coloured = |variables: &[(&str, &str)]| {
        let run = run(site.command(["check"]).envs(variables.iter().copied()));
        assert_eq!(run.code, 1);
        run.stdout.contains('\x1b')
    };
    assert!(!coloured(&[]), "a pipe wants none");
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
}

#[test]
fn findability_tries_every_message_code_and_sample() {
    let site = Site::good();
    let run = site.naosu(["check", "--findability"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("4 pastes found"), "{run:?}");
}

#[test]
fn findability_tells_what_is_found_instead() {
    let site = Site::good();
    site.replace(
        "content/printer/errors/cannot-print.toml",
        "text = \"Cannot print on LP-3 (0x00000709)\"",
        "text = \"The quick brown fox jumps over the lazy dog\"",
    );
    let run = site.naosu(["check", "--findability"]);
    assert_eq!(run.code, 1, "{run:?}");
    let told = "this sample must find `cannot-print` first, but is not recognised";
    assert!(run.stdout.contains(told), "{run:?}");
    let place = "content/printer/errors/cannot-print.toml:17:1";
    assert!(run.stdout.contains(place), "{run:?}");
}

#[test]
fn in_strict_runs_a_warning_is_an_error_unless_it_is_allowed() {
    let site = Site::good();
    site.replace(
        "content/printer/errors/cannot-print.toml",
        "verified = 2026-11-01",
        "verified = 2020-01-01",
    );
    for command in ["check", "build", "bundle"] {
        assert_eq!(site.naosu([command]).code, 0, "{command}");
        let strict = site.naosu([command, "--strict"]);
        assert_eq!(strict.code, 1, "{strict:?}");
        let allowed = site.naosu([command, "--strict", "--allow", "review-overdue"]);
        assert_eq!(allowed.code, 0, "{allowed:?}");
        let another = site.naosu([command, "--strict", "--allow", "missing-title"]);
        assert_eq!(another.code, 1, "{another:?}");
        let unknown = site.naosu([command, "--strict", "--allow", "no-such-kind"]);
        assert_eq!(unknown.code, 2, "{unknown:?}");
    }
    let strict = site.naosu(["build", "--strict"]);
    assert!(
        strict.stderr.contains("1 warning; nothing was built"),
        "{strict:?}"
    );
}

#[test]
fn a_thousand_findings_on_one_long_line_are_told_with_what_is_around_each() {
    let site = Site::good();
    let wrong = "[あ](x:y) ".repeat(5000);
    site.write("content/printer/more/why-duplex.ja.md", &wrong);
    let run = site.naosu(["check", "--format", "json"]);
    let found: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(found.len(), 5000);
    assert!(run.stdout.len() < 5_000_000, "{} bytes", run.stdout.len());
    let last = &found[4999];
    let (column, from) = (last["column"].as_u64(), last["text_column"].as_u64());
    let before = column
        .zip(from)
        .map(|(column, from)| (column - from) as usize);
    let text = last["text"].as_str().expect("a text");
    let there: String = text.chars().skip(before.expect("columns")).collect();
    assert_eq!(there, "[あ](x:y) ");
    let run = site.naosu(["check", "--all"]);
    assert!(
        run.stdout.contains("why-duplex.ja.md:1:44992"),
        "the place in the line"
    );
}

#[test]
fn bytes_that_are_no_text_have_their_line_and_column() {
    let site = Site::good();
    let path = "content/printer/more/why-duplex.ja.md";
    site.write(path, b"\xe7\xb4\x99\n\xe7\xb4\x99 \x8e\x86\n");
    let run = site.naosu(["check", "--format", "json"]);
    let found: Value = serde_json::from_str(run.stdout.trim()).expect("one object");
    assert_eq!(found["code"], "not-utf8");
    assert_eq!((&found["line"], &found["column"]), (&2.into(), &3.into()));
    assert_eq!(found["path"], path);
}

#[test]
fn what_a_site_ignores_is_no_part_of_it() {
    let site = Site::good();
    for file in [
        "content/printer/Broken.toml",
        "content/printer/shot.psd",
        "content/attic/old.toml",
        "content/printer/attic/new.toml",
    ] {
        site.write(file, "kind =");
    }
    let errors = site.naosu(["check"]).stderr;
    assert!(errors.contains("errors"), "{errors}");
    let toml = site.read("naosu.toml");
    let ignore = "ignore = [\"Broken.*\", \"*.psd\", \"attic\"]\n";
    site.write("naosu.toml", format!("{ignore}{toml}"));
    let check = site.naosu(["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check:?}");

    // A path from content/ on means that one alone.
    let ignore = "ignore = [\"Broken.*\", \"attic/*\"]\n";
    site.write("naosu.toml", format!("{ignore}{toml}"));
    let check = site.naosu(["check"]).stdout;
    assert!(check.contains("content/printer/attic/new.toml"), "{check}");
    assert!(!check.contains("content/attic"), "{check}");

    site.write("naosu.toml", format!("ignore = [\"a[\"]\n{toml}"));
    let check = site.naosu(["check"]).stdout;
    assert!(check.contains("`a[` is no pattern"), "{check}");
}
