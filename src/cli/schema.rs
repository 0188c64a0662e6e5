//! `naosu schema`: what the TOML files may say, for editors.

use super::{
    args::Schema,
    exit::{Done, Exit, Failure},
    terminal,
};
use naosu::content::schema::Subject;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

pub(crate) fn run(command: &Schema) -> Done {
    let subjects = match command.subject {
        Some(subject) => vec![subject],
        None => Subject::ALL.to_vec(),
    };
    if let Some(folder) = &command.output_dir {
        let written = subjects.iter().map(|subject| write(folder, *subject));
        terminal::tell_places(written.collect::<Result<Vec<_>, _>>()?)?;
        return Ok(Exit::Success);
    }
    let mut stdout = terminal::stdout();
    for subject in subjects {
        stdout.write_all(subject.schema().as_bytes())?;
    }
    stdout.flush()?;
    Ok(Exit::Success)
}

/// Writes a schema, over an older one too; the answer is the file's path.
fn write(folder: &Path, subject: Subject) -> Result<PathBuf, Failure> {
    let path = folder.join(subject.file());
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, subject.schema()))
        .map_err(|error| Failure::new(format_args!("cannot write {}: {error}", path.display())))?;
    Ok(path)
}
