//! Text that was read in the wrong encoding (mojibake): written again as it was read, and read as
//! it was written.

use super::{
    bytes::{Byte, Decoder, Read, is_japanese_text, read, utf8},
    cp932,
    rewritten::Rewritten,
};

/// The bytes of a character in an encoding.
type Encoder = fn(char) -> Option<Vec<u8>>;

/// Each line with its mojibake mended; none where no line has any.
pub(super) fn mend(text: &str) -> Option<Rewritten> {
    let mut new = Rewritten::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match line.is_ascii() {
            true => new.keep(text, at..at + line.len()),
            false => mend_line(&mut new, text, at, line),
        }
        at += line.len();
    }
    new.is_changed().then_some(new)
}

fn mend_line(new: &mut Rewritten, text: &str, at: usize, line: &str) {
    let as_utf8 = [cp1252 as Encoder, cp932::encode]
        .into_iter()
        .map(|encoder| characters(line, at, encoder, utf8))
        .find(|read| is_utf8_text(read));
    let mended = as_utf8.or_else(|| {
        let read = characters(line, at, cp1252, cp932::decode);
        is_japanese_text(&read).then_some(read)
    });
    let Some(mended) = mended else {
        return new.keep(text, at..at + line.len());
    };
    for Read { c, from } in mended {
        new.put(c.unwrap_or(char::REPLACEMENT_CHARACTER), from);
    }
}

/// The line, written in one encoding and read in another. What the first does not have is no
/// character of the second either.
fn characters(line: &str, at: usize, encoder: Encoder, decoder: Decoder) -> Vec<Read> {
    let bytes = line.char_indices().flat_map(|(place, c)| {
        let from = at + place..at + place + c.len_utf8();
        // No encoding has this byte.
        let values = encoder(c).unwrap_or_else(|| vec![0xFF]);
        let byte = move |value| Byte {
            value,
            from: from.clone(),
        };
        values.into_iter().map(byte)
    });
    read(&bytes.collect::<Vec<Byte>>(), decoder)
}

/// Whether bytes are UTF-8, apart from a few that were lost on the way: other encodings hardly ever
/// make a sequence of it by chance.
fn is_utf8_text(read: &[Read]) -> bool {
    const GOOD_FOR_A_BAD: usize = 3;
    let bad = read.iter().filter(|read| read.c.is_none()).count();
    let good = read
        .iter()
        .filter_map(|read| read.c)
        .filter(|c| !c.is_ascii())
        .count();
    good > 0 && good >= bad * GOOD_FOR_A_BAD
}

/// The byte of a character in Windows' western encoding, in which what Latin-1 leaves to control
/// characters is used as well.
fn cp1252(c: char) -> Option<Vec<u8>> {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(vec![byte]);
    }
    let place = FROM_80.chars().position(|other| other == c)?;
    Some(vec![0x80 + u8::try_from(place).ok()?])
}
