//! Where words go: results to standard output, talk to standard error; colours where wanted.
//!
//! NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM=dumb are honoured as clap honours them: by
//! anstream, which strips the colours of whatever goes to a place that does not want them.
//!
//! Texts that are not ours (of entries, pastes, files' names) go through [`shown`] or [`told`]; of
//! what was forgotten nothing passes but text and colours.

pub(crate) use super::filter::{shown, told};

use super::filter::{Filter, steers};
use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use std::{
    io::{self, BufWriter, ErrorKind, IsTerminal, StderrLock, StdoutLock, Write},
    path::Path,
};

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
pub(crate) fn stdout() -> BufWriter<Filter<Results>> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    BufWriter::new(Filter::new(Results {
        stream: AutoStream::new(stdout.lock(), choice),
        reader: Reader::Waits,
    }))
}

/// Standard error, for everything that is not the result.
pub(crate) fn stderr() -> Filter<Talk> {
    let stderr = io::stderr();
    let choice = AutoStream::choice(&stderr);
    Filter::new(Talk(AutoStream::new(stderr.lock(), choice)))
}

/// JSON on one line. Characters that would steer a terminal are in it as their numbers.
pub(crate) fn json(value: &impl Serialize) -> io::Result<String> {
    let json = serde_json::to_string(value)?;
    if !json.contains(steers) {
        return Ok(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match steers(c) {
            // A character beyond the first 65,536 is two numbers in JSON.
            true => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}"))),
            false => escaped.push(c),
        }
    }
    Ok(escaped)
}

/// Tells where the work stands that is done already: whoever does not hear it, has it.
pub(crate) fn tell_places<P: AsRef<Path>>(places: impl IntoIterator<Item = P>) -> io::Result<()> {
    let mut stdout = stdout();
    let tell = || {
        for place in places {
            let place = place.as_ref().to_string_lossy();
            writeln!(stdout, "{}", shown(&place))?;
        }
        stdout.flush()
    };
    match tell() {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        told => told,
    }
}

/// Whether somebody watches standard error.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Results. A reader that has read enough, as `head` has, may go away: the rest is for nobody. One
/// that was never there is a failure, or a script would take silence for an answer.
pub(crate) struct Results {
    stream: AutoStream<StdoutLock<'static>>,
    reader: Reader,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Waits,
    HasRead,
    Gone,
}

impl Write for Results {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.reader == Reader::Gone {
            return Ok(bytes.len());
        }
        match self.stream.write(bytes) {
            Ok(0) => Ok(0),
            Ok(taken) => {
                self.reader = Reader::HasRead;
                Ok(taken)
            }
            Err(error) if error.kind() == ErrorKind::BrokenPipe => match self.reader {
                Reader::Waits => Err(error),
                Reader::HasRead | Reader::Gone => {
                    self.reader = Reader::Gone;
                    Ok(bytes.len())
                }
            },
            Err(error) => Err(error),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.reader {
            Reader::Gone => Ok(()),
            Reader::Waits | Reader::HasRead => self.stream.flush(),
        }
    }
}

impl Results {
    /// Whether the reader has gone away.
    pub(crate) fn is_for_nobody(&self) -> bool {
        self.reader == Reader::Gone
    }
}

/// Talk: where nobody hears it, the work goes on.
pub(crate) struct Talk(AutoStream<StderrLock<'static>>);

impl Write for Talk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Ok(0) | Err(_) => Ok(bytes.len()),
            taken => taken,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_what_would_steer_a_terminal_as_numbers_and_comes_back_as_it_was() {
        let steering = "a\u{1b}[31m\u{202e}b\u{1fffe}猫";
        let line = json(&steering).expect("json");
        assert!(!line.contains(steers), "{line}");
        let back: String = serde_json::from_str(&line).expect("json");
        assert_eq!(back, steering);
    }
}
