//! Another id for an entry: its files are called so, whoever names it follows, and the old id stays
//! as an alias, so that no address is lost.

use super::{change::Change, client::Client, cursor::Named, mentions, site::Site};
use crate::content::{Entry, add_alias, id, shape::Whose};
use naosu_vocabulary::Kind;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something cannot have another name.
#[derive(Debug, Error)]
pub(super) enum Refusal {
    /// It has no name, or no entry has it.
    #[error("only the ids of entries can be changed: here is none")]
    NoEntry,
    /// It is no id.
    #[error("`{0}` is no id: {1}")]
    NoId(String, &'static str),
    /// Another entry has it, or had it.
    #[error("the id `{0}` is taken: it stands in {1}")]
    Taken(String, String),
    /// The old id could not be kept.
    #[error("{0} cannot be read: mend it first")]
    Broken(String),
    /// The editor renames no folders.
    #[error(
        "a topic is called as its folder, and this editor may not be able to rename folders: rename \
         {0} and its hub by hand, and put `{1}` into the hub's `aliases`"
    )]
    NoFolders(String, String),
    /// The editor renames no files.
    #[error("this editor renames no files for a language server, and an id is its files' name")]
    NoFiles,
}

/// The entry that is named, if it can have another id.
pub(super) fn entry<'s>(site: &'s Site, named: Option<&Named>) -> Result<&'s Entry, Refusal> {
    let id = named.filter(|named| matches!(named.whose, Whose::Entry(_)));
    let entry = id.and_then(|named| site.library().get(&named.name));
    entry.ok_or(Refusal::NoEntry)
}

/// What is to be changed so that what is named is called `new`.
pub(super) fn change(
    site: &Site,
    client: &Client,
    named: Option<&Named>,
    new: &str,
) -> Result<Change, Refusal> {
    let entry = entry(site, named)?;
    let mut change = Change::default();
    if new == entry.id {
        return Ok(change);
    }
    check(site, client, entry, new)?;
    let old = Named {
        name: entry.id.clone(),
        whose: Whose::Entry(None),
        span: 0..0,
    };
    for mention in mentions::of(site, &old) {
        change.put(client, &mention.source, &mention.span, new);
    }
    let alias = add_alias(&entry.source, &entry.id, new);
    let alias = alias.ok_or_else(|| Refusal::Broken(shown(&entry.source.path)))?;
    change.put(client, &entry.source, &alias.span, &alias.text);
    for path in files(entry) {
        let to = called(&path, &entry.id, new);
        change.rename(&path, to);
    }
    if let Some(folder) = folder(entry) {
        change.rename(folder, folder.with_file_name(new));
    }
    Ok(change)
}

fn check(site: &Site, client: &Client, entry: &Entry, new: &str) -> Result<(), Refusal> {
    if let Some(fault) = id::fault(new) {
        return Err(Refusal::NoId(new.to_owned(), fault));
    }
    if !client.renames_files {
        return Err(Refusal::NoFiles);
    }
    if let Some(folder) = folder(entry).filter(|_| !client.renames_folders) {
        return Err(Refusal::NoFolders(shown(folder), entry.id.clone()));
    }
    let mut others = site
        .library()
        .entries()
        .filter(|other| other.id != entry.id);
    let has = |other: &&Entry| other.id == new || other.aliases.iter().any(|alias| alias.id == new);
    if let Some(other) = others.find(has) {
        let path = shown(&other.source.path);
        return Err(Refusal::Taken(new.to_owned(), path));
    }
    let taken = files(entry)
        .into_iter()
        .map(|path| called(&path, &entry.id, new));
    let mut taken = taken.filter(|path| site.root.join(path).exists());
    match taken.next() {
        Some(path) => Err(Refusal::Taken(new.to_owned(), shown(&path))),
        None => Ok(()),
    }
}

/// The folder that is called as a topic.
fn folder(entry: &Entry) -> Option<&Path> {
    let folder = entry.source.path.parent()?;
    let name = folder.file_name()?;
    (entry.kind() == Kind::Topic && name == entry.id.as_str()).then_some(folder)
}

fn shown(path: &Path) -> String {
    crate::content::path::shown(path)
}

/// The files of an entry.
fn files(entry: &Entry) -> Vec<PathBuf> {
    let mut files = vec![entry.source.path.clone()];
    let prose = entry.prose.iter().map(|(_, source)| source.path.clone());
    files.extend(prose.filter(|path| *path != entry.source.path));
    files
}

/// The path of a file when its entry is called `new`.
fn called(path: &Path, old: &str, new: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = name.strip_prefix(old).unwrap_or_default();
    path.with_file_name(format!("{new}{ending}"))
}
