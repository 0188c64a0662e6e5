//! The files of a segment that was just written, under names that are the same each time.

use crate::error::Error;
use std::{collections::BTreeMap, path::Path};
use tantivy::{Directory, Index, TantivyError, directory::RamDirectory};

/// The name that the segment gets, in place of tantivy's random one: the same entries shall
/// make the same bytes.
const SEGMENT: &str = "00000000000000000000000000000000";

/// The segment's files under a fixed name, and the description that points at them.
pub(super) fn export(directory: &RamDirectory) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let index = Index::open(directory.clone())?;
    let metas = index.load_metas()?;
    let mut files = BTreeMap::new();
    let Some(segment) = metas.segments.first() else {
        return Err(Error::Damaged("no segment was written".to_owned()));
    };
    let random = segment.id().uuid_string();
    for path in metas.list_segment_files() {
        let name = path.to_string_lossy().replace(&random, SEGMENT);
        if directory.exists(&path).unwrap_or(false) {
            let file = directory.open_read(&path).map_err(TantivyError::from)?;
            files.insert(name, file.read_bytes()?.to_vec());
        }
    }
    let meta = directory
        .atomic_read(Path::new("meta.json"))
        .map_err(TantivyError::from)?;
    let meta = String::from_utf8_lossy(&meta)
        .replace(&dashed(&random), &dashed(SEGMENT))
        .replace(&random, SEGMENT);
    files.insert("meta.json".to_owned(), meta.into_bytes());
    Ok(files)
}

/// An id as tantivy writes it into its description: a UUID with dashes.
fn dashed(id: &str) -> String {
    let cuts = [0, 8, 12, 16, 20, 32];
    let parts = cuts.windows(2).filter_map(|cut| id.get(cut[0]..cut[1]));
    parts.collect::<Vec<_>>().join("-")
}
