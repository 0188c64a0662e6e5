//! Files that go into the site as they are: styles, scripts, a site's own static files.

use super::{folder::Output, style::STYLESHEET};
use crate::{
    content::{self, path::STATIC},
    site::{error::Error, prose::asset_address},
};
use include_dir::{Dir, include_dir};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

/// In the place of the build's mark, in `page.js`.
const MARK: &str = "naosu-build";

/// How many digits of a hash tell one build's styles and scripts from another's.
const DIGITS: usize = 12;

/// What tells these styles and scripts from those of another build: pages ask for them by it, so
/// that no cache hands out others, and `page.js` knows by it a page that is older than itself.
/// `made` are scripts that are made for the site.
///
/// # Errors
/// A file of the site's own cannot be read.
pub(crate) fn mark(
    own: &OwnFiles,
    theme: Option<&[u8]>,
    made: &[(String, String)],
) -> Result<String, Error> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(theme.unwrap_or_default());
    for (_, script) in made {
        hasher.update(script.as_bytes());
    }
    for (_, file) in built_in(own) {
        hasher.update(&file?);
    }
    Ok(hasher.finalize().to_hex()[..DIGITS].to_owned())
}

/// Writes the built-in files to `assets/`, and the site's own of the folder `static`: a file
/// with the name of a built-in one takes its place, every other goes to its own path below the
/// site's root. `mark` is this build's.
///
/// # Errors
/// A file cannot be read or written, or lies where a page does.
pub(crate) fn write(
    own: &OwnFiles,
    theme: Option<&[u8]>,
    mark: &str,
    output: &Output,
) -> Result<(), Error> {
    if let Some(css) = theme {
        output.write(&format!("assets/{}", STYLESHEET), css)?;
    }
    for (name, file) in built_in(own) {
        output.write(&format!("assets/{name}"), &marked(file?, mark))?;
    }
    // The stylesheet is part of `theme`.
    let is_beside = |name: &str| name != STYLESHEET && BUILT_IN.get_file(name).is_none();
    own.iter()
        .filter(|(name, _)| is_beside(name))
        .try_for_each(|(name, file)| output.copy(name, file))
}

/// The built-in files by their names, or the site's own in their places.
fn built_in(own: &OwnFiles) -> impl Iterator<Item = (String, Result<Cow<'static, [u8]>, Error>)> {
    BUILT_IN.files().map(|file| {
        let name = file.path().to_string_lossy().into_owned();
        let contents = match own.get(&name) {
            Some(own) => fs::read(own).map(Cow::from).map_err(Error::io("read", own)),
            None => Ok(file.contents().into()),
        };
        (name, contents)
    })
}

/// One of them.
///
/// # Errors
/// It cannot be read.
pub(crate) fn one(name: &str, own: &OwnFiles) -> Result<Vec<u8>, Error> {
    let mut files = built_in(own).filter(|(other, _)| other == name);
    let file = files.next().map(|(_, file)| file).transpose()?;
    Ok(file.unwrap_or_default().into_owned())
}

/// A file that says of which build it is, where it wants to.
fn marked<'f>(file: Cow<'f, [u8]>, mark: &str) -> Cow<'f, [u8]> {
    match std::str::from_utf8(&file) {
        Ok(text) if text.contains(MARK) => text.replace(MARK, mark).into_bytes().into(),
        _ => file,
    }
}

/// Writes the files that the prose shows. `paths` are below `root`.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn write_beside<'p>(
    root: &Path,
    paths: impl Iterator<Item = &'p Path>,
    output: &Output,
) -> Result<(), Error> {
    for path in paths {
        output.copy(&asset_address(path), &root.join(path))?;
    }
    Ok(())
}

/// The files of a site's own folder `static`, by the names that they have in it.
pub(crate) type OwnFiles = BTreeMap<String, PathBuf>;

/// Lists the site's own files below `root`. What a link leads to is not among them.
pub(crate) fn own_files(root: &Path) -> OwnFiles {
    let files = content::statics(root).into_iter();
    let named = files.filter_map(|file| {
        let name = file.strip_prefix(STATIC).ok()?.to_string_lossy();
        Some((name.replace('\\', "/"), root.join(&file)))
    });
    named.collect()
}
