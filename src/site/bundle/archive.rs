//! The site as a zip archive: one folder, opened by double click on its `index.html`.

use super::files::Files;
use crate::site::output::MARKER;
use flate2::{Compression, write::DeflateEncoder};
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, crc32, time::UtcDateTime};
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};

/// The time that every file bears: the first that a zip archive can tell.
const EPOCH: UtcDateTime = match UtcDateTime::from_components(1980, 1, 1, 0, 0, 0, 0) {
    Some(time) => time,
    None => unreachable!(),
};

/// How many files are packed at once.
const BATCH: usize = 256;

/// Endings of files that are packed already.
const PACKED: [&str; 10] = [
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".zip", ".gz", ".mp4", ".woff2",
];

/// Whether a file that starts so is an archive made here: its first entry is naosu's marker.
pub(super) fn is_ours(start: &[u8]) -> bool {
    let marker = format!("/{MARKER}");
    let length = start
        .get(26..28)
        .map_or(0, |two| usize::from(two[0]) + usize::from(two[1]) * 256);
    start.starts_with(b"PK\x03\x04")
        && start
            .get(30..30 + length)
            .is_some_and(|name| name.ends_with(marker.as_bytes()))
}

/// Writes the files below the folder `top`, in the order of their names, as of 1980: the same
/// files give the same bytes on any day.
pub(super) fn write(top: &str, files: &Files, target: impl Write) -> io::Result<()> {
    let mut archive = ZipArchiveWriter::new(BufWriter::new(target));
    // Over http pages take the `.js` form where there is no `.bin`: one of them is enough.
    let names: Vec<&String> = files
        .keys()
        .filter(|name| !(name.starts_with("search/") && name.ends_with(".bin")))
        .collect();
    for batch in names.chunks(BATCH) {
        let packed: Vec<Vec<u8>> = batch
            .par_iter()
            .map(|name| pack(name, &files[*name]))
            .collect::<io::Result<_>>()?;
        for (name, packed) in batch.iter().zip(packed) {
            let (mut entry, _) = archive
                .new_file(format!("{top}/{name}").as_str())
                .compression_method(method(name))
                .unix_permissions(0o644)
                .last_modified(EPOCH)
                .start()
                .map_err(io::Error::other)?;
            entry.write_all(&packed)?;
            let plain = &files[*name];
            let about = DataDescriptorOutput::new(crc32(plain), plain.len() as u64);
            entry.finish(about).map_err(io::Error::other)?;
        }
    }
    archive.finish().map_err(io::Error::other)?.flush()
}

fn method(name: &str) -> CompressionMethod {
    let name = name.to_ascii_lowercase();
    match PACKED.iter().any(|ending| name.ends_with(ending)) {
        true => CompressionMethod::STORE,
        false => CompressionMethod::DEFLATE,
    }
}

fn pack(name: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    if method(name) == CompressionMethod::STORE {
        return Ok(bytes.to_vec());
    }
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}
