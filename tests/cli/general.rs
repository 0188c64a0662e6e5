//! What holds for every command.

use crate::site::{Site, naosu, run};
use std::{io::Read, process::Stdio};

#[test]
fn wrong_arguments_exit_with_2() {
    for args in [
        vec![],
        vec!["frobnicate"],
        vec!["new", "poem", "x"],
        vec!["find", "--lang", "xx", "paste"],
        vec!["serve", "--port", "70000"],
        vec!["check", "--format", "xml"],
    ] {
        let run = run(&mut naosu(&args));
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert_eq!(run.stdout, "");
    }
}

#[test]
fn a_folder_without_a_site_is_a_failure_with_a_hint() {
    let site = Site::empty();
    for command in ["build", "check", "serve"] {
        let run = site.naosu([command]);
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.stderr.contains("no naosu.toml in "), "{run:?}");
        assert!(run.stderr.contains("naosu init DIR"), "{run:?}");
    }
    let run = site.naosu(["check", "--root", "nowhere"]);
    assert_eq!(run.code, 3);
    assert!(run.stderr.contains("no naosu.toml in nowhere"), "{run:?}");
}

#[test]
fn the_site_is_found_from_any_folder_below() {
    let site = Site::good();
    let run = run(site
        .command(["check"])
        .current_dir(site.file("content/printer/fixes")));
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn help_tells_the_exit_codes() {
    let run = run(&mut naosu(["--help"]));
    assert_eq!(run.code, 0);
    for code in [
        "0  done",
        "1  the answer is no",
        "2  the arguments",
        "3  it could not",
    ] {
        assert!(run.stdout.contains(code), "{code} is not in {}", run.stdout);
    }
}

#[test]
fn completions_and_manual_come_from_the_same_arguments() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = run(&mut naosu(["completions", shell]));
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("findability"), "{shell}");
    }
    let whole = run(&mut naosu(["man"]));
    assert!(whole.stdout.contains(".TH naosu 1"), "{whole:?}");
    let serve = run(&mut naosu(["man", "serve"]));
    assert!(serve.stdout.contains(".TH naosu-serve 1"), "{serve:?}");
    assert!(serve.stdout.contains("interface"));
    assert_eq!(run(&mut naosu(["man", "frobnicate"])).code, 3);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let site = Site::good();
    let keys: String = (0..5_000).map(|n| format!("key{n} = 1\n")).collect();
    let head = "kind = \"faq\"\ntitle = { ja = \"なぜ\", en = \"Why\" }\n";
    site.write("content/printer/why.toml", format!("{head}{keys}"));
    let mut command = site.command(["check", "--format", "json"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("naosu runs");
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().expect("its output");
    stdout.read_exact(&mut first).expect("some output");
    drop(stdout);
    let mut told = String::new();
    let stderr = child.stderr.take();
    stderr
        .expect("its errors")
        .read_to_string(&mut told)
        .expect("UTF-8");
    // The answer is what it would have been: there are errors.
    assert_eq!(child.wait().expect("an end").code(), Some(1), "{told}");
    assert_eq!(told, "");
}

#[test]
fn results_that_nobody_reads_are_a_failure() {
    let site = Site::good();
    assert_eq!(site.naosu(["build"]).code, 0);
    for command in [&["find", "Cannot print"][..], &["schema"], &["--help"]] {
        let run = unread(&site, command);
        assert_eq!(run.0, 3, "{command:?}: {}", run.1);
        assert!(run.1.contains("nobody reads it"), "{command:?}: {}", run.1);
    }
}

#[test]
fn work_is_done_though_nobody_hears_of_it() {
    let site = Site::good();
    assert_eq!(unread(&site, &["build"]), (0, String::new()));
    assert!(site.file("public/index.html").is_file());
    assert_eq!(unread(&site, &["bundle"]), (0, String::new()));
    assert!(site.file("bundle.zip").is_file());
    assert_eq!(unread(&site, &["new", "faq", "why-us"]), (0, String::new()));
    assert!(site.file("content/why-us.toml").is_file());

    // Neither does it matter that findings and talk cannot be written.
    site.write("content/why-us.en.md", "An answer.\n");
    let (_, writer) = std::io::pipe().expect("a pipe");
    let mut command = site.command(["build", "--output-dir", "elsewhere"]);
    let status = command.stderr(writer).stdout(Stdio::null()).status();
    assert_eq!(status.expect("naosu runs").code(), Some(0));
    assert!(site.file("elsewhere/index.html").is_file());
}

/// Runs a command with nobody at the end of its output; how it ends, and its errors.
fn unread(site: &Site, arguments: &[&str]) -> (i32, String) {
    let (_, writer) = std::io::pipe().expect("a pipe");
    let mut command = site.command(arguments.iter().copied());
    let output = command.stdout(writer).stderr(Stdio::piped()).output();
    let output = output.expect("naosu runs");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let errors = told.lines().filter(|line| line.contains("error"));
    let errors: Vec<&str> = errors.filter(|line| !line.contains("built")).collect();
    (output.status.code().expect("an end"), errors.join("\n"))
}

/// What steers a terminal, as it might stand in a text.
const STEERING: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[31m\u{9b}2J\u{202e}";

#[test]
fn nothing_that_is_not_ours_steers_the_terminal() {
    let site = Site::good();
    let fix = "content/printer/fixes/update-driver.en.md";
    let prose = site.read(fix);
    site.write(fix, format!("{prose}\nA step {STEERING}\n"));
    let bad = format!("content/{STEERING}.toml");
    site.write(&bad, "kind = \"poem\"");
    let name = format!("pastes{STEERING}.jsonl");
    site.write(&name, "x\n");
    for command in [
        &["check"][..],
        &["check", "--format", "json"],
        &["build"],
        &["find", STEERING],
        &["find", "Cannot print on LP-3 (0x00000709)", "--lang", "en"],
        &["find", STEERING, "--format", "json"],
        &["find", "--batch", &name],
        &["find", "--product", STEERING, "x"],
        &["find", "--lang", "\u{1b}]0;owned\u{7}\u{202e}", "x"],
        &["check", "--root", STEERING],
        &["build", "--output-dir", STEERING],
        &["build", "--output-dir", "content/\u{1b}[31m"],
        &["new", "faq", STEERING],
        &["man", STEERING],
    ] {
        if command[0] == "find" && !site.file("public").exists() {
            // Neither file can be built.
            std::fs::remove_file(site.file(&bad)).expect("gone");
            site.write(fix, &prose);
            let run = site.naosu(["build"]);
            assert_eq!(run.code, 0, "{run:?}");
        }
        let mut coloured = site.command(command.iter().copied());
        let run = run(coloured.env("CLICOLOR_FORCE", "1"));
        for said in [&run.stdout, &run.stderr] {
            for steering in [
                "\u{1b}]",
                "\u{7}",
                "\u{1b}[2J",
                "\u{9b}",
                "\u{202e}",
                "\u{1b}[31m",
            ] {
                // Our own red is bold as well.
                let said = said
                    .replace("\u{1b}[1m\u{1b}[31m", "")
                    .replace("\u{1b}[31m\u{1b}[1m", "");
                assert!(
                    !said.contains(steering),
                    "{command:?}: {steering:?} in {said:?}"
                );
            }
        }
    }
}
