//! The arguments: help, man page and completions all come from here.

mod upkeep;
mod values;

pub(crate) use upkeep::{Check, FindingFormat, Selection, Status, Translate};
pub(crate) use values::{Format, Strictness};

use clap::{Parser, Subcommand, ValueHint};
use naosu::{content::schema::Subject, site::Shown};
use naosu_vocabulary::{Audience, Kind, Lang};
use std::{net::IpAddr, path::PathBuf};
use values::{audiences, kinds, langs, subjects};

const EXIT_CODES: &str = "\
Exit codes:
  0  done; nothing is wrong
  1  the answer is no: errors in the content, or nothing fits the paste
  2  the arguments are wrong
  3  it could not be done: a file, a folder, a port
  4  check --links: a link out of the site leads nowhere; nothing else is wrong";

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
    /// Make entries of the articles, tables or messages that you have
    Import(Import),
    /// Build the site
    Build(Build),
    /// Pack the site into one file that works without a server
    Bundle(Bundle),
    /// Tell what is wrong in the content
    Check(Check),
    /// Tell what is translated, overdue or looked after by nobody
    Status(Status),
    /// Begin the translation of an entry, or record that it is up to date
    Translate(Translate),
    /// Find the entry that answers an error text
    Find(Find),
    /// Print what the TOML files may say, as JSON Schemas
    Schema(Schema),
    /// Preview the site: build, serve, and rebuild on every change
    Serve(Serve),
    /// Help an editor: findings as one types, completion, renames (a language server)
    Lsp(Lsp),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man(Man),
    /// Print the licences of what naosu is made of
    #[command(name = "licenses", alias = "licences")]
    Licences,
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
pub(crate) struct Import {
    /// A folder of Markdown or HTML, a table (.csv, .tsv, .xlsx), an export (.json) or a catalogue
    /// of messages (.po, .properties, .resx, strings.xml, .json, .yaml)
    #[arg(value_hint = ValueHint::AnyPath)]
    pub source: PathBuf,
    /// How the source is read; guessed and written if it is not there [default: import.toml, in the
    /// site's folder]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,
    /// The folder of the content that all entries go to [default: a folder a topic]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub into: Option<String>,
    /// Fetch pictures that the texts show from the web, and put them beside the entries
    #[arg(long)]
    pub fetch_pictures: bool,
    /// Write nothing but the report, if one is asked for
    #[arg(long)]
    pub dry_run: bool,
    /// Where to write what was lost on the way [default: beside the map]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub report: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub strictness: Strictness,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Bundle {
    /// Make one page that holds everything, to be sent by mail, instead of a zip archive
    #[arg(long)]
    pub single_file: bool,
    /// The file to make [default: bundle.zip or bundle.html, in the site's folder]
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub content: Content,
    #[command(flatten)]
    pub strictness: Strictness,
}

/// Where a built site stands.
#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// The built site's folder [default: public, in the site's folder]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output_dir: Option<PathBuf>,
}

/// What of the content a site is built from.
#[derive(Debug, clap::Args)]
pub(crate) struct Content {
    /// Build drafts as well
    #[arg(long)]
    pub drafts: bool,
    /// For whom to build: nothing of what is for fewer people is in it
    #[arg(long, value_name = "WHO", value_parser = audiences(), default_value_t = Audience::Administrators)]
    pub audience: Audience,
    /// Where the site will stand, in place of base_url in naosu.toml
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url, value_parser = naosu::content::base_url)]
    pub base_url: Option<String>,
}

impl Content {
    /// Which entries are shown.
    pub(crate) fn shown(&self) -> Shown {
        Shown {
            drafts: self.drafts,
            audience: self.audience,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Find {
    /// The error text; read from standard input if left out
    #[arg(allow_hyphen_values = true)]
    pub paste: Option<String>,
    /// Your language [default: the site's first]
    #[arg(long, value_parser = langs())]
    pub lang: Option<Lang>,
    /// Look only among the entries about this product
    #[arg(long, value_name = "ID")]
    pub product: Option<String>,
    /// How many entries to print at most
    #[arg(long, value_name = "N", default_value_t = naosu::serve::LIMIT)]
    pub limit: usize,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Say why each entry is there
    #[arg(long)]
    pub explain: bool,
    /// Answer each line of a JSON Lines file, its paste under the key "q", the reader's language,
    /// if it differs, under "lang"
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["paste", "format", "explain"])]
    pub batch: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    /// Of what: the settings or entries [default: both]
    #[arg(value_parser = subjects())]
    pub subject: Option<Subject>,
    /// Write files into this folder, .naosu of a site by custom, instead of printing
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output_dir: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// The port; 0 takes any free one
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub interface: IpAddr,
    /// A name, beside localhost and numbers, under which the preview may be asked; repeatable
    #[arg(long = "allow-host", value_name = "NAME")]
    pub allowed_hosts: Vec<String>,
    /// Look for changes every second, where the system tells of none, as on some shares
    #[arg(long)]
    pub poll: bool,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    pub content: Content,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Lsp {
    /// Talk over standard input and output, as it does in any case: some editors ask for it
    #[arg(long, hide = true)]
    pub stdio: bool,
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
