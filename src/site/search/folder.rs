//! The index as it lies in the `search/` folder of a site, read where it is asked for, as the
//! page's worker reads it: an answer needs little of a large index.

use super::{
    blob::{SUM, fingerprint, sum, unpack},
    error::OpenError,
    manifest::{IndexFile, Manifest},
};
use naosu_engine::FileSource;
use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// The files of an index, in chunks.
pub(super) struct Folder {
    path: PathBuf,
    files: Vec<File>,
}

struct File {
    about: IndexFile,
    chunks: Vec<Chunk>,
}

struct Chunk {
    /// Of what is not read at the beginning.
    sum: Option<[u8; SUM]>,
    /// There once somebody has asked for it.
    bytes: OnceLock<Vec<u8>>,
}

impl Folder {
    /// The index in a folder: what every answer needs is read, the rest is not.
    pub(super) fn open(path: &Path, manifest: &Manifest) -> Result<Folder, OpenError> {
        let always = read_named(path, &manifest.index)?;
        let sums = read_named(path, &manifest.sums)?;
        let (mut always, mut sums) = (always.as_slice(), sums.chunks_exact(SUM));
        let mut files = Vec::new();
        for about in &manifest.files {
            let mut chunks = Vec::new();
            for n in 0..about.chunks() {
                let chunk = match about.packed.contains(&n) {
                    true => always.split_off(..about.range(n).len()).map(Chunk::read),
                    false => sums
                        .next()
                        .and_then(|sum| sum.try_into().ok())
                        .map(Chunk::of),
                };
                chunks.push(chunk.ok_or_else(|| OpenError::Damaged(path.to_owned()))?);
            }
            files.push(File {
                about: about.clone(),
                chunks,
            });
        }
        Ok(Folder {
            path: path.to_owned(),
            files,
        })
    }

    fn chunk<'f>(&self, file: &'f File, n: u64) -> io::Result<&'f [u8]> {
        let at = usize::try_from(n).ok();
        let chunk = at.and_then(|n| file.chunks.get(n));
        let chunk = chunk.ok_or(io::ErrorKind::UnexpectedEof)?;
        if let Some(bytes) = chunk.bytes.get() {
            return Ok(bytes);
        }
        let name = format!("{}-{n}", file.about.blob);
        let bytes = read_blob(&self.path, &name).map_err(io::Error::other)?;
        match chunk.sum == Some(sum(&bytes)) {
            true => Ok(chunk.bytes.get_or_init(|| bytes)),
            false => Err(io::Error::other(OpenError::Damaged(self.path.clone()))),
        }
    }
}

impl Chunk {
    fn of(sum: [u8; SUM]) -> Chunk {
        Chunk {
            sum: Some(sum),
            bytes: OnceLock::new(),
        }
    }

    fn read(bytes: &[u8]) -> Chunk {
        Chunk {
            sum: None,
            bytes: OnceLock::from(bytes.to_vec()),
        }
    }
}

impl FileSource for Folder {
    fn files(&self) -> Vec<(String, u64)> {
        let files = self.files.iter();
        files
            .map(|file| (file.about.name.clone(), file.about.length))
            .collect()
    }

    fn read(&self, file: &str, range: Range<u64>) -> io::Result<Vec<u8>> {
        let file = self.files.iter().find(|known| known.about.name == file);
        let file = file.ok_or(io::ErrorKind::NotFound)?;
        if range.end > file.about.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let n = at / file.about.chunk;
            let start = n * file.about.chunk;
            let chunk = self.chunk(file, n)?;
            let end = range.end.min(start + chunk.len() as u64);
            let part = chunk.get((at - start) as usize..(end - start) as usize);
            bytes.extend_from_slice(part.ok_or(io::ErrorKind::UnexpectedEof)?);
            at = end;
        }
        Ok(bytes)
    }
}

/// A blob whose name tells what its bytes are. A folder copied half, or over an older one, is found
/// here: those who read the bytes take for granted that they are as they were written.
pub(super) fn read_named(folder: &Path, name: &str) -> Result<Vec<u8>, OpenError> {
    let bytes = read_blob(folder, name)?;
    match name.rsplit('-').next() == Some(&fingerprint(&bytes)) {
        true => Ok(bytes),
        false => Err(OpenError::Damaged(folder.to_owned())),
    }
}

pub(super) fn read_blob(folder: &Path, name: &str) -> Result<Vec<u8>, OpenError> {
    let path = folder.join(format!("{name}.bin"));
    fs::read(&path)
        .and_then(|packed| unpack(&packed))
        .map_err(|error| OpenError::Unreadable { path, error })
}
