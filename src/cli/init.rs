//! `naosu init`: a small site of one's own.

use super::{
    args::Init,
    create,
    exit::{Done, Exit, Failure},
    terminal::{self, STRONG, shown},
};
use naosu::{content::hidden::is_hidden, scaffold};
use std::{fs, io, io::Write, path::Path};

pub(crate) fn run(command: &Init) -> Done {
    let folder = &command.folder;
    refuse_full(folder)?;
    let files = scaffold::site();
    create::write(folder, &files)?;
    let name = shown(&folder.to_string_lossy());
    writeln!(
        terminal::stderr(),
        "A small site stands in {name}. Look at it as you change it:\n\n    \
         {STRONG}naosu serve --root {name}{STRONG:#}\n"
    )?;
    Ok(Exit::Success)
}

/// Whether a new repository has such a file before anybody writes into it.
fn is_of_repository(name: &str) -> bool {
    is_hidden(name) || name.starts_with("LICENSE")
}

fn refuse_full(folder: &Path) -> Result<(), Failure> {
    let name = folder.display();
    match fs::read_dir(folder) {
        Ok(files) => {
            let mut names = files.flatten().map(|file| file.file_name());
            match names.any(|name| !is_of_repository(&name.to_string_lossy())) {
                false => Ok(()),
                true => Err(Failure::new(format_args!("{name} is not empty"))
                    .hint("name a new folder, or one with nothing but a repository's own files")),
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::new(format_args!("cannot use {name}: {error}"))),
    }
}
