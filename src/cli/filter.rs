//! What may reach a terminal: text, line ends, and colours. Whatever else steers one (moves its
//! cursor, renames its window, turns the direction of writing) is left out.

use naosu::strings::characters::is_control;
use std::{
    io::{self, Write},
    str,
};

/// The longest sequence that sets a colour, and more than ours need.
const LONGEST: usize = 24;

/// Text of others on one line, without what would steer the terminal.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .map(|c| if is_space(c) { ' ' } else { c })
        .filter(|c| !steers(*c))
        .collect()
}

/// Text of others on its lines, without what would steer the terminal.
pub(crate) fn told(text: &str) -> String {
    text.lines().map(shown).collect::<Vec<_>>().join("\n")
}

fn is_space(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
}

/// Control characters, and those that reorder what stands around them or break a line.
pub(super) fn steers(c: char) -> bool {
    let marks = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}');
    c.is_control() || is_control(c) || marks || is_space(c)
}

/// Hands on what may pass.
pub(crate) struct Filter<W> {
    inner: W,
    /// A character or a colour of which the end has not come yet.
    begun: Vec<u8>,
}

impl<W: Write> Filter<W> {
    /// A filter in front of a place.
    pub(crate) fn new(inner: W) -> Filter<W> {
        let begun = Vec::new();
        Filter { inner, begun }
    }

    /// The place behind it.
    pub(crate) fn inner(&self) -> &W {
        &self.inner
    }
}

impl<W: Write> Write for Filter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let mut passed = Vec::with_capacity(self.begun.len());
        let mut rest = self.begun.as_slice();
        while let Some((length, passes)) = next(rest) {
            let (part, after) = rest.split_at(length);
            if passes {
                passed.extend_from_slice(part);
            }
            rest = after;
        }
        self.begun = rest.to_vec();
        self.inner.write_all(&passed)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// How long the next part is, and whether it passes; nothing while its end is missing.
fn next(bytes: &[u8]) -> Option<(usize, bool)> {
    match *bytes.first()? {
        b'\n' | b'\t' | b' '..=b'~' => Some((1, true)),
        0x1b => match colour(bytes) {
            Some(Some(length)) => Some((length, true)),
            Some(None) => None,
            None => Some((1, false)),
        },
        0..0x80 => Some((1, false)),
        first => {
            let length = match first {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return Some((1, false)),
            };
            let whole = bytes.get(..length)?;
            match str::from_utf8(whole).ok().and_then(|it| it.chars().next()) {
                Some(c) => Some((length, !steers(c))),
                None => Some((1, false)),
            }
        }
    }
}

/// How long the colour is that begins here: `ESC [ numbers m`. `Some(None)` while its end is
/// missing. Concealed text, which a reader does not see and copies all the same, is no colour.
fn colour(bytes: &[u8]) -> Option<Option<usize>> {
    let numbers = match bytes {
        [_] => return Some(None),
        [_, b'[', numbers @ ..] => numbers,
        _ => return None,
    };
    let of_number = |byte: &u8| byte.is_ascii_digit() || *byte == b';';
    let length = numbers.iter().take_while(|byte| of_number(byte)).count();
    let conceals = numbers[..length]
        .split(|byte| *byte == b';')
        .any(|number| number == b"8");
    match numbers.get(length) {
        _ if length > LONGEST || conceals => None,
        Some(b'm') => Some(Some(length + 3)),
        Some(_) => None,
        None => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(parts: &[&[u8]]) -> String {
        let mut filter = Filter::new(Vec::new());
        for part in parts {
            filter.write_all(part).expect("memory");
        }
        String::from_utf8(filter.inner).expect("UTF-8")
    }

    #[test]
    fn colours_and_text_pass_and_nothing_else() {
        let ours = "\x1b[1m\x1b[38;5;9mエラー\x1b[0m\n";
        assert_eq!(passed(&[ours.as_bytes()]), ours);
        for (text, left) in [
            ("\x1b]0;owned\x07", "]0;owned"),
            ("\x1b[2Ja\x1b[3;1H", "[2Ja[3;1H"),
            ("\x1b[8mhidden", "[8mhidden"),
            ("a\rb\x08\x7f\u{9b}2J", "ab2J"),
            ("exe.\u{202e}gpj\u{2066}", "exe.gpj"),
        ] {
            assert_eq!(passed(&[text.as_bytes()]), left);
        }
    }

    #[test]
    fn it_makes_no_difference_where_a_text_is_cut() {
        let text = "\x1b[1m障害\x1b[0m \u{202e}x\x1b[2J\n".as_bytes();
        let whole = passed(&[text]);
        for cut in 0..text.len() {
            assert_eq!(passed(&[&text[..cut], &text[cut..]]), whole, "{cut}");
        }
        let bytes: Vec<&[u8]> = text.chunks(1).collect();
        assert_eq!(passed(&bytes), whole);
    }

    #[test]
    fn text_of_others_keeps_its_lines_where_it_may() {
        assert_eq!(shown("a\n\x1b[31mb\t\u{202e}c"), "a [31mb c");
        assert_eq!(told("a\r\n\x1b]0;x\x07b"), "a\n]0;xb");
    }
}
