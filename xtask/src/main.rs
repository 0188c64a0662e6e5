//! What the project does to itself: `cargo xtask <task>`.

mod attack;
mod bench;
mod catalogue;
mod chance;
mod deny;
mod dictionary;
mod instructions;
mod ipadic;
mod licences;
mod npm;
mod pastes;
mod questions;
mod readings;
mod sweep;
mod test;
mod tool;
mod wasm;

use clap::{Parser, Subcommand};
use std::{path::Path, process::ExitCode};

#[derive(Parser)]
#[command(about = "What the project does to itself")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Try on naosu what attackers and bad days do
    Attack(attack::Args),
    /// Run every check and every test; install first what they need
    Test(test::Args),
    /// Make the dictionary from IPADIC's source
    Dictionary(dictionary::Arguments),
    /// Make the engine that browsers load
    Wasm(wasm::Arguments),
    /// Make the list of the licences of what is distributed
    Licences(licences::Arguments),
    /// Print the messages of installed programs as a catalogue
    Catalogue(catalogue::Args),
    /// Print graded pastes of a catalogue's messages
    Pastes(pastes::Args),
    /// Measure how well naosu finds, on a catalogue of messages and graded pastes
    Bench(bench::command::Args),
    /// Measure how well naosu finds what people ask a site in words, beside a plain search
    Questions(questions::command::Args),
    /// Halve and double each chosen number of the engine, and print what changes
    Sweep(sweep::command::Args),
    /// Count the instructions that a fixed set of pastes costs
    Instructions(instructions::Args),
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let done = match Args::parse().task {
        Task::Attack(args) => attack::run(&root, &args),
        Task::Test(args) => test::run(&root, &args),
        Task::Dictionary(arguments) => dictionary::run(&root, &arguments),
        Task::Wasm(arguments) => wasm::run(&root, &arguments),
        Task::Licences(arguments) => licences::run(&root, &arguments),
        Task::Catalogue(args) => catalogue::run(&args),
        Task::Pastes(args) => pastes::run(&args),
        Task::Bench(args) => bench::command::run(&root, &args),
        Task::Questions(args) => questions::command::run(&root, &args),
        Task::Sweep(args) => sweep::command::run(&root, &args),
        Task::Instructions(args) => instructions::run(&root, &args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
