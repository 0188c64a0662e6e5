//! The arguments: help, man page and completions all come from here.

use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use naosu_engine::Kind;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done; nothing is wrong
  1  the answer is no: errors in the content, or nothing fits the paste
  2  the arguments are wrong
  3  it could not be done: a file, a folder, a port";

/// Paste the error, land on the fix: a static knowledge-base site generator
#[derive(Debug, Parser)]
#[command(name = "naosu", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Args {
    /// The site's folder [default: the nearest folder upwards with a naosu.toml]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: Option<PathBuf>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a small site of your own
    Init(Init),
    /// Write the files of a new entry, in every language of the site
    New(New),
    /// Tell what is wrong in the content
    Check(Check),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// Where to make it: a new or an empty folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// What the entry is
    #[arg(value_parser = kinds())]
    pub kind: Kind,
    /// Its id: lower-case letters, digits and hyphens
    pub id: String,
    /// The topic it belongs to [default: none]
    #[arg(long, value_name = "ID")]
    pub topic: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// For which shell
    pub shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The page of this command alone
    pub command: Option<String>,
}

/// How to print results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
}

fn kinds() -> impl clap::builder::TypedValueParser<Value = Kind> {
    use clap::builder::TypedValueParser;
    clap::builder::PossibleValuesParser::new(Kind::ALL.map(Kind::name)).try_map(|name| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        kind.ok_or("no such kind")
    })
}
