//! The terminal: arguments in, words and exit codes out. Everything else is the library's.

mod answer;
mod args;
mod batch;
mod build;
mod bundle;
mod check;
mod completions;
mod decode;
mod exit;
mod explain;
mod find;
mod freshness;
mod init;
mod list;
mod man;
mod new;
mod progress;
mod report;
mod scaffold;
mod schema;
mod serve;
mod site;
mod terminal;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Runs the command that the arguments name.
pub(crate) fn main() -> ExitCode {
    let args = Args::parse();
    let done = match &args.command {
        Command::Init(command) => init::run(command),
        Command::New(command) => new::run(&args, command),
        Command::Build(command) => build::run(&args, command),
        Command::Bundle(command) => bundle::run(&args, command),
        Command::Check(command) => check::run(&args, command),
        Command::Find(command) => find::run(&args, command),
        Command::Schema(command) => schema::run(command),
        Command::Serve(command) => serve::run(&args, command),
        Command::Completions(command) => completions::run(command),
        Command::Man(command) => man::run(command),
    };
    done.unwrap_or_else(|failure| failure.report()).into()
}
