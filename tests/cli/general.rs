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
    assert_eq!(child.wait().expect("an end").code(), Some(0), "{told}");
    assert_eq!(told, "");
}
