//! Files that go into the site as they are: styles, scripts, a site's own static files.

use super::{folder::Output, style::STYLESHEET};
use crate::{
    content::{self, path::STATIC},
    site::{error::Error, prose::asset_address},
};
use include_dir::{Dir, include_dir};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Writes the built-in files to `assets/`, and those of the folder `static` below `root`: a file
/// with the name of a built-in one takes its place, every other goes to its own path below the
/// site's root.
///
/// # Errors
/// A file cannot be read or written, or lies where a page does.
pub(crate) fn write(root: &Path, theme: Option<&[u8]>, output: &Output) -> Result<(), Error> {
    let mut own = own_files(root);
    own.remove(STYLESHEET); // it is part of `theme`
    if let Some(css) = theme {
        output.write(&format!("assets/{}", STYLESHEET), css)?;
    }
    for file in BUILT_IN.files() {
        let name = file.path().to_string_lossy();
        match own.remove(name.as_ref()) {
            Some(file) => output.copy(&format!("assets/{name}"), &file)?,
            None => output.write(&format!("assets/{name}"), file.contents())?,
        }
    }
    own.iter()
        .try_for_each(|(name, file)| output.copy(name, file))
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

/// The files of the folder `static` by the names that they have in it.
fn own_files(root: &Path) -> BTreeMap<String, PathBuf> {
    let files = content::statics(root).into_iter();
    let named = files.filter_map(|file| {
        let name = file.strip_prefix(STATIC).ok()?.to_string_lossy();
        Some((name.replace('\\', "/"), root.join(&file)))
    });
    named.collect()
}
