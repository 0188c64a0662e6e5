//! The site that most tests look at: the bundled example with a topic more, whose message has
//! slots.

use crate::{
    driver::{Browser, Window},
    server::Server,
};
use naosu::{content, site};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock},
};

/// The example with a topic more, whose message has slots; built once.
pub(crate) fn output() -> &'static Path {
    static OUTPUT: OnceLock<PathBuf> = OnceLock::new();
    OUTPUT.get_or_init(|| built("browser", ""))
}

/// The same with settings more, built into a folder of its own.
pub(crate) fn built(name: &str, settings: &str) -> PathBuf {
    built_with(name, settings, &[])
}

/// What is in a folder of this name, made by whichever test wants it first.
pub(crate) fn made(name: &str, make: impl FnOnce(&Path)) -> PathBuf {
    static NAMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut names = NAMES.lock().expect("the names");
    if names.insert(name.to_owned()) {
        let _ = fs::remove_dir_all(&folder);
        make(&folder);
    }
    folder
}

/// The same with files more, by their paths below `content/`; built once.
pub(crate) fn built_with(name: &str, settings: &str, files: &[(&str, &str)]) -> PathBuf {
    made(name, |root| write(root, settings, files)).join("public")
}

fn write(root: &Path, settings: &str, files: &[(&str, &str)]) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&repository.join("content"), &root.join("content"));
    copy(&repository.join("tests/browser/site"), root);
    let config = fs::read_to_string(repository.join("naosu.toml")).expect("the settings");
    fs::write(root.join("naosu.toml"), config + settings).expect("the settings");
    for (path, text) in files {
        fs::write(root.join("content").join(path), text).expect("a file");
    }
    let reading = content::read(root);
    let errors = reading
        .findings
        .iter()
        .filter(|f| f.severity() == content::Severity::Error);
    assert_eq!(
        errors.map(ToString::to_string).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    build(root);
}

/// Builds the site of a folder; its output.
pub(crate) fn build(root: &Path) -> PathBuf {
    let options = options(root, "public");
    let reading = content::read(root);
    site::build(&reading.library, &options, &|_| ()).expect("a site");
    options.output
}

/// What is built of a folder into `name` in it.
pub(crate) fn options(root: &Path, name: &str) -> site::Options {
    site::Options {
        root: root.to_owned(),
        output: root.join(name),
        shown: site::Shown::default(),
        base_url: None,
        live_reload: false,
    }
}

/// Changes a part of a file.
pub(crate) fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "no {from}");
    fs::write(path, text.replace(from, to)).expect("a file");
}

/// The example's content and settings in a folder of their own.
pub(crate) fn copied(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    let example = output().parent().expect("the site");
    copy(&example.join("content"), &root.join("content"));
    fs::copy(example.join("naosu.toml"), root.join("naosu.toml")).expect("a copy");
    root
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in fs::read_dir(from).expect("a folder") {
        let path = file.expect("a file").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, to).expect("a copy");
        }
    }
}

/// The site over http.
pub(crate) fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(output()))
}

/// The site's root over http and from a disk.
pub(crate) fn both_ways() -> [String; 2] {
    [server().address.clone(), on_disk()]
}

pub(crate) fn on_disk() -> String {
    format!("file://{}/", output().display())
}

pub(crate) fn browser() -> Browser {
    Browser::open(Window::default())
}
