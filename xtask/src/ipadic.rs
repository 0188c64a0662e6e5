//! IPADIC's source, and how what is made of it is packed.

use std::{
    error::Error,
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use encoding_rs::EUC_JP;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};

/// Packed, the same bytes each time.
pub(crate) fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// What was packed.
pub(crate) fn unpack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

/// The files of words in the order of their names: it is part of the result.
pub(crate) fn word_lists(source: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for file in fs::read_dir(source)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A file of the source, which is in EUC-JP.
pub(crate) fn text(path: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (text, _, damaged) = EUC_JP.decode(&bytes);
    if damaged {
        return Err(format!("{}: not EUC-JP", path.display()).into());
    }
    Ok(text.into_owned())
}
