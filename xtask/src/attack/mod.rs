//! `cargo xtask attack`: what attackers and bad days do, tried on naosu.

mod growing;
mod inputs;
mod kills;
mod requests;

use clap::Subcommand;
use std::{error::Error, path::Path};

/// What `cargo xtask attack` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    attack: Attack,
}

#[derive(Subcommand)]
enum Attack {
    /// Kill builds and bundles at any moment, and look at what is left
    Kills(kills::Args),
    /// Send a preview odd requests, and see that it goes on
    Requests(requests::Args),
    /// Give it inputs that grow, and print what time and memory they take
    Inputs(inputs::Args),
}

/// Attacks, and prints what came of it.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    match &args.attack {
        Attack::Kills(args) => kills::run(root, args),
        Attack::Requests(args) => requests::run(root, args),
        Attack::Inputs(args) => inputs::run(root, args),
    }
}
