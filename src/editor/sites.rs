//! The sites that files belong to: a file's is the nearest folder upwards with a `naosu.toml`.

use super::{client::Client, findings::Told, site::Site};
use crate::content::{Source, path::CONFIG};
use serde_json::Value;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The sites that somebody is editing, and the files that are open.
#[derive(Default)]
pub(super) struct Sites {
    /// The site of files that no `naosu.toml` stands above.
    root: Option<PathBuf>,
    all: Vec<(Site, Told)>,
    /// By its path, the version of each open file.
    versions: HashMap<PathBuf, Option<i64>>,
}

impl Sites {
    /// The site in `root` is there from the beginning, whether it has a `naosu.toml` or not.
    pub(super) fn new(root: Option<PathBuf>) -> Sites {
        let mut sites = Sites {
            root: root.clone(),
            ..Sites::default()
        };
        root.into_iter().for_each(|root| sites.open(root));
        sites
    }

    /// Opens the site that a folder is, or is in, if there is one.
    pub(super) fn open_around(&mut self, folder: &Path) {
        if let Some(root) = root_above(folder) {
            self.open(root);
        }
    }

    fn open(&mut self, root: PathBuf) {
        if !self.all.iter().any(|(site, _)| site.root == root) {
            self.all.push((Site::open(root), Told::default()));
        }
    }

    /// The site of a file, and the file's path below it, if the file is read.
    fn place(&mut self, path: &Path) -> Option<(usize, PathBuf)> {
        let folder = path.parent()?;
        let root = root_above(folder).or_else(|| {
            // One that had its settings a moment ago is no other site for that.
            let known = self.all.iter().map(|(site, _)| &site.root);
            let known = known.filter(|root| path.starts_with(root)).max();
            known.or(self.root.as_ref()).cloned()
        })?;
        self.open(root.clone());
        let at = self.all.iter().position(|(site, _)| site.root == root)?;
        let below = self.all.get(at)?.0.below(path)?;
        Some((at, below))
    }

    /// The site of a file, read as it is now.
    pub(super) fn of(&mut self, path: &Path) -> Option<(&Site, PathBuf)> {
        let (at, below) = self.place(path)?;
        let (site, _) = self.all.get_mut(at)?;
        site.refresh();
        Some((site, below))
    }

    /// A file has this text in the editor. Whether it is one of a site.
    pub(super) fn lay(&mut self, path: &Path, version: Option<i64>, text: &str) -> bool {
        self.versions.insert(path.to_owned(), version);
        let Some((at, below)) = self.place(path) else {
            return false;
        };
        if let Some((site, _)) = self.all.get_mut(at) {
            site.lay(&below, Some(text));
        }
        true
    }

    /// What a file says, open or not.
    pub(super) fn text(&mut self, path: &Path) -> Option<Arc<Source>> {
        let (at, below) = self.place(path)?;
        self.all.get(at)?.0.text(&below)
    }

    /// A file is no longer open.
    pub(super) fn leave(&mut self, path: &Path) {
        self.versions.remove(path);
        for (site, _) in &mut self.all {
            if let Some(below) = site.below(path) {
                site.lay(&below, None);
            }
        }
    }

    /// Files may have changed on the disk.
    pub(super) fn look(&mut self) {
        self.all.iter_mut().for_each(|(site, _)| site.look());
    }

    /// The versions of the files that are open.
    pub(super) fn versions(&self) -> Vec<(PathBuf, i64)> {
        let open = self.versions.iter();
        open.filter_map(|(path, version)| Some((path.clone(), (*version)?)))
            .collect()
    }

    /// The version of an open file.
    pub(super) fn version(&self, path: &Path) -> Option<i64> {
        self.versions.get(path).copied().flatten()
    }

    /// What editors are to be told of findings that have come or gone.
    pub(super) fn news(&mut self, client: &Client) -> Vec<Value> {
        let all = self.all.iter_mut();
        all.flat_map(|(site, told)| {
            site.refresh();
            told.news(site, client)
        })
        .collect()
    }

    /// Lets go of the sites in a folder; what takes their findings back.
    pub(super) fn close(&mut self, folder: &Path) -> Vec<Value> {
        let gone = self
            .all
            .extract_if(.., |(site, _)| site.root.starts_with(folder));
        gone.flat_map(|(site, mut told)| told.nothing(&site))
            .collect()
    }
}

/// The nearest folder upwards that is a site.
fn root_above(folder: &Path) -> Option<PathBuf> {
    let is_site = |folder: &&Path| folder.join(CONFIG).is_file();
    folder.ancestors().find(is_site).map(Path::to_owned)
}
