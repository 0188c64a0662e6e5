//! What people have, read: each format becomes articles in Markdown with fields beside them.

mod catalogue;
mod export;
mod markdown;
mod page;
mod redirects;
mod sheet;
mod xlsx;
mod xml;

pub(super) use page::{Page, Source};
pub(super) use redirects::{Redirect, read as read_redirects};

use super::{
    article::Losses,
    error::{self, Error},
};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How the files of a source are read. Of a folder those files are that come first here: a folder
/// of articles has settings and lists of words beside them, and those are no articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Format {
    Markdown,
    Html,
    Table,
    Workbook,
    Catalogue,
}

/// Reads all of a source: a file, or a folder with everything below it. Its paths are below `root`;
/// `labels` asks for the texts of catalogues that are no messages too.
pub(super) fn read(source: &Path, root: &Path, labels: bool) -> Result<Source, Error> {
    let files = files(source)?;
    let formats = files.iter().filter_map(|file| format(file));
    let Some(first) = formats.min() else {
        return Err(Error::Nothing(source.to_owned()));
    };
    let mut read = Source::default();
    for file in &files {
        let below = file.strip_prefix(root).unwrap_or(file);
        match format(file) {
            Some(format) if goes_with(first, format) => {
                one(format, &error::read(file)?, below, root, labels, &mut read)?;
            }
            Some(_) => {
                let mut losses = Losses::of(below);
                losses.add("file of another format passed over", "");
                read.losses.append(&mut losses.list);
            }
            None => {}
        }
    }
    for page in &mut read.pages {
        let mut losses = Losses::of(&page.text.path);
        if page.text.clean() {
            losses.add("control characters taken out", "");
        }
        read.losses.append(&mut losses.list);
    }
    match read.pages.is_empty() && read.losses.is_empty() {
        true => Err(Error::Nothing(source.to_owned())),
        false => Ok(read),
    }
}

/// Tables and workbooks are one thing to people.
fn goes_with(first: Format, other: Format) -> bool {
    first == other || first == Format::Table && other == Format::Workbook
}

fn one(
    format: Format,
    bytes: &[u8],
    path: &Path,
    root: &Path,
    labels: bool,
    read: &mut Source,
) -> Result<(), Error> {
    match format {
        Format::Markdown => markdown::read(bytes, path, root, read),
        Format::Html => export::read_page(bytes, path, read),
        Format::Table => sheet::read_text(bytes, path, read),
        Format::Workbook => sheet::read_book(bytes, path, read)?,
        Format::Catalogue => {
            if !export::read_json(bytes, path, read) {
                catalogue::read(bytes, path, labels, read);
            }
        }
    }
    Ok(())
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
    let files = files.filter(|entry| entry.path().is_file() && !redirects::is_list(entry.path()));
    Ok(files.map(walkdir::DirEntry::into_path).collect())
}

fn format(file: &Path) -> Option<Format> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "md" | "markdown" | "mdx" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "csv" | "tsv" => Some(Format::Table),
        "xlsx" | "xlsm" => Some(Format::Workbook),
        "po" | "pot" | "mo" | "gmo" | "properties" | "resx" | "json" | "yml" | "yaml" => {
            Some(Format::Catalogue)
        }
        "xml" if file.file_stem().is_some_and(|stem| stem == "strings") => Some(Format::Catalogue),
        _ => None,
    }
}
