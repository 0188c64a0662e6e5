//! Runs that are ended before they are done: by Ctrl-C, a closed terminal, a killer.

use crate::site::Site;
use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A site that takes a while to build.
fn slow() -> Site {
    let site = Site::good();
    for n in 0..600 {
        let entry = format!("kind = \"faq\"\ntitle = {{ ja = \"なぜ{n}\", en = \"Why {n}\" }}\n");
        site.write(format!("content/why-{n}.toml"), entry);
        site.write(format!("content/why-{n}.ja.md"), "答え。\n");
        site.write(format!("content/why-{n}.en.md"), "An answer.\n");
    }
    site
}

/// Names in a folder that runs leave until they are done.
fn left(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder");
    let names = files.map(|file| file.expect("a file").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.contains("naosu-")).collect()
}

/// Starts a run and ends it as soon as it has begun to write into `watched`; its exit code.
fn ended(
    site: &Site,
    temporary: &Path,
    command: &[&str],
    signal: &str,
    watched: &Path,
) -> Option<i32> {
    let naosu = site.command(command.iter().copied());
    // Whoever runs the tests may have signals ignored, as `nohup` does; naosu would heed that.
    let mut command = Command::new("env");
    command
        .arg("--default-signal")
        .arg(naosu.get_program())
        .args(naosu.get_args())
        .current_dir(site.path())
        .env("TMPDIR", temporary)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("naosu runs");
    let start = Instant::now();
    while left(watched).is_empty() {
        assert!(start.elapsed() < Duration::from_secs(60), "it never began");
        thread::sleep(Duration::from_millis(1));
    }
    thread::sleep(Duration::from_millis(30));
    kill(&child, signal);
    child.wait().expect("an end").code()
}

fn kill(child: &Child, signal: &str) {
    let status = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(status.expect("kill runs").success());
}

#[test]
fn a_run_that_is_told_to_end_leaves_nothing() {
    let site = slow();
    let temporary = Site::empty();
    let (root, temporary) = (site.path(), temporary.path());
    let commands = [
        (&["build"][..], root),
        (&["bundle"], root),
        (&["bundle", "--single-file"], root),
        (&["check", "--findability"], temporary),
    ];
    let signals = [("-INT", 130), ("-TERM", 143), ("-HUP", 129), ("-QUIT", 131)];
    for ((command, watched), (signal, code)) in commands.into_iter().zip(signals) {
        let ended = ended(&site, temporary, command, signal, watched);
        assert_eq!(ended, Some(code), "{command:?} {signal}");
        assert_eq!(left(root), Vec::<String>::new(), "{command:?} {signal}");
        assert_eq!(
            left(temporary),
            Vec::<String>::new(),
            "{command:?} {signal}"
        );
    }
    assert!(!site.file("public").exists());
    assert!(!site.file("bundle.zip").exists());
}

#[test]
fn what_killed_runs_leave_goes_with_the_next() {
    let site = slow();
    let temporary = Site::empty();
    let (root, temporary) = (site.path(), temporary.path());
    for (command, watched) in [
        (&["build"][..], root),
        (&["bundle"], root),
        (&["check", "--findability"], temporary),
        (&["serve", "--port", "0"], temporary),
    ] {
        assert_eq!(ended(&site, temporary, command, "-KILL", watched), None);
        assert_eq!(left(watched).len(), 1, "{command:?}");
        // Any run that works there.
        let again = match command {
            ["serve", ..] => &["check", "--findability"],
            other => other,
        };
        let mut again = site.command(again.iter().copied());
        let status = again
            .env("TMPDIR", temporary)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .status();
        assert_eq!(status.expect("naosu runs").code(), Some(0), "{command:?}");
        assert_eq!(left(watched), Vec::<String>::new(), "{command:?}");
    }
}

#[test]
fn a_run_that_nohup_starts_goes_on_when_its_terminal_is_closed() {
    let site = slow();
    let mut command = Command::new("nohup");
    command
        .arg(env!("CARGO_BIN_EXE_naosu"))
        .arg("build")
        .current_dir(site.path());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("nohup runs");
    while left(site.path()).is_empty() {
        thread::sleep(Duration::from_millis(1));
    }
    kill(&child, "-HUP");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[test]
fn where_memory_ends_that_is_told_by_the_code_of_a_failure() {
    let site = Site::good();
    assert_eq!(site.naosu(["build"]).code, 0);
    site.write("paste.txt", "spool error 0x80070005 \n".repeat(2_500_000));
    let mut shell = Command::new("sh");
    let script = "ulimit -v 150000; exec \"$NAOSU\" find < paste.txt";
    shell
        .args(["-c", script])
        .env("NAOSU", env!("CARGO_BIN_EXE_naosu"))
        .current_dir(site.path());
    let output = shell.output().expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("memory allocation of "), "{told}");
}
