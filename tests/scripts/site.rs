//! A site with everything that a card can hold, built by the real command.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;

const GOOD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/good");
/// What the good site's fix says before its steps and after them.
const STEPS: [&str; 2] = [
    "content/printer/fixes/update-driver.en.md",
    "content/printer/fixes/update-driver.ja.md",
];

/// A built site that goes away with the test.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// The good site of `tests/sites`, with an introduction and a footnote to its fix.
    pub(crate) fn build() -> Site {
        let folder = TempDir::new().expect("a folder");
        copy(Path::new(GOOD), folder.path());
        for path in STEPS {
            let path = folder.path().join(path);
            let steps = fs::read_to_string(&path).expect("the steps");
            let steps = steps.replace(".exe`", ".exe`[^who]");
            fs::write(path, format!("LP-3\n\n{steps}\n[^who]: LP-3\n")).expect("the steps");
        }
        let site = Site { folder };
        site.run(&["build"]);
        site
    }

    /// What the command says on its standard output.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let mut naosu = Command::new(env!("CARGO_BIN_EXE_naosu"));
        naosu.args(arguments).arg("--root").arg(self.folder.path());
        let output = naosu.stdin(Stdio::null()).output().expect("naosu runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// A file of the built site.
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.folder.path().join("public").join(path)).expect("a file of the site")
    }

    /// A file of its content.
    pub(crate) fn content(&self, path: &str) -> PathBuf {
        self.folder.path().join("content").join(path)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in fs::read_dir(from).expect("a folder") {
        let path = file.expect("a file").path();
        let to = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, to).expect("a copy")),
        }
    }
}
