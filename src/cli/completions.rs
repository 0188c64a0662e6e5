//! `naosu completions`

use super::{
    args::{Args, Completions},
    exit::{Done, Exit},
    terminal,
};
use clap::CommandFactory;
use std::io::Write;

pub(crate) fn run(command: &Completions) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut Args::command(), "naosu", &mut script);
    let mut stdout = terminal::stdout();
    stdout.write_all(&script)?;
    stdout.flush()?;
    Ok(Exit::Success)
}
