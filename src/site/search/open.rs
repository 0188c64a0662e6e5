//! Reading the `search/` folder of a site.

use super::{
    error::OpenError,
    folder::{Folder, read_blob, read_named},
    manifest::{FOLDER, MANIFEST, Manifest},
};
use naosu_engine::Engine;
use naosu_lexicon::Lexicon;
use std::{path::Path, sync::Arc};

/// The engine with the index and the lexicon of the site built at `output`: the very bytes that
/// the site's pages load, so that they and the terminal answer alike. The index is read as it is
/// asked for: a site that is built anew meanwhile takes it away, and asking fails.
///
/// # Errors
/// There is no site, or its search data cannot be read.
pub fn open(output: &Path) -> Result<Engine, OpenError> {
    let (index, lexicon) = parts(output)?;
    let mut engine = Engine::open(Arc::new(index))?;
    engine.set_lexicon(Lexicon::load(&lexicon)?);
    Ok(engine)
}

/// The index, and the lexicon as it is written.
pub(super) fn parts(output: &Path) -> Result<(Folder, Vec<u8>), OpenError> {
    let folder = output.join(FOLDER);
    if !folder.join(format!("{MANIFEST}.bin")).is_file() {
        return Err(OpenError::NotBuilt(output.to_owned()));
    }
    let manifest = Manifest::parse(&read_blob(&folder, MANIFEST)?);
    let manifest = manifest.ok_or_else(|| OpenError::Damaged(folder.clone()))?;
    let lexicon = read_named(&folder, &manifest.lexicon)?;
    Ok((Folder::open(&folder, &manifest)?, lexicon))
}
