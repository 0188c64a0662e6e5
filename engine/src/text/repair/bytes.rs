//! From bytes, each with its place in a text, to the characters that they are.

use super::cp932;
use crate::text::chars::is_kana;
use std::ops::Range;

/// A byte that a part of the text stands for.
#[derive(Clone, Debug)]
pub(super) struct Byte {
    pub(super) value: u8,
    pub(super) from: Range<usize>,
}

/// A character with what it was read from; none where the bytes are no character.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) c: Option<char>,
    pub(super) from: Range<usize>,
}

/// How bytes are read as characters: how many of them are one, and which.
pub(super) type Decoder = fn(&[u8]) -> Option<(char, usize)>;

/// The first character in UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Option<(char, usize)> {
    let length = match bytes.first()? {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let text = std::str::from_utf8(bytes.get(..length)?).ok()?;
    Some((text.chars().next()?, length))
}

/// The characters of the bytes.
pub(super) fn read(bytes: &[Byte], decoder: Decoder) -> Vec<Read> {
    let values: Vec<u8> = bytes.iter().map(|byte| byte.value).collect();
    let mut read = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (c, length) = match decoder(&values[at..]) {
            Some((c, length)) => (Some(c), length),
            None => (None, 1),
        };
        let from = bytes[at].from.start..bytes[at + length - 1].from.end;
        read.push(Read { c, from });
        at += length;
    }
    read
}

/// The characters of bytes whose encoding is not known: UTF-8, or what Japanese Windows has, where
/// that makes Japanese.
pub(super) fn read_either(bytes: &[Byte]) -> Vec<Read> {
    let unicode = read(bytes, utf8);
    if unicode.iter().all(|read| read.c.is_some()) {
        return unicode;
    }
    let windows = read(bytes, cp932::decode);
    match is_japanese_text(&windows) {
        true => windows,
        false => unicode,
    }
}

/// Whether all of it is characters, and half of those beyond ASCII are kana: other text that
/// happens to be readable as Japanese is full of rare kanji.
pub(super) fn is_japanese_text(read: &[Read]) -> bool {
    let beyond = || {
        read.iter()
            .filter_map(|read| read.c)
            .filter(|c| !c.is_ascii())
    };
    let kana = beyond().filter(|c| is_kana(*c)).count();
    read.iter().all(|read| read.c.is_some()) && kana > 0 && kana * 2 >= beyond().count()
}
