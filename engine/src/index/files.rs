//! Where the index's files are: in memory, on a disk, or behind a network that is asked piece by
//! piece.

use std::{
    collections::BTreeMap,
    fmt, io,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};
use tantivy::{
    Directory, HasLen,
    directory::{
        DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
        error::{DeleteError, LockError, OpenReadError, OpenWriteError},
    },
};

/// The files of an index, to be read in parts.
pub trait FileSource: Send + Sync + 'static {
    /// Each file's name and length in bytes.
    fn files(&self) -> Vec<(String, u64)>;

    /// The bytes of a file in `range`.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where the bytes are not here yet: the source has noted what
    /// is missing, and the caller asks again later. Any other kind where they cannot be had.
    fn read(&self, file: &str, range: Range<u64>) -> io::Result<Vec<u8>>;
}

/// Index files held in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles(pub BTreeMap<String, Vec<u8>>);

impl FileSource for MemoryFiles {
    fn files(&self) -> Vec<(String, u64)> {
        self.0
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.len() as u64))
            .collect()
    }

    fn read(&self, file: &str, range: Range<u64>) -> io::Result<Vec<u8>> {
        let bytes = self.0.get(file).ok_or(io::ErrorKind::NotFound)?;
        let start = usize::try_from(range.start).unwrap_or(usize::MAX);
        let end = usize::try_from(range.end).unwrap_or(usize::MAX);
        bytes
            .get(start..end)
            .map(<[u8]>::to_vec)
            .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// A [`FileSource`] as tantivy wants to see it: read-only, without locks.
#[derive(Clone)]
pub(crate) struct SourceDirectory {
    source: Arc<dyn FileSource>,
    lengths: Arc<BTreeMap<PathBuf, u64>>,
}

impl SourceDirectory {
    pub(crate) fn new(source: Arc<dyn FileSource>) -> SourceDirectory {
        let lengths = source
            .files()
            .into_iter()
            .map(|(name, length)| (name.into(), length))
            .collect();
        SourceDirectory {
            source,
            lengths: Arc::new(lengths),
        }
    }
}

impl fmt::Debug for SourceDirectory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.lengths.keys()).finish()
    }
}

struct SourceFile {
    directory: SourceDirectory,
    name: String,
    length: u64,
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.length)
    }
}

impl HasLen for SourceFile {
    fn len(&self) -> usize {
        usize::try_from(self.length).unwrap_or(usize::MAX)
    }
}

impl FileHandle for SourceFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        let range = range.start as u64..range.end as u64;
        Ok(OwnedBytes::new(
            self.directory.source.read(&self.name, range)?,
        ))
    }
}

impl Directory for SourceDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        match (self.lengths.get(path), path.to_str()) {
            (Some(&length), Some(name)) => Ok(Arc::new(SourceFile {
                directory: self.clone(),
                name: name.to_owned(),
                length,
            })),
            _ => Err(OpenReadError::FileDoesNotExist(path.to_owned())),
        }
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.lengths.contains_key(path))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let file = self.get_file_handle(path)?;
        let bytes = file.read_bytes(0..file.len());
        bytes
            .map(|bytes| bytes.to_vec())
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::FileDoesNotExist(path.to_owned()))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::FileAlreadyExists(path.to_owned()))
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    // Nothing ever writes, so that readers need not keep out of anybody's way.
    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
