//! The files that `naosu init` and `naosu new` write, built in.

use super::exit::Failure;
use include_dir::{Dir, include_dir};
use naosu_vocabulary::{Kind, Lang};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

static SITE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/scaffold/site");
static NEW: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/scaffold/new");

/// What version control need not keep.
const IGNORED: &str = "# What `naosu build` makes\n/public/\n";

/// A file to write: its path, with forward slashes, and its text.
pub(crate) type NewFile = (String, String);

/// The files of a new site.
pub(crate) fn site() -> Vec<NewFile> {
    let mut files = vec![(".gitignore".to_owned(), IGNORED.to_owned())];
    collect(&SITE, &mut files);
    files
}

fn collect(folder: &Dir, files: &mut Vec<NewFile>) {
    files.extend(folder.files().filter_map(|file| {
        let path = file.path().to_string_lossy().replace('\\', "/");
        Some((path, file.contents_utf8()?.to_owned()))
    }));
    folder.dirs().for_each(|folder| collect(folder, files));
}

/// The files of a new entry; paths are below `content/`.
pub(crate) fn entry(kind: Kind, id: &str, topic: Option<&str>, langs: &[Lang]) -> Vec<NewFile> {
    let folder = match (kind, topic) {
        (Kind::Topic, _) => format!("{id}/"),
        (_, Some(topic)) => format!("{topic}/{}/", kind_folder(kind)),
        // The first folder below content/ is a topic: whoever has none stands there directly.
        (_, None) => String::new(),
    };
    let toml = (".toml".to_owned(), format!("{kind}.toml"));
    let prose = langs
        .iter()
        .map(|lang| (format!(".{lang}.md"), format!("{kind}.{lang}.md")));
    std::iter::once(toml)
        .chain(prose)
        .filter_map(|(ending, template)| {
            let template = NEW.get_file(template)?.contents_utf8()?;
            let text = in_languages(template, langs).replace("ID", id);
            Some((format!("{folder}{id}{ending}"), text))
        })
        .collect()
}

fn kind_folder(kind: Kind) -> &'static str {
    match kind {
        Kind::Error => "errors",
        Kind::Cause => "causes",
        Kind::Fix => "fixes",
        Kind::Situation => "situations",
        Kind::Faq => "faq",
        Kind::Guide => "guides",
        Kind::Topic => "",
    }
}

/// Writes each `«日本語|English»` of a template as a table of the languages that the site has.
fn in_languages(template: &str, langs: &[Lang]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, words, after)) = next_words(rest) {
        let words: Vec<String> = langs
            .iter()
            .map(|lang| {
                let said = match lang {
                    Lang::Ja => words.0,
                    Lang::En => words.1,
                };
                format!("{lang} = \"{said}\"")
            })
            .collect();
        text = format!("{text}{before}{{ {} }}", words.join(", "));
        rest = after;
    }
    text + rest
}

fn next_words(text: &str) -> Option<(&str, (&str, &str), &str)> {
    let (before, rest) = text.split_once('«')?;
    let (words, after) = rest.split_once('»')?;
    Some((before, words.split_once('|')?, after))
}

/// Writes files below a folder, none over one that is there.
pub(crate) fn write(folder: &Path, files: &[NewFile]) -> Result<(), Failure> {
    if let Some((path, _)) = files.iter().find(|(path, _)| exists(&folder.join(path))) {
        let path = folder.join(path);
        return Err(Failure::new(format_args!(
            "{} is there already",
            path.display()
        )));
    }
    files.iter().try_for_each(|(path, text)| {
        let path = folder.join(path);
        create(&path, text)
            .map_err(|error| Failure::new(format_args!("cannot write {}: {error}", path.display())))
    })
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}
