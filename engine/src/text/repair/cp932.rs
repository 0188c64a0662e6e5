//! The encoding of Japanese Windows, both ways. Text that was read in it although it is UTF-8 has
//! to be written in it again.

use std::{collections::HashMap, sync::OnceLock};

/// The characters of all pairs of bytes, in the order of the bytes, two bytes each; 0 for none.
/// `build.rs` makes it.
static PAIRS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cp932.bin"));

/// How many bytes can stand second.
const TRAILS: usize = 0xFC - 0x40 + 1;

/// The bytes of a character.
pub(super) fn encode(c: char) -> Option<Vec<u8>> {
    static BYTES: OnceLock<HashMap<char, [u8; 2]>> = OnceLock::new();
    match u32::from(c) {
        ascii @ 0..=0x7F => Some(vec![u8::try_from(ascii).ok()?]),
        // Half-width katakana are single bytes.
        half @ 0xFF61..=0xFF9F => Some(vec![u8::try_from(half - 0xFF61 + 0xA1).ok()?]),
        _ => BYTES.get_or_init(pairs).get(&c).map(|pair| pair.to_vec()),
    }
}

/// The first character of these bytes, and how many of them it is.
pub(super) fn decode(bytes: &[u8]) -> Option<(char, usize)> {
    match *bytes.first()? {
        ascii @ 0..=0x7F => Some((char::from(ascii), 1)),
        half @ 0xA1..=0xDF => Some((char::from_u32(0xFF61 + u32::from(half) - 0xA1)?, 1)),
        lead => Some((pair(lead, *bytes.get(1)?)?, 2)),
    }
}

fn pair(lead: u8, trail: u8) -> Option<char> {
    let row = match lead {
        0x81..=0x9F => usize::from(lead - 0x81),
        0xE0..=0xFC => usize::from(lead - 0xE0) + 0x9F - 0x81 + 1,
        _ => return None,
    };
    let column = usize::from(trail)
        .checked_sub(0x40)
        .filter(|at| *at < TRAILS)?;
    let at = (row * TRAILS + column) * 2;
    let unit = u16::from_le_bytes([*PAIRS.get(at)?, *PAIRS.get(at + 1)?]);
    char::from_u32(u32::from(unit)).filter(|_| unit != 0)
}

fn pairs() -> HashMap<char, [u8; 2]> {
    let mut bytes = HashMap::new();
    for lead in (0x81..=0x9F).chain(0xE0..=0xFC) {
        for trail in 0x40..=0xFC {
            if let Some(c) = pair(lead, trail) {
                // Some characters are there twice; the first place is the usual one.
                bytes.entry(c).or_insert([lead, trail]);
            }
        }
    }
    bytes
}
