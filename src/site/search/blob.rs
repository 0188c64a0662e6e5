//! A piece of the search data as it lies on disk, twice: as `NAME.bin`, gzip, for pages that come
//! over http, and as `NAME.js`, the same bytes in base64 handed to `naosu_blob`, for pages opened
//! from a disk, where a browser lets a page load scripts and nothing else.

use base64::prelude::{BASE64_STANDARD, Engine};
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
        let text = BASE64_STANDARD.encode(&self.packed);
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

/// How many bytes a [`sum`] has.
pub(super) const SUM: usize = 8;

/// What tells these bytes from others, in few bytes.
pub(super) fn sum(bytes: &[u8]) -> [u8; SUM] {
    let mut sum = [0; SUM];
    sum.copy_from_slice(&blake3::hash(bytes).as_bytes()[..SUM]);
    sum
}

/// The bytes packed by gzip, alike at any time.
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let bytes: Vec<u8> = (0..70_000u32).map(|n| n.wrapping_mul(n) as u8).collect();
        let blob = Blob::pack("x".into(), &bytes).expect("packed");
        assert_eq!(unpack(&blob.packed).expect("unpacked"), bytes);
        assert_eq!(Blob::pack("x".into(), &bytes).expect("packed"), blob);
    }
}
