//! `naosu build`

use crate::site::Site;
use std::fs;

#[test]
fn a_build_tells_what_it_made_and_where() {
    let site = Site::good();
    let run = site.naosu(["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    let public = site.file("public");
    assert!(public.join("index.html").is_file());
    assert!(public.join("ja/index.html").is_file());
    assert!(run.stdout.trim_end().ends_with("public"), "{run:?}");
    assert!(
        run.stderr.starts_with("built 7 entries (1 error, "),
        "{run:?}"
    );
    assert!(run.stderr.contains("; written in ja "), "{run:?}");
    assert!(run.stderr.contains(" pages, "), "{run:?}");
}

#[test]
fn errors_stop_the_build_and_the_old_site_stays() {
    let site = Site::good();
    assert_eq!(site.naosu(["build"]).code, 0);
    let before = site.read("public/ja/index.html");
    site.replace("naosu.toml", "base_url", "bas_url");
    site.write("content/x.toml", "kind = \"poem\"");
    let run = site.naosu(["build"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("bas_url"), "all findings: {run:?}");
    assert!(run.stderr.contains("poem"), "all findings: {run:?}");
    assert!(
        run.stderr.contains("2 errors; nothing was built"),
        "{run:?}"
    );
    assert_eq!(site.read("public/ja/index.html"), before);
}

#[test]
fn a_folder_that_naosu_did_not_make_is_left_alone() {
    let site = Site::good();
    site.write("public/thesis.txt", "years of work");
    let run = site.naosu(["build"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("did not make"), "{run:?}");
    assert_eq!(site.read("public/thesis.txt"), "years of work");
    assert_eq!(site.naosu(["build", "--output-dir", "elsewhere"]).code, 0);
    assert!(site.file("elsewhere/index.html").is_file());
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let site = Site::good();
    site.write("occupied", "a file where a folder must be");
    let run = site.naosu(["build", "--output-dir", "occupied/site"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.starts_with("error: cannot "), "{run:?}");
    assert!(run.stderr.contains("occupied"), "{run:?}");
}

#[test]
fn drafts_are_built_when_asked_for() {
    let site = Site::good();
    let faq = "kind = \"faq\"\nstate = \"draft\"\ntitle = { ja = \"草稿\", en = \"Draft\" }\n";
    site.write("content/idea.toml", faq);
    site.write("content/idea.ja.md", "答え。\n");
    site.write("content/idea.en.md", "An answer.\n");
    assert_eq!(site.naosu(["build"]).code, 0);
    assert!(!site.file("public/en/idea").exists());
    assert_eq!(site.naosu(["build", "--drafts"]).code, 0);
    assert!(site.file("public/en/idea/index.html").is_file());
}

#[test]
fn the_address_can_be_given_on_the_command_line() {
    let site = Site::good();
    let run = site.naosu(["build", "--base-url", "https://kb.example/help"]);
    assert_eq!(run.code, 0, "{run:?}");
    let sitemap = site.read("public/sitemap.xml");
    assert!(sitemap.contains("https://kb.example/help/ja/"), "{sitemap}");
}

#[test]
fn an_address_that_no_site_has_is_refused() {
    let site = Site::good();
    for wrong in [
        "help.example",
        "file:///srv/kb",
        "https://",
        "https:///kb",
        "https://x//evil.example",
        "https://x/../y",
        "https://x/a?b",
        "https://x/a b",
        "//x",
    ] {
        for command in ["build", "bundle", "serve"] {
            let run = site.naosu([command, "--base-url", wrong]);
            assert_eq!(run.code, 2, "{command} {wrong}: {run:?}");
        }
        site.replace("naosu.toml", "https://help.example/", wrong);
        let run = site.naosu(["check"]);
        assert_eq!(run.code, 1, "{wrong}: {run:?}");
        site.replace(
            "naosu.toml",
            &format!("\"{wrong}\""),
            "\"https://help.example/\"",
        );
    }
    for good in [
        "http://localhost:8080",
        "https://ヘルプ.example/kb/",
        "http://[::1]/a/b",
    ] {
        let run = site.naosu(["build", "--base-url", good]);
        assert_eq!(run.code, 0, "{good}: {run:?}");
    }
}

#[test]
fn an_empty_site_is_built_or_told_why_not() {
    let site = Site::empty();
    site.write("naosu.toml", "title = { ja = \"空\", en = \"Empty\" }\n");
    let run = site.naosu(["build"]);
    assert!(run.code == 0 || run.code == 1, "{run:?}");
    assert_eq!(fs::metadata(site.file("public")).is_ok(), run.code == 0);
}

/// What a shell does as root of a machine of its own, where the system allows one.
#[cfg(target_os = "linux")]
fn in_a_container(site: &Site, script: &str) -> Option<crate::site::Run> {
    let unshare = |arguments: &[&str]| {
        let mut command = std::process::Command::new("unshare");
        command
            .args(["--map-root-user", "--mount", "sh", "-euc"])
            .args(arguments);
        command
            .env("NAOSU", env!("CARGO_BIN_EXE_naosu"))
            .current_dir(site.path());
        command
    };
    let allowed = unshare(&["mount -t tmpfs none /mnt"]).status();
    allowed
        .is_ok_and(|status| status.success())
        .then(|| crate::site::run(&mut unshare(&[script])))
}

#[cfg(target_os = "linux")]
#[test]
fn a_volume_is_written_in_place_and_what_is_mounted_around_it_may_be_read_only() {
    let site = Site::good();
    fs::create_dir(site.file("public")).expect("a folder");
    let script = r#"
        mount -t tmpfs none public
        mkdir public/lost+found
        "$NAOSU" build
        test -f public/ja/index.html
        echo help.example > public/CNAME
        echo '.x{}' > static/x.css
        mount --rbind . . && mount -o remount,ro,bind .
        cd "$PWD"
        sh -c 'echo x > y' && exit 9
        "$NAOSU" build
        rm_check=$(find public -name '.naosu-*')
        test -z "$rm_check"
        test -f public/CNAME && test -f public/x.css && test -d public/lost+found
        "$NAOSU" find "Cannot print on LP-3" --lang en
    "#;
    fs::create_dir_all(site.file("static")).expect("a folder");
    if let Some(run) = in_a_container(&site, script) {
        assert_eq!(run.code, 0, "{run:?}");
    }
}

#[test]
fn an_address_on_the_command_line_is_looked_at_as_that_of_the_settings() {
    let site = Site::good();
    for url in [
        "help.example",
        "https://x//evil.example",
        "https://x/../y",
        "https://x?q",
        "file:///",
    ] {
        for command in ["build", "serve"] {
            let run = site.naosu([command, "--base-url", url]);
            assert_eq!(run.code, 2, "{url}: {run:?}");
            assert!(
                run.stderr.contains("for example https://help.example"),
                "{run:?}"
            );
        }
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_fix_has_its_address_on_paper_where_the_site_knows_its_own() {
    let site = Site::good();
    let drawn = |page: &str| site.read(format!("public/en/printer/{page}/index.html"));
    assert_eq!(site.naosu(["build"]).code, 0);
    let fix = drawn("update-driver");
    assert!(
        fix.contains("<svg class=\"on-paper\" viewBox=\"0 0 "),
        "{fix}"
    );
    assert!(!drawn("cannot-print").contains("on-paper"));
    site.replace("naosu.toml", "base_url = \"https://help.example/\"\n", "");
    assert_eq!(site.naosu(["build"]).code, 0);
    assert!(!drawn("update-driver").contains("on-paper"));
}
