//! `naosu man`

use super::{
    args::{Args, Man},
    exit::{Done, Exit, Failure},
    terminal,
};
use clap::CommandFactory;
use std::io::Write;

pub(crate) fn run(command: &Man) -> Done {
    let mut naosu = Args::command();
    naosu.build();
    let page = match &command.command {
        None => naosu,
        Some(name) => match naosu.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                return Err(Failure::new(format_args!("no command {name}")).hint("naosu --help"));
            }
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    let mut stdout = terminal::stdout();
    stdout.write_all(&text)?;
    stdout.flush()?;
    Ok(Exit::Success)
}
