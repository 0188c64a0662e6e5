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

pub(crate) fn run(args: &Args, command: &New) -> Done {
    let root = site::root(args)?;
    let library = content::read(&root).library;
    check(&library, command)?;
    let mut files = scaffold::entry(
        command.kind,
        &command.id,
        command.topic.as_deref(),
        &library.config.languages,
    );
    files.extend(scaffold::missing_schema(&root));
    create::write(&root, &files)?;
    terminal::tell_places(files.iter().map(|(path, _)| root.join(path)))?;
    Ok(Exit::Success)
}

fn check(library: &Library, New { kind, id, topic }: &New) -> Result<(), Failure> {
    for id in [Some(id), topic.as_ref()].into_iter().flatten() {
        if id::fault(id).is_some() {
            return Err(Failure::new(format_args!("{id:?} is no id"))
                .hint("an id is of lower-case ASCII letters, digits and hyphens: cannot-sign-in"));
        }
    }
    if let Some(entry) = library.get(id) {
        let path = entry.source.path.display();
        return Err(Failure::new(format_args!("there is an entry {id}: {path}"))
            .hint("ids are unique in the whole site: choose another"));
    }
    match topic {
        Some(_) if *kind == Kind::Topic => Err(Failure::new("a topic belongs to no other topic")),
        Some(topic) if !is_topic(library, topic) => {
            Err(Failure::new(format_args!("there is no topic {topic}"))
                .hint(format!("make it first: naosu new topic {topic}")))
        }
        _ => Ok(()),
    }
}

fn is_topic(library: &Library, id: &str) -> bool {
    library
        .get(id)
        .is_some_and(|entry| entry.kind() == Kind::Topic)
}
