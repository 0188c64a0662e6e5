//! The files of a new site.

use super::{
    file::NewFile,
    schemas::{self, with_line},
};
use include_dir::{Dir, include_dir};

static SITE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/site");

/// What version control need not keep.
const IGNORED: &str = "# What `naosu build` makes\n/public/\n";

/// The files of a new site.
pub fn site() -> Vec<NewFile> {
    let mut files = vec![(".gitignore".to_owned(), IGNORED.to_owned())];
    collect(&SITE, &mut files);
    files.extend(schemas::all());
    files
}

fn collect(folder: &Dir, files: &mut Vec<NewFile>) {
    files.extend(folder.files().filter_map(|file| {
        let path = file.path().to_string_lossy().replace('\\', "/");
        Some(with_line((path, file.contents_utf8()?.to_owned())))
    }));
    folder.dirs().for_each(|folder| collect(folder, files));
}
