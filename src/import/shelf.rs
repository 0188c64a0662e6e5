//! Entries onto the disk: what people have changed since the last import stays theirs.

use super::{
    draft::Draft,
    error::Error,
    record::{Written, hash, put, stands},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// What became of the entries.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelved {
    /// How many entries are new or were written anew.
    pub(super) written: usize,
    pub(super) unchanged: usize,
    /// Ids of entries that somebody has edited or removed since: they are left as they are.
    pub(super) kept: Vec<String>,
    /// Ids of entries whose articles are no longer in the source: they are left as they are.
    pub(super) gone: Vec<String>,
    /// What is to be recorded.
    pub(super) record: BTreeMap<String, Written>,
}

/// Writes entries, or only tells what would be written.
pub(super) fn shelve(
    root: &Path,
    drafts: &[Draft],
    mut before: BTreeMap<String, Written>,
    dry_run: bool,
) -> Result<Shelved, Error> {
    let mut shelved = Shelved::default();
    for draft in drafts {
        let files = draft.files();
        let recorded = before.remove(&draft.id);
        if is_edited(root, &files, recorded.as_ref()) {
            shelved.kept.push(draft.id.clone());
            let record = recorded.unwrap_or_default();
            shelved.record.insert(draft.id.clone(), record);
            continue;
        }
        let mut is_new = false;
        for (path, text) in &files {
            let path = root.join(path);
            if stands(&path, text.as_bytes()) {
                continue;
            }
            is_new = true;
            if !dry_run {
                put(&path, text.as_bytes())?;
            }
        }
        let paths: BTreeSet<&String> = files.iter().map(|(path, _)| path).collect();
        let stale = recorded.iter().flat_map(|record| record.files.keys());
        for path in stale.filter(|path| !paths.contains(path)) {
            is_new = true;
            remove(root, path, dry_run);
        }
        match is_new {
            true => shelved.written += 1,
            false => shelved.unchanged += 1,
        }
        let files = files
            .iter()
            .map(|(path, text)| (path.clone(), hash(text.as_bytes())));
        let record = Written {
            key: draft.key.clone(),
            files: files.collect(),
        };
        shelved.record.insert(draft.id.clone(), record);
    }
    for (id, record) in before {
        shelved.gone.push(id.clone());
        shelved.record.insert(id, record);
    }
    Ok(shelved)
}

/// Whether what stands on the disk is not what an import wrote.
fn is_edited(root: &Path, files: &[(String, String)], recorded: Option<&Written>) -> bool {
    let on_disk = |path: &str| fs::read(root.join(path)).ok();
    let changed = recorded.into_iter().flat_map(|record| &record.files);
    let mut changed = changed.filter(|(path, was)| {
        let there = on_disk(path);
        let wanted = files.iter().find(|(file, _)| file == *path);
        let is_wanted = wanted.is_some_and(|(_, text)| there.as_deref() == Some(text.as_bytes()));
        !is_wanted && there.is_none_or(|there| hash(&there) != **was)
    });
    let mut foreign = files.iter().filter(|(path, text)| {
        let is_ours = recorded.is_some_and(|record| record.files.contains_key(path));
        !is_ours && on_disk(path).is_some_and(|there| there != text.as_bytes())
    });
    changed.next().is_some() || foreign.next().is_some()
}

fn remove(root: &Path, path: &str, dry_run: bool) {
    if !dry_run {
        // What is gone already need not be removed.
        let _ = fs::remove_file(root.join(path));
    }
}

/// Copies of files of the source beside the entries; how many are new. A copy that is there and is
/// another stays.
pub(super) fn copy(
    root: &Path,
    source: &Path,
    copies: &BTreeMap<String, PathBuf>,
    dry_run: bool,
) -> Result<usize, Error> {
    let mut new = 0;
    for (to, from) in copies {
        let to = root.join(to);
        if to.exists() {
            continue;
        }
        new += 1;
        if !dry_run {
            put(&to, &super::error::read(&source.join(from))?)?;
        }
    }
    Ok(new)
}
