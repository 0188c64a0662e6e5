//! `naosu init`: a small site of one's own.

use super::{
    args::Init,
    create,
    exit::{Done, Exit, Failure},
    terminal::{self, STRONG, shown},
};
use naosu::scaffold;
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

fn refuse_full(folder: &Path) -> Result<(), Failure> {
    let name = folder.display();
    match fs::read_dir(folder) {
        Ok(mut files) => match files.next() {
            None => Ok(()),
            Some(_) => Err(Failure::new(format_args!("{name} is not empty"))
                .hint("name a new folder, or an empty one")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::new(format_args!("cannot use {name}: {error}"))),
    }
}
