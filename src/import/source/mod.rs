//! What people have, read: each format becomes articles in Markdown with fields beside them.

mod markdown;
mod page;

pub(super) use page::{Page, Source};

use super::error::{self, Error};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How the files of a source are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Format {
    Markdown,
}

/// Reads all of a source: a file, or a folder with everything below it.
pub(super) fn read(source: &Path) -> Result<Source, Error> {
    let files = files(source)?;
    let formats = files.iter().filter_map(|file| format(file));
    // A folder of articles has settings and lists of words beside them; those are no articles.
    let Some(first) = formats.min() else {
        return Err(Error::Nothing(source.to_owned()));
    };
    let root = match source.is_dir() {
        true => source,
        false => source.parent().unwrap_or(Path::new("")),
    };
    let mut read = Source::default();
    for file in files.iter().filter(|file| format(file) == Some(first)) {
        let below = file.strip_prefix(root).unwrap_or(file);
        let bytes = error::read(file)?;
        match first {
            Format::Markdown => markdown::read(&bytes, below, &mut read),
        }
    }
    Ok(read)
}

fn files(source: &Path) -> Result<Vec<PathBuf>, Error> {
    if !source.exists() {
        return Err(Error::NoSource(source.to_owned()));
    }
    let walk = WalkDir::new(source).sort_by_file_name().into_iter();
    let shown = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "node_modules")
    });
    let files = shown.filter_map(Result::ok);
    let files = files.filter(|entry| entry.path().is_file());
    Ok(files.map(walkdir::DirEntry::into_path).collect())
}

fn format(file: &Path) -> Option<Format> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "md" | "markdown" | "mdx" => Some(Format::Markdown),
        _ => None,
    }
}
