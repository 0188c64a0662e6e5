//! Files to write, none over one that is there.

use super::exit::Failure;
use naosu::scaffold::NewFile;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

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
