//! How the command ends: its exit codes, as README.md documents them.

use super::terminal::{self, told};
use std::{
    fmt::Display,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

/// How a command exits that could not do its work.
pub(crate) const FAILURE: u8 = 3;

/// The end of a command that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done; nothing is wrong.
    Success,
    /// Done, and the answer is no: errors in the content, or nothing fits the paste.
    No,
    /// Done, and nothing is wrong but a link out of the site.
    BrokenLinks,
    /// It could not be done. (2 is clap's, for wrong arguments.)
    Failure,
}

/// How a command ends, if it could do its work at all.
pub(crate) type Done = Result<Exit, Failure>;

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Success => 0,
            Exit::No => 1,
            Exit::Failure => FAILURE,
            Exit::BrokenLinks => 4,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure in one line.
    pub(crate) fn new(what: impl Display) -> Failure {
        Failure {
            what: what.to_string(),
            hint: None,
        }
    }

    /// The same with what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }

    /// Tells the user, and how to exit.
    pub(crate) fn report(&self) -> Exit {
        let mut stderr = terminal::stderr();
        let (style, hint_style) = (terminal::ERROR, terminal::HINT);
        // Talk does not fail.
        let _ = writeln!(stderr, "{style}error{style:#}: {}", told(&self.what));
        if let Some(hint) = &self.hint {
            let _ = writeln!(stderr, " {hint_style}help{hint_style:#}: {}", told(hint));
        }
        Exit::Failure
    }
}

/// A failure to print results.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            ErrorKind::BrokenPipe => Failure::new("cannot write the output: nobody reads it"),
            _ => Failure::new(format_args!("cannot write the output: {error}")),
        }
    }
}
