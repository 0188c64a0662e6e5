//! `naosu new`: the files of a new entry.

use super::{
    args::{Args, New},
    create,
    exit::{Done, Exit, Failure},
    site, terminal,
};
use naosu::{
    content::{self, Library, id},
    scaffold,
};
use naosu_vocabulary::Kind;
use std::path::Path;

pub(crate) fn run(args: &Args, command: &New) -> Done {
    let root = site::root(args)?;
    let library = content::read(&root).library;
    check(&library, command)?;
    let topic = command.topic.as_deref();
    let topic = topic.map(|topic| folder(&library, topic)).transpose()?;
    let mut files = scaffold::entry(command.kind, &command.id, topic, &library.config.languages);
    files.extend(scaffold::missing_schema(&root));
    create::write(&root, &files)?;
    terminal::tell_places(files.iter().map(|(path, _)| root.join(path)))?;
    Ok(Exit::Success)
}

fn check(library: &Library, New { id, topic, .. }: &New) -> Result<(), Failure> {
    for id in [Some(id), topic.as_ref()].into_iter().flatten() {
        if let Some(fault) = id::fault(id) {
            return Err(Failure::new(format_args!("{id:?} is no id: {fault}"))
                .hint("an id is of lower-case ASCII letters, digits and hyphens: cannot-sign-in"));
        }
    }
    if let Some(entry) = library.get(id) {
        let path = entry.source.path.display();
        return Err(Failure::new(format_args!("there is an entry {id}: {path}"))
            .hint("ids are unique in the whole site: choose another"));
    }
    Ok(())
}

/// The folder of a topic, below the site's root: a topic may be within another.
fn folder<'l>(library: &'l Library, topic: &str) -> Result<&'l Path, Failure> {
    let hub = library.get(topic);
    let hub = hub.filter(|entry| entry.kind() == Kind::Topic);
    hub.and_then(|hub| hub.source.path.parent()).ok_or_else(|| {
        Failure::new(format_args!("there is no topic {topic}"))
            .hint(format!("make it first: naosu new topic {topic}"))
    })
}
