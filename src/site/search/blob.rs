//! A piece of the search data as it lies on disk, twice: as `NAME.bin`, gzip, for pages that come
//! over http, and as `NAME.js`, the same bytes in base64 handed to `naosu_blob`, for pages opened
//! from a disk, where a browser lets a page load scripts and nothing else.

use flate2::{Compression, GzBuilder, read::GzDecoder};
use std::io::{self, Read, Write};

/// A packed piece of the search data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blob {
    /// Its name, without an ending.
    pub(super) name: String,
    /// Its bytes, gzip.
    packed: Vec<u8>,
}

impl Blob {
    /// Packs `bytes`. The same bytes are packed alike at any time.
    pub(super) fn pack(name: String, bytes: &[u8]) -> io::Result<Blob> {
        let packed = gzip(bytes)?;
        Ok(Blob { name, packed })
    }

    /// Its two files: names and contents.
    pub(super) fn files(&self) -> [(String, Vec<u8>); 2] {
        [
            (format!("{}.bin", self.name), self.packed.clone()),
            (format!("{}.js", self.name), self.script().into_bytes()),
        ]
    }

    fn script(&self) -> String {
        let text = base64(&self.packed);
        format!("naosu_blob({:?},{text:?})\n", self.name)
    }
}

/// The bytes of a `.bin` file as they were before packing.
pub(super) fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A word that differs where `bytes` differ, for names: a browser that still holds a blob of an
/// older build never mixes it with those of a newer one.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..10].to_owned()
}

/// The bytes packed by gzip, alike at any time.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

/// The bytes as text.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            if digit <= three.len() {
                let value = bits >> (18 - 6 * digit) & 63;
                text.push(char::from(DIGITS[value as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_what_browsers_read() {
        // RFC 4648, section 10.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xbf]), "+/+/");
    }

    #[test]
    fn what_is_packed_comes_back() {
        let bytes: Vec<u8> = (0..70_000u32).map(|n| n.wrapping_mul(n) as u8).collect();
        let blob = Blob::pack("x".into(), &bytes).expect("packed");
        assert_eq!(unpack(&blob.packed).expect("unpacked"), bytes);
        assert_eq!(Blob::pack("x".into(), &bytes).expect("packed"), blob);
    }
}
