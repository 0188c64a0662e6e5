//! `cargo xtask attack`: what attackers and bad days do, tried on naosu.

mod growing;
mod inputs;

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
    /// Give it inputs that grow, and print what time and memory they take
    Inputs(inputs::Args),
}

/// Attacks, and prints what came of it.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    match &args.attack {
        Attack::Inputs(args) => inputs::run(root, args),
    }
}
