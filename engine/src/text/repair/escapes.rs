//! Escapes: what stands for a character or a byte in a text that went through JSON, HTML, an
//! address or a mail.

use super::{
    bytes::{Byte, read_either},
    rewritten::Rewritten,
};

/// What an escape stands for.
pub(super) enum Unit {
    Char(char),
    Byte(u8),
    Nothing,
}

/// An escape at the beginning of a text, and how many bytes of the text it is.
type Escape = Option<(Unit, usize)>;

/// The text with what `escape` recognises in it in its place; none where that is nothing.
pub(super) fn unescape(text: &str, escape: impl Fn(&str) -> Escape) -> Option<Rewritten> {
    let mut new = Rewritten::default();
    let mut bytes: Vec<Byte> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let unit = escape(&text[at..]);
        let length = unit.as_ref().map_or(c.len_utf8(), |(_, length)| *length);
        let from = at..at + length;
        at += length;
        match unit {
            Some((Unit::Byte(value), _)) => bytes.push(Byte { value, from }),
            Some((Unit::Nothing, _)) => {}
            Some((Unit::Char(c), _)) => {
                put(&mut new, text, &mut bytes);
                new.put(c, from);
            }
            None => {
                put(&mut new, text, &mut bytes);
                new.keep(text, from);
            }
        }
    }
    put(&mut new, text, &mut bytes);
    new.is_changed().then_some(new)
}

/// Puts the characters of bytes that stood in a row; what is none stays as it was.
fn put(new: &mut Rewritten, text: &str, bytes: &mut Vec<Byte>) {
    for read in read_either(bytes) {
        match read.c {
            Some(c) => new.put(c, read.from),
            None => new.keep(text, read.from),
        }
    }
    bytes.clear();
}

/// What program text has in strings, where the text looks like a string of a program: a path of
/// Windows has backslashes too.
pub(super) fn backslashes(text: &str) -> Option<Rewritten> {
    let is_string = text.contains("\\\"") || text.contains("\\n") && !text.contains(":\\");
    match is_string || unescape(text, numeric).is_some() {
        true => unescape(text, |text| numeric(text).or_else(|| plain(text))),
        false => None,
    }
}

/// `\n`, `\"`, `\\`.
fn plain(text: &str) -> Escape {
    let c = match text.strip_prefix('\\')?.chars().next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        c @ ('"' | '\'' | '\\' | '/') => c,
        _ => return None,
    };
    Some((Unit::Char(c), 2))
}

/// Characters and bytes by their numbers: `\u30d7`, `\xE3\x83\x97`, `\343\203\227`.
fn numeric(text: &str) -> Escape {
    let rest = text.strip_prefix('\\')?;
    match rest.chars().next()? {
        'u' if rest[1..].starts_with('{') => {
            let end = rest.bytes().take(9).position(|b| b == b'}')?;
            Some((Unit::Char(hex_char(rest.get(2..end)?)?), end + 2))
        }
        'u' => utf16(text, "\\u"),
        'U' => Some((Unit::Char(hex_char(rest.get(1..9)?)?), 10)),
        'x' => Some((Unit::Byte(hex_byte(rest.get(1..3)?)?), 4)),
        '0'..='3' => Some((Unit::Byte(u8::from_str_radix(rest.get(..3)?, 8).ok()?), 4)),
        _ => None,
    }
}

/// HTML: `&lt;`, `&#12503;`, `&#x30d7;`.
pub(super) fn entity(text: &str) -> Escape {
    const LONGEST: usize = 10;
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &rest[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => hex_char(digits)?,
            None => char::from_u32(number.parse().ok()?)?,
        },
        None => named(name)?,
    };
    Some((Unit::Char(c), end + 2))
}

fn named(entity: &str) -> Option<char> {
    let names = [
        ("lt", '<'),
        ("gt", '>'),
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("copy", '©'),
        ("reg", '®'),
        ("yen", '¥'),
    ];
    names
        .into_iter()
        .find_map(|(name, c)| (name == entity).then_some(c))
}

/// Addresses: `%E3%83%97`, and `%u30D7` as scripts once wrote it.
pub(super) fn percent(text: &str) -> Escape {
    let rest = text.strip_prefix('%')?;
    if rest.starts_with(['u', 'U']) {
        return utf16(text, "%u");
    }
    Some((Unit::Byte(hex_byte(rest.get(..2)?)?), 3))
}

/// The parts of an address that a form made, where a plus is a space.
pub(super) fn form(text: &str) -> Escape {
    match text.starts_with('+') {
        true => Some((Unit::Char(' '), 1)),
        false => percent(text),
    }
}

/// Mails: `=E3=83=97`, with `=` at the end of lines that go on.
pub(super) fn quoted_printable(text: &str) -> Escape {
    let rest = text.strip_prefix('=')?;
    if rest.starts_with('\n') {
        return Some((Unit::Nothing, 2));
    }
    if rest.starts_with("\r\n") {
        return Some((Unit::Nothing, 3));
    }
    Some((Unit::Byte(hex_byte(rest.get(..2)?)?), 3))
}

/// Four hexadecimal digits behind a mark of two bytes, or two such for a character beyond 16 bits.
fn utf16(text: &str, mark: &str) -> Escape {
    let unit = |at: usize| -> Option<u16> {
        let rest = text.get(at..)?;
        let is_marked = rest.get(..2)?.eq_ignore_ascii_case(mark);
        let digits = rest
            .get(2..6)
            .filter(|digits| is_marked && is_hex(digits))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((Unit::Char(c), 6));
    }
    let mut both = char::decode_utf16([first, unit(6)?]);
    Some((Unit::Char(both.next()?.ok()?), 12))
}

fn hex_char(digits: &str) -> Option<char> {
    let value = u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| is_hex(digits))?;
    char::from_u32(value)
}

fn hex_byte(digits: &str) -> Option<u8> {
    u8::from_str_radix(digits, 16)
        .ok()
        .filter(|_| is_hex(digits))
}

fn is_hex(digits: &str) -> bool {
    digits.bytes().all(|b| b.is_ascii_hexdigit())
}
