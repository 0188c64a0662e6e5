//! The site as a zip archive: one folder, opened by double click on its `index.html`.

use super::files::Files;
use crate::site::output::MARKER;
use flate2::{Compression, write::DeflateEncoder};
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, crc32, time::UtcDateTime};
use rayon::prelude::*;
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

/// The time that every file bears: the first that a zip archive can tell.
const EPOCH: UtcDateTime = match UtcDateTime::from_components(1980, 1, 1, 0, 0, 0, 0) {
    Some(time) => time,
    None => unreachable!(),
};

/// How many files are packed at once.
const BATCH: usize = 64;

/// A larger file is packed by itself, a piece at a time: it may be larger than memory.
const LARGE: u64 = 4 << 20;

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
        let packed: Vec<Option<Packed>> = batch
            .par_iter()
            .map(|name| pack(name, &files[*name]))
            .collect::<io::Result<_>>()?;
        for (name, packed) in batch.iter().zip(packed) {
            let (mut entry, config) = archive
                .new_file(format!("{top}/{name}").as_str())
                .compression_method(method(name))
                .unix_permissions(0o644)
                .last_modified(EPOCH)
                .start()
                .map_err(io::Error::other)?;
            let about = match packed {
                Some(packed) => {
                    entry.write_all(&packed.bytes)?;
                    packed.about
                }
                None => {
                    let packer = Packer::new(method(name), &mut entry);
                    let mut writer = config.wrap(packer);
                    io::copy(&mut File::open(&files[*name])?, &mut writer)?;
                    let (packer, about) = writer.finish().map_err(io::Error::other)?;
                    packer.finish()?;
                    about
                }
            };
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

/// A file as it goes into the archive.
struct Packed {
    bytes: Vec<u8>,
    about: DataDescriptorOutput,
}

/// A file packed, unless it is large.
fn pack(name: &str, path: &Path) -> io::Result<Option<Packed>> {
    if fs::metadata(path)?.len() > LARGE {
        return Ok(None);
    }
    let plain = fs::read(path)?;
    let mut bytes = Vec::new();
    let mut packer = Packer::new(method(name), &mut bytes);
    packer.write_all(&plain)?;
    packer.finish()?;
    let about = DataDescriptorOutput::new(crc32(&plain), plain.len() as u64);
    Ok(Some(Packed { bytes, about }))
}

/// What packs by one of our two methods.
enum Packer<W: Write> {
    Store(W),
    Deflate(DeflateEncoder<W>),
}

impl<W: Write> Packer<W> {
    fn new(method: CompressionMethod, target: W) -> Packer<W> {
        match method {
            CompressionMethod::STORE => Packer::Store(target),
            _ => Packer::Deflate(DeflateEncoder::new(target, Compression::best())),
        }
    }

    fn finish(self) -> io::Result<W> {
        match self {
            Packer::Store(target) => Ok(target),
            Packer::Deflate(encoder) => encoder.finish(),
        }
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Packer::Store(target) => target.write(bytes),
            Packer::Deflate(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Packer::Store(target) => target.flush(),
            Packer::Deflate(encoder) => encoder.flush(),
        }
    }
}
