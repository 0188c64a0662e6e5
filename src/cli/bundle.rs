//! `naosu bundle`

use super::{
    args::{Args, Bundle},
    build::{may_be_built, size, tell},
    ending,
    exit::{Done, Exit, Failure},
    progress::Bar,
    site,
    terminal::{self, FAINT},
};
use naosu::{
    content,
    site::{
        Options,
        bundle::{self, Form},
    },
};
use std::{io::Write, time::Instant};

pub(crate) fn run(args: &Args, command: &Bundle) -> Done {
    let start = Instant::now();
    ending::leave_nothing()?;
    let root = site::root(args)?;
    let reading = content::read(&root);
    if !may_be_built(&reading, &command.strictness, "no bundle was made")? {
        return Ok(Exit::No);
    }
    let (form, name) = match command.single_file {
        true => (Form::Page, "bundle.html"),
        false => (Form::Archive, "bundle.zip"),
    };
    let options = Options {
        output: command.output.clone().unwrap_or_else(|| root.join(name)),
        root,
        shown: command.content.shown(),
        base_url: command.content.base_url.clone(),
        live_reload: false,
    };
    let bar = Bar::new();
    let show = |progress| bar.show(progress);
    let made = bundle::make(&reading.library, &options, form, &show);
    bar.clear();
    let made = made.map_err(|error| Failure::new(&error))?;
    let mut stderr = terminal::stderr();
    tell(&made.site, start.elapsed(), &mut stderr)?;
    writeln!(stderr, "{FAINT}packed into {}{FAINT:#}", size(made.bytes))?;
    terminal::tell_places([&options.output])?;
    Ok(Exit::Success)
}
