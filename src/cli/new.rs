//! `naosu new`: the files of a new entry.

use super::{
    Done,
    args::{Args, New},
    exit::{Exit, Failure},
    scaffold, site, terminal,
};
use naosu::content::{self, Library};
use naosu_vocabulary::Kind;
use std::io::Write;

pub(crate) fn run(args: &Args, command: &New) -> Done {
    let root = site::root(args)?;
    let library = content::read(&root).library;
    check(&library, command)?;
    let files = scaffold::entry(
        command.kind,
        &command.id,
        command.topic.as_deref(),
        &library.config.languages,
    );
    let content = root.join("content");
    scaffold::write(&content, &files)?;
    let mut stdout = terminal::stdout();
    for (path, _) in &files {
        writeln!(stdout, "{}", content.join(path).display())?;
    }
    stdout.flush()?;
    Ok(Exit::Success)
}

fn check(library: &Library, New { kind, id, topic }: &New) -> Result<(), Failure> {
    for id in [Some(id), topic.as_ref()].into_iter().flatten() {
        if !is_id(id) {
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

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
