//! Index files that the worker holds, as far as they have come.

use naosu_engine::FileSource;
use std::{io, ops::Range};

/// Fills the buffer with the bytes of a file, named by its number, from an offset on. False
/// where not all of them have come; the worker then notes what is missing.
pub(crate) type Read = fn(file: u32, offset: u64, into: &mut [u8]) -> bool;

/// The files of an index behind a [`Read`].
pub(crate) struct HostFiles {
    files: Vec<(String, u64)>,
    read: Read,
}

impl HostFiles {
    /// Files with their names and lengths; a file's number is its place here.
    pub(crate) fn new(files: Vec<(String, u64)>, read: Read) -> HostFiles {
        HostFiles { files, read }
    }
}

impl FileSource for HostFiles {
    fn files(&self) -> Vec<(String, u64)> {
        self.files.clone()
    }

    fn read(&self, file: &str, range: Range<u64>) -> io::Result<Vec<u8>> {
        let number = self.files.iter().position(|(name, _)| name == file);
        let number = number.ok_or(io::ErrorKind::NotFound)?;
        if range.end > self.files[number].1 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let length = usize::try_from(range.end.saturating_sub(range.start));
        let mut bytes = vec![0; length.map_err(|_| io::ErrorKind::OutOfMemory)?];
        let number = u32::try_from(number).map_err(|_| io::ErrorKind::NotFound)?;
        if (self.read)(number, range.start, &mut bytes) {
            Ok(bytes)
        } else {
            Err(io::ErrorKind::WouldBlock.into())
        }
    }
}
