//! The terminal: arguments in, words and exit codes out. Everything else is the library's.

mod answer;
mod args;
mod batch;
mod build;
mod bundle;
mod check;
mod completions;
mod create;
mod ending;
mod exit;
mod explain;
mod filter;
mod find;
mod freshness;
mod github;
mod import;
mod init;
mod licences;
mod links;
mod list;
mod lossy;
mod lsp;
mod man;
mod new;
mod news;
mod numbers;
mod paths;
mod progress;
mod report;
mod sarif;
mod schema;
mod selection;
mod serve;
mod site;
mod status;
mod tally;
mod terminal;
mod translate;

use args::{Args, Command};
use clap::Parser;
use std::{io::Write, process::ExitCode};

/// Runs the command that the arguments name.
pub(crate) fn main() -> ExitCode {
    ending::fail_where_memory_ends();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return refuse(&error),
    };
    let done = match &args.command {
        Command::Init(command) => init::run(command),
        Command::New(command) => new::run(&args, command),
        Command::Import(command) => import::run(&args, command),
        Command::Build(command) => build::run(&args, command),
        Command::Bundle(command) => bundle::run(&args, command),
        Command::Check(command) => check::run(&args, command),
        Command::Status(command) => status::run(&args, command),
        Command::Translate(command) => translate::run(&args, command),
        Command::Find(command) => find::run(&args, command),
        Command::Schema(command) => schema::run(command),
        Command::Serve(command) => serve::run(&args, command),
        Command::Lsp(_) => lsp::run(&args),
        Command::Completions(command) => completions::run(command),
        Command::Man(command) => man::run(command),
        Command::Licences => licences::run(),
    };
    done.unwrap_or_else(|failure| failure.report()).into()
}

/// Says what is wrong with the arguments, or what was asked for about them.
fn refuse(error: &clap::Error) -> ExitCode {
    let text = error.render();
    let told = match error.use_stderr() {
        true => write!(terminal::stderr(), "{}", text.ansi()),
        false => {
            let mut stdout = terminal::stdout();
            write!(stdout, "{}", text.ansi()).and_then(|()| stdout.flush())
        }
    };
    match told {
        Ok(()) => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)),
        Err(error) => exit::Failure::from(error).report().into(),
    }
}
