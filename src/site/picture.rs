//! How large a picture is, so that a page keeps its room while it comes: read from its first
//! bytes, in the forms that browsers show. Of what is none of these nothing is said.

use std::{fs::File, io::Read, path::Path};

/// How much of a picture is read: a camera may put a small picture before a JPEG's size.
const HEAD: u64 = 256 * 1024;

/// Width and height in pixels.
pub(crate) type Size = (u32, u32);

/// The size of the picture in a file.
pub(crate) fn size_of(path: &Path) -> Option<Size> {
    let mut head = Vec::new();
    File::open(path)
        .ok()?
        .take(HEAD)
        .read_to_end(&mut head)
        .ok()?;
    size(&head).filter(|&(width, height)| width > 0 && height > 0)
}

/// What names of such pictures end in, by the first bytes of one.
pub(crate) fn ending(head: &[u8]) -> Option<&'static str> {
    match head {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [0xff, 0xd8, ..] => Some("jpg"),
        [b'R', b'I', b'F', b'F', ..] => Some("webp"),
        _ => std::str::from_utf8(head)
            .ok()?
            .contains("<svg")
            .then_some("svg"),
    }
}

fn size(head: &[u8]) -> Option<Size> {
    match ending(head)? {
        "png" => Some((big(head, 16, 4)?, big(head, 20, 4)?)),
        "gif" => Some((little(head, 6, 2)?, little(head, 8, 2)?)),
        "jpg" => jpeg(head),
        "webp" => webp(head),
        _ => svg(std::str::from_utf8(head).ok()?),
    }
}

fn big(head: &[u8], at: usize, length: usize) -> Option<u32> {
    let bytes = head.get(at..at + length)?.iter();
    Some(bytes.fold(0, |sum, &byte| sum << 8 | u32::from(byte)))
}

fn little(head: &[u8], at: usize, length: usize) -> Option<u32> {
    let bytes = head.get(at..at + length)?.iter().rev();
    Some(bytes.fold(0, |sum, &byte| sum << 8 | u32::from(byte)))
}

/// A JPEG is a row of segments; one of them begins the frame.
fn jpeg(head: &[u8]) -> Option<Size> {
    let mut at = 2;
    loop {
        match (head.get(at)?, head.get(at + 1)?) {
            (0xff, 0xff) => at += 1, // fill
            // All `SOF`, but for the tables and what is reserved.
            (0xff, 0xc0..=0xcf) if ![0xc4, 0xc8, 0xcc].contains(&head[at + 1]) => {
                return Some((big(head, at + 7, 2)?, big(head, at + 5, 2)?));
            }
            (0xff, _) => at += 2 + big(head, at + 2, 2)? as usize,
            _ => return None,
        }
    }
}

fn webp(head: &[u8]) -> Option<Size> {
    match head.get(8..16)? {
        b"WEBPVP8X" => Some((little(head, 24, 3)? + 1, little(head, 27, 3)? + 1)),
        b"WEBPVP8 " => Some((little(head, 26, 2)? & 0x3fff, little(head, 28, 2)? & 0x3fff)),
        b"WEBPVP8L" => {
            let bits = little(head, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

/// What its box says, the proportions of which it keeps at any size.
fn svg(text: &str) -> Option<Size> {
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let value = tag.split_once("viewBox=")?.1;
    let quote = value
        .chars()
        .next()
        .filter(|quote| "\"'".contains(*quote))?;
    let mut numbers = value[1..]
        .split(quote)
        .next()?
        .split([' ', ',', '\n'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<f32>().ok());
    let (width, height) = (numbers.nth(2)??, numbers.next()??);
    let whole = |number: f32| number.ceil().clamp(0.0, 100_000.0) as u32;
    Some((whole(width), whole(height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_tells_its_size_and_what_is_cut_or_none_tells_nothing() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 2, 128, 0, 0, 1, 224]);
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03x\xff\xc2\0\x11\x08\x01\xe0\x02\x80";
        let vp8x = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0";
        let vp8l = b"RIFF\0\0\0\0WEBPVP8L\x05\0\0\0\x2f\x7f\xc2\x77\0";
        let vp8 = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01";
        let gif = b"GIF89a\x80\x02\xe0\x01";
        let svg = b"<?xml version='1.0'?><svg xmlns='x' viewBox='0 0 640 480'/>";
        for whole in [&png[..], jpeg, vp8x, vp8l, vp8, gif, svg] {
            assert_eq!(size(whole), Some((640, 480)), "{whole:?}");
            for length in 0..whole.len() {
                let _ = size(&whole[..length]);
            }
        }
        for none in [&b""[..], b"%PDF", b"<svg/>", b"\xff\xd8\xff\xe0\0\0"] {
            assert_eq!(size(none), None, "{none:?}");
        }
    }
}
