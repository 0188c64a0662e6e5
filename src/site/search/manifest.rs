//! Which blobs hold what: the first thing that a searching page reads.

use serde::{Deserialize, Serialize};

/// The folder's name, below a site's output.
pub const FOLDER: &str = "search";

/// The blob that holds the manifest itself; the only one whose name says nothing of its content.
pub(super) const MANIFEST: &str = "manifest";

/// The shape of the manifest; a page that knows another one does not search.
pub(super) const VERSION: u32 = 1;

/// An index up to this many bytes is loaded whole: one request, and every later query needs none.
const WHOLE: u64 = 4 << 20;

/// No file of an index is longer: browsers could not hold it.
const LONGEST: u64 = 1 << 32;

/// What is in the `search/` folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`VERSION`].
    pub(super) version: u32,
    /// The blob with the engine, as WebAssembly.
    pub(super) engine: String,
    /// The blob with the lexicon, needed for Japanese pastes only.
    pub(super) lexicon: String,
    /// The blob with the chunks that are needed always, in the order of `files`.
    pub(super) index: String,
    /// The blob with a sum of each chunk that has a blob of its own, in the order of `files`: for
    /// programs, which read chunks as they are asked for and must not take others for them.
    pub(super) sums: String,
    /// The files of the index.
    pub(super) files: Vec<IndexFile>,
}

/// A file of the index, cut into chunks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct IndexFile {
    /// Its name.
    pub(super) name: String,
    /// How long it is, in bytes.
    pub(super) length: u64,
    /// How long each chunk is, in bytes; the last one may be shorter.
    pub(super) chunk: u64,
    /// Chunk `n`, where it has a blob of its own, is in blob `{blob}-{n}`.
    pub(super) blob: String,
    /// The numbers of the chunks that stand in the blob `index` instead, ascending.
    pub(super) packed: Vec<u64>,
}

impl Manifest {
    /// The manifest that these bytes are, if a site of this version has it.
    pub(super) fn parse(bytes: &[u8]) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
        let is_sound = |file: &IndexFile| file.chunk > 0 && file.length <= LONGEST;
        let is_ours = manifest.version == VERSION && manifest.files.iter().all(is_sound);
        is_ours.then_some(manifest)
    }
}

impl IndexFile {
    /// How a file of an index of `total` bytes is cut.
    pub(super) fn cut(name: &str, fingerprint: &str, length: u64, total: u64) -> IndexFile {
        let ending = name.rsplit('.').next().unwrap_or(name);
        let chunk = chunk_length(ending, length, total);
        let mut file = IndexFile {
            name: name.to_owned(),
            length,
            chunk,
            blob: format!("{ending}-{fingerprint}"),
            packed: Vec::new(),
        };
        // A file's foot tells where its parts are and is read when the index is opened.
        file.packed = match file.chunks() {
            0 => Vec::new(),
            chunks => vec![chunks - 1],
        };
        file
    }

    /// How many chunks it has.
    pub(super) fn chunks(&self) -> u64 {
        self.length.div_ceil(self.chunk)
    }

    /// Where chunk `n` lies in the file: byte offsets, start and end.
    pub(super) fn range(&self, n: u64) -> std::ops::Range<usize> {
        let start = n * self.chunk;
        let end = (start + self.chunk).min(self.length);
        start as usize..end as usize
    }
}

/// Postings and stored entries are read here and there, in small parts; what else there is, whole
/// and by every query. Half the chunk is a third less over the wire, and twice the files.
fn chunk_length(ending: &str, length: u64, total: u64) -> u64 {
    let chunk = match ending {
        "idx" | "pos" | "store" if total > WHOLE => 8 << 10,
        _ => length,
    };
    chunk.max(1)
}
