//! Files that go into the site as they are: styles, scripts, a site's own static files.

use super::{folder::Output, style::STYLESHEET};
use crate::site::{error::Error, prose::asset_address};
use include_dir::{Dir, include_dir};
use std::{collections::BTreeMap, fs, path::Path};
use walkdir::WalkDir;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Writes the built-in files to `assets/`, and those of the folder `own`: a file with the name
/// of a built-in one takes its place, every other goes to its own path below the site's root.
///
/// # Errors
/// A file cannot be read or written, or lies where a page does.
pub(crate) fn write(own: &Path, theme: Option<&[u8]>, output: &Output) -> Result<(), Error> {
    let mut own = own_files(own)?;
    own.remove(STYLESHEET); // it is part of `theme`
    if let Some(css) = theme {
        output.write(&format!("assets/{}", STYLESHEET), css)?;
    }
    for file in BUILT_IN.files() {
        let name = file.path().to_string_lossy();
        match own.remove(name.as_ref()) {
            Some(contents) => output.write(&format!("assets/{name}"), &contents)?,
            None => output.write(&format!("assets/{name}"), file.contents())?,
        }
    }
    own.iter()
        .try_for_each(|(name, contents)| output.write(name, contents))
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

fn own_files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut files = BTreeMap::new();
    for file in WalkDir::new(folder).sort_by_file_name() {
        let Ok(file) = file else { continue };
        if file.file_type().is_file() {
            let name = file.path().strip_prefix(folder).unwrap_or(file.path());
            let contents = fs::read(file.path()).map_err(Error::io("read", file.path()))?;
            files.insert(name.to_string_lossy().replace('\\', "/"), contents);
        }
    }
    Ok(files)
}
