//! Building a site and packing it into one file.

use super::{archive, files::files, single};
use crate::{
    content::library::Library,
    site::{
        build::{build_as, refuse_sources},
        error::Error,
        options::{Layout, Options},
        output::Stage,
        progress::Progress,
        summary::Summary,
    },
};
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
};

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
    let stage = Stage::beside(&target)?;
    let built = Options {
        output: stage.folder().join("site"),
        ..options.clone()
    };
    let layout = match form {
        Form::Archive => Layout::Folder,
        Form::Page => Layout::OnePage,
    };
    let site = build_as(layout, library, &built, progress)?;
    let files = files(&built.output)?;
    let made = stage.folder().join("bundle");
    let write = Error::io("write", &target);
    let bytes = match form {
        Form::Archive => {
            let stem = target.file_stem().unwrap_or(OsStr::new("site"));
            save(&made, |file| {
                archive::write(&stem.to_string_lossy(), &files, file)
            })
        }
        Form::Page => {
            let page = single::page(&files, library.config.languages.first().copied())?;
            save(&made, |file| file.write_all(page.as_bytes()))
        }
    }
    .map_err(write)?;
    refuse_foreign(&target)?;
    stage
        .hand_over(&made, &target)
        .map_err(Error::io("write", &target))?;
    Ok(Bundle { site, bytes })
}

/// Writes a file that is on the disk when this returns; how many bytes it has.
fn save(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<u64> {
    let mut file = File::create(path)?;
    write(&mut file)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

/// Refuses to replace what is no bundle.
fn refuse_foreign(target: &Path) -> Result<(), Error> {
    let Ok(about) = fs::metadata(target) else {
        return Ok(());
    };
    let mut start = Vec::new();
    if about.is_file() {
        let file = File::open(target).map_err(Error::io("read", target))?;
        let read = file.take(1000).read_to_end(&mut start);
        read.map_err(Error::io("read", target))?;
    }
    if archive::is_ours(&start) || single::is_ours(&start) {
        Ok(())
    } else {
        Err(Error::ForeignFile(target.to_owned()))
    }
}
