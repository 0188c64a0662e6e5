//! The marker of a finished site: which files in its folder naosu made. All others are somebody
//! else's (a version control's, a web server's settings), and stay.

use super::stage::{MARKER, is_marked};
use std::{collections::BTreeSet, fs, io, path::Path};

/// What a marker says first. An empty line and the files' paths follow when the site is whole.
pub(super) const TEXT: &str =
    "naosu made the files below and replaces them whenever the site is built. Others stay.\n";
/// By these files a site is known that has lost its marker.
const TRAITS: [&str; 3] = ["404.html", "assets/naosu.css", "search/manifest.js"];
/// How names of stages begin within a site's folder.
pub(super) const WITHIN: &str = ".naosu-";
/// What the system itself puts into an empty volume.
const OF_THE_SYSTEM: &str = "lost+found";

/// Whose a folder is that a site is to stand in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// There is none, or nothing is in it.
    Nobody,
    /// A site of ours, with these files.
    Ours(BTreeSet<String>),
    /// A site of ours of which it is not known which files are ours.
    OursUnlisted,
    /// A site of a naosu that made no lists: all of it was said to be replaced.
    OursWholly,
    /// Somebody else's files.
    Others,
}

/// Whose a folder is.
///
/// # Errors
/// It cannot be read, or is no folder.
pub(super) fn owner(folder: &Path) -> io::Result<Owner> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Owner::Nobody),
        Err(error) => return Err(error),
    };
    if is_marked(folder) {
        let text = fs::read(folder.join(MARKER))?;
        let text = String::from_utf8_lossy(&text);
        return Ok(match text.split_once("\n\n") {
            Some((_, list)) => Owner::Ours(list.lines().map(str::to_owned).collect()),
            None => Owner::OursWholly,
        });
    }
    if TRAITS.iter().all(|file| folder.join(file).is_file()) {
        return Ok(Owner::OursUnlisted);
    }
    for file in files {
        let name = file?.file_name();
        if name != OF_THE_SYSTEM && !name.to_string_lossy().starts_with(WITHIN) {
            return Ok(Owner::Others);
        }
    }
    Ok(Owner::Nobody)
}

impl Owner {
    /// Whether a file of the folder is ours, where the new site has these.
    pub(super) fn made(&self, path: &str, new: &BTreeSet<String>) -> bool {
        match self {
            Owner::Ours(list) => list.contains(path),
            Owner::OursUnlisted => new.contains(path) || path.starts_with("search/"),
            Owner::OursWholly => path != OF_THE_SYSTEM,
            Owner::Nobody | Owner::Others => false,
        }
    }
}

/// Makes a marker whole: the site in this folder has these files.
pub(super) fn complete(folder: &Path, files: &BTreeSet<String>) -> io::Result<()> {
    let mut text = format!("{TEXT}\n");
    for file in files {
        text.push_str(file);
        text.push('\n');
    }
    // Written to the file that is there, which is locked.
    fs::write(folder.join(MARKER), text)
}

/// What a finished folder's marker lists.
pub(super) fn list(folder: &Path) -> io::Result<BTreeSet<String>> {
    match owner(folder)? {
        Owner::Ours(list) => Ok(list),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}
