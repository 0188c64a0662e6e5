//! Where words go: results to standard output, talk to standard error; colours where wanted.
//!
//! NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM=dumb are honoured as clap honours them: by
//! anstream, which strips the colours of whatever goes to a place that does not want them.

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use std::io::{self, BufWriter, IsTerminal, StderrLock, StdoutLock};

/// The word "error".
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// The word "warning".
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// The word "help".
pub(crate) const HINT: Style = AnsiColor::Cyan.on_default().bold();
/// What went well.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// What matters most.
pub(crate) const STRONG: Style = Style::new().bold();
/// What matters least.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// Standard output, for results. Flush it before the command ends.
pub(crate) fn stdout() -> BufWriter<AutoStream<StdoutLock<'static>>> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    BufWriter::new(AutoStream::new(stdout.lock(), choice))
}

/// Standard error, for everything that is not the result.
pub(crate) fn stderr() -> AutoStream<StderrLock<'static>> {
    let stderr = io::stderr();
    let choice = AutoStream::choice(&stderr);
    AutoStream::new(stderr.lock(), choice)
}

/// Whether somebody watches standard error.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Text of a paste or an entry on one line, without what would steer the terminal.
pub(crate) fn shown(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
        .chars()
        .filter(|c| !c.is_control())
        .collect()
}
