//! The arguments of what keeps a site: `check`, `status` and `translate`.

use super::values::{Format, Strictness, findings, langs};
use clap::{
    ValueEnum, ValueHint,
    builder::{PossibleValuesParser, TypedValueParser},
};
use naosu::{content::Code, status::Concern};
use naosu_vocabulary::Lang;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Paste every message, code and sample, and see that each finds its entry first
    #[arg(long)]
    pub findability: bool,
    /// Ask the web, too, whether the links out of the site still lead somewhere
    #[arg(long)]
    pub links: bool,
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub strictness: Strictness,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingFormat,
}

/// Which findings are told.
#[derive(Debug, clap::Args)]
pub(crate) struct Selection {
    /// Show each of many findings of a kind, not the first few and their number
    #[arg(long)]
    pub all: bool,
    /// Tell findings of this kind alone, by its word in brackets; repeatable
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = findings(), hide_possible_values = true)]
    pub only: Vec<Code>,
    /// Tell errors alone, with --strict also what it takes for one
    #[arg(long)]
    pub errors: bool,
    /// Tell what is in this file or folder alone; repeatable
    #[arg(long = "in", value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub within: Vec<PathBuf>,
    /// Tell nothing that an earlier `check --format json` has written to this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub baseline: Option<PathBuf>,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// For people
    #[default]
    Human,
    /// For programs: an object a line
    Json,
    /// For programs: SARIF 2.1.0, as code scanners write it
    Sarif,
    /// For GitHub Actions: an annotation a line
    Github,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    /// List the entries of this sort, one a line
    #[arg(long, value_name = "WHAT", value_parser = concerns())]
    pub list: Option<Concern>,
    /// Look only at the entries of this owner
    #[arg(long, value_name = "ID")]
    pub owner: Option<String>,
    /// Look only at the entries of this topic
    #[arg(long, value_name = "ID")]
    pub topic: Option<String>,
    /// Paste every message, code and sample as well, to tell which entries are not found
    #[arg(long)]
    pub findability: bool,
    /// What readers have said, as a browser exports it, or an object a line; repeatable
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub feedback: Vec<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Write it as one page for browsers
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["format", "list"])]
    pub page: Option<PathBuf>,
    /// The language of the page [default: the site's first]
    #[arg(long, value_parser = langs(), requires = "page")]
    pub lang: Option<Lang>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Translate {
    /// The entry's id
    pub id: String,
    /// The language to translate into [default: the one that lacks something, or is out of date]
    #[arg(long, value_parser = langs())]
    pub lang: Option<Lang>,
    /// The translation is up to date: record what it was made from
    #[arg(long)]
    pub record: bool,
}

fn concerns() -> impl TypedValueParser<Value = Concern> {
    PossibleValuesParser::new(Concern::ALL.map(Concern::name))
        .try_map(|name| Concern::from_name(&name).ok_or("no such sort"))
}
