//! Messages over a pipe, as the Language Server Protocol frames them: a header that tells the
//! length, then JSON.

use serde_json::Value;
use std::io::{self, BufRead, Read, Write};

/// The largest message that is read, in bytes: some sixty of the largest files.
const LARGEST: usize = 64 << 20;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Value),
    /// A message that is no JSON.
    Broken(String),
}

/// The next message; none where there will be no more.
///
/// # Errors
/// The pipe breaks, or what comes is so large or so strange that nobody knows where the next
/// begins.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = length(input)? else {
        return Ok(None);
    };
    let Some(length) = length.filter(|length| *length <= LARGEST) else {
        let what = "a message whose length is not told, or too large";
        return Err(io::Error::new(io::ErrorKind::InvalidData, what));
    };
    let mut text = Vec::new();
    let read = input.take(length as u64).read_to_end(&mut text)?;
    if read < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&text) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Broken(error.to_string()),
    }))
}

/// What the header says of the length; the outer none at the end.
fn length(input: &mut impl BufRead) -> io::Result<Option<Option<usize>>> {
    const LONGEST: u64 = 1 << 16;
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(Some(length));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("Content-Length")
        {
            length = value.trim().parse().ok();
        }
    }
}

/// Sends a message.
///
/// # Errors
/// Nobody reads it.
pub(super) fn write(output: &mut impl Write, message: &Value) -> io::Result<()> {
    let text = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_one_after_another_until_the_pipe_ends() {
        let mut sent = Vec::new();
        write(&mut sent, &Value::from("あ")).expect("room");
        sent.extend(b"content-type: x\r\ncontent-length: 3\r\n\r\n{,}");
        sent.extend(b"Content-Length: 9\r\n\r\ncut");
        let mut input = sent.as_slice();
        let mut next = || read(&mut input).expect("a message");
        assert!(matches!(next(), Some(Incoming::Message(text)) if text == "あ"));
        assert!(matches!(next(), Some(Incoming::Broken(_))));
        assert!(next().is_none());
        assert!(next().is_none());
    }

    #[test]
    fn a_message_without_a_length_or_without_end_is_refused() {
        for header in ["X: 1\r\n\r\n", "Content-Length: 99999999999\r\n\r\n"] {
            assert!(read(&mut header.as_bytes()).is_err(), "{header}");
        }
    }
}
