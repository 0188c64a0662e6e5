//! A site in a folder of its own, and naosu run on it.

use std::{
    ffi::OsStr,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

const GOOD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/good");

/// The command, to be run with these arguments. Nothing of the tester's terminal reaches it.
pub(crate) fn naosu<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_naosu"));
    command.args(args).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    ended(command.output().expect("naosu runs"))
}

/// Runs a command to its end with this on its standard input.
pub(crate) fn run_with(command: &mut Command, input: &[u8]) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child: Child = command.stderr(Stdio::piped()).spawn().expect("naosu runs");
    let mut stdin = child.stdin.take().expect("its input");
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).expect("naosu reads its input"));
        ended(child.wait_with_output().expect("naosu ends"))
    })
}

fn ended(output: Output) -> Run {
    Run {
        code: output.status.code().expect("an exit code, not a signal"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A site that goes away with the test.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// An empty folder.
    pub(crate) fn empty() -> Site {
        Site {
            folder: TempDir::new().expect("a folder"),
        }
    }

    /// A copy of the good site of `tests/sites`.
    pub(crate) fn good() -> Site {
        let site = Site::empty();
        for file in walkdir::WalkDir::new(GOOD) {
            let file = file.expect("the good site");
            let path = file.path().strip_prefix(GOOD).expect("below it");
            if file.file_type().is_file() {
                site.write(path, fs::read(file.path()).expect("a file"));
            }
        }
        site
    }

    /// What `naosu init` makes.
    pub(crate) fn new() -> Site {
        let site = Site::empty();
        let made = run(&mut naosu([OsStr::new("init"), site.path().as_os_str()]));
        assert_eq!(made.code, 0, "{made:?}");
        site
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self, path: impl AsRef<Path>) -> PathBuf {
        self.path().join(path)
    }

    pub(crate) fn write(&self, path: impl AsRef<Path>, text: impl AsRef<[u8]>) {
        let path = self.file(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.file(path)).expect("a file")
    }

    /// Changes a file, which must hold what is to be changed.
    pub(crate) fn replace(&self, path: impl AsRef<Path>, from: &str, to: &str) {
        let text = self.read(&path);
        assert!(text.contains(from), "{from} is not in {text}");
        self.write(path, text.replace(from, to));
    }

    /// The command, to be run in the site's folder.
    pub(crate) fn command<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = naosu(args);
        command.current_dir(self.path());
        command
    }

    /// Runs naosu in the site's folder.
    pub(crate) fn naosu<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Run {
        run(&mut self.command(args))
    }
}
