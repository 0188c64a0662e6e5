//! The text files of a site, kept as they were read last, with what an editor holds unsaved over
//! them.

use super::{
    load::{Loaded, could_be_name, load, made},
    source::Source,
    stamp::Stamp,
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The text files of a site. Paths are below its root.
pub(super) struct Texts {
    root: PathBuf,
    kept: HashMap<PathBuf, Kept>,
    /// What lies over the files.
    laid: BTreeMap<PathBuf, Laid>,
}

/// A text that lies over a file, and what is made of it.
struct Laid {
    text: String,
    loaded: Loaded,
}

/// A file as it was read last.
struct Kept {
    loaded: Loaded,
    /// By which it is known again; none where it must be read to be known.
    stamp: Option<Stamp>,
}

impl Texts {
    pub(super) fn new(root: &Path) -> Texts {
        Texts {
            root: root.to_owned(),
            kept: HashMap::new(),
            laid: BTreeMap::new(),
        }
    }

    /// Lays a text over a file, or takes it away.
    pub(super) fn lay(&mut self, path: &Path, text: Option<&str>) {
        match text {
            Some(text) => {
                let loaded = made(&self.root, path, text.into());
                let loaded = same(self.known(path), loaded);
                let text = text.to_owned();
                self.laid.insert(path.to_owned(), Laid { text, loaded });
            }
            None => drop(self.laid.remove(path)),
        }
    }

    /// The files over which a text lies.
    pub(super) fn laid(&self) -> impl Iterator<Item = &PathBuf> {
        self.laid.keys()
    }

    /// Looks at these files, which are all that there are, and reads those that have changed.
    pub(super) fn look<'p>(&mut self, paths: impl Iterator<Item = &'p PathBuf>) {
        let paths: Vec<&PathBuf> = paths.collect();
        let changed = paths.par_iter().filter_map(|path| {
            let before = self.kept.get(*path);
            Some(((*path).clone(), self.news(path, before)?))
        });
        let changed: Vec<(PathBuf, Kept)> = changed.collect();
        self.kept.extend(changed);
        for (path, laid) in &mut self.laid {
            // It may be the name of a file, which was not there before.
            let loaded = made(&self.root, path, laid.text.clone().into());
            laid.loaded = same(Some(&laid.loaded), loaded);
        }
        if self.kept.len() > paths.len() {
            let there: HashSet<&PathBuf> = paths.into_iter().collect();
            self.kept.retain(|path, _| there.contains(path));
        }
    }

    /// What a file is now, if it may be other than it was.
    fn news(&self, path: &Path, before: Option<&Kept>) -> Option<Kept> {
        let about = fs::metadata(self.root.join(path));
        let stamp = about.ok().map(|about| Stamp::of(&about));
        if stamp.is_some() && before.is_some_and(|before| before.stamp == stamp) {
            return None;
        }
        let loaded = load(&self.root, path);
        let is_plain = |source: &Arc<Source>| !could_be_name(&source.text);
        let is_known = loaded.as_ref().is_ok_and(is_plain);
        Some(Kept {
            stamp: stamp.filter(|stamp| is_known && stamp.is_settled()),
            loaded: same(before.map(|before| &before.loaded), loaded),
        })
    }

    /// Whether a file was looked at, or a text lies over it.
    pub(super) fn knows(&self, path: &Path) -> bool {
        self.laid.contains_key(path) || self.kept.contains_key(path)
    }

    /// Whether a file is there.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.laid.contains_key(path) || self.root.join(path).exists()
    }

    /// What a file says.
    pub(super) fn get(&self, path: &Path) -> Loaded {
        let known = self.known(path).cloned();
        known.unwrap_or_else(|| load(&self.root, path))
    }

    fn known(&self, path: &Path) -> Option<&Loaded> {
        let laid = self.laid.get(path).map(|laid| &laid.loaded);
        laid.or_else(|| self.kept.get(path).map(|kept| &kept.loaded))
    }
}

/// The text that was, where it is the same: who holds it need not compare.
fn same(before: Option<&Loaded>, now: Loaded) -> Loaded {
    match before {
        Some(before) if *before == now => before.clone(),
        _ => now,
    }
}

/// Whether two files are the same text, or fail alike.
pub(super) fn is_same(one: &Loaded, other: &Loaded) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => Arc::ptr_eq(one, other),
        (Err(one), Err(other)) => one == other,
        _ => false,
    }
}
