//! Building a site and packing it into one file.

use super::{archive, files::files, single};
use crate::{
    content::library::Library,
    site::{
        build::{build_as, refuse_sources},
        error::Error,
        options::{Layout, Options},
        progress::Progress,
        summary::Summary,
    },
};
use std::{
    ffi::OsStr,
    fs,
    io::{Read, Write},
    path::Path,
};
use tempfile::NamedTempFile;

/// What sort of file a bundle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A zip archive with the site as a folder.
    Archive,
    /// One page that holds all others.
    Page,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Of the site in it.
    pub site: Summary,
    /// The bytes of the file.
    pub bytes: u64,
}

/// Builds a site and packs it into the file `options.output`. The same library and options give
/// the same bytes.
///
/// # Errors
/// As [`crate::site::build`]; and a file stands there that is no bundle of naosu's. It is then
/// untouched.
pub fn make(
    library: &Library,
    options: &Options,
    form: Form,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Bundle, Error> {
    refuse_sources(options)?;
    let target =
        std::path::absolute(&options.output).map_err(Error::io("find", &options.output))?;
    refuse_foreign(&target)?;
    let folder = target.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(folder).map_err(Error::io("create", folder))?;
    let mut file = beside(&target).map_err(Error::io("write", &target))?;

    let stage = tempfile::tempdir().map_err(Error::io("create", std::env::temp_dir()))?;
    let built = Options {
        output: stage.path().join("site"),
        ..options.clone()
    };
    let layout = match form {
        Form::Archive => Layout::Folder,
        Form::Page => Layout::OnePage,
    };
    let site = build_as(layout, library, &built, progress)?;
    let files = files(&built.output)?;
    match form {
        Form::Archive => {
            let stem = target.file_stem().unwrap_or(OsStr::new("site"));
            archive::write(&stem.to_string_lossy(), &files, file.as_file_mut())
                .map_err(Error::io("write", &target))?;
        }
        Form::Page => {
            let page = single::page(&files, library.config.languages.first().copied())?;
            file.write_all(page.as_bytes())
                .map_err(Error::io("write", &target))?;
        }
    }
    let bytes = file.as_file().metadata().map_or(0, |file| file.len());
    refuse_foreign(&target)?;
    file.persist(&target)
        .map_err(|error| Error::io("write", &target)(error.error))?;
    Ok(Bundle { site, bytes })
}

/// A file that takes the target's place at the end, readable by whoever may read files made here.
fn beside(target: &Path) -> std::io::Result<NamedTempFile> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.naosu-");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(target.parent().unwrap_or(Path::new("/")))
}

/// Refuses to replace what is no bundle.
fn refuse_foreign(target: &Path) -> Result<(), Error> {
    let Ok(about) = fs::metadata(target) else {
        return Ok(());
    };
    let mut start = Vec::new();
    if about.is_file() {
        let file = fs::File::open(target).map_err(Error::io("read", target))?;
        let read = file.take(1000).read_to_end(&mut start);
        read.map_err(Error::io("read", target))?;
    }
    if archive::is_ours(&start) || single::is_ours(&start) {
        Ok(())
    } else {
        Err(Error::ForeignFile(target.to_owned()))
    }
}
