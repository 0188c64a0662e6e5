//! Pictures from the web: fetched once, where the import was asked to, and kept below `.naosu/`, so
//! that the next import writes the same without asking for them again.

use super::{
    ids::slug,
    record::{hash, put},
};
use crate::{
    content::would_run,
    fetch::{Fetched, Fetcher},
    markdown::percent_decode,
    site::picture,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Where they are kept, below the site's root.
const FOLDER: &str = ".naosu/pictures";

/// The largest picture that is taken, in bytes: one for a page has less.
const LARGEST: u64 = 10_000_000;

/// The longest name, in characters: a name on the web may be a whole query.
const LONGEST_NAME: usize = 60;

/// Pictures by their addresses.
pub(super) struct Pictures<'a> {
    folder: PathBuf,
    fetcher: Option<Fetcher>,
    told: &'a dyn Fn(&str),
    known: BTreeMap<String, Result<PathBuf, String>>,
}

impl<'a> Pictures<'a> {
    /// Those of a site: fetched where `fetch` says so, else only what was fetched before. `told`
    /// hears the address of each before it is asked for.
    pub(super) fn of(root: &Path, fetch: bool, told: &'a dyn Fn(&str)) -> Pictures<'a> {
        Pictures {
            folder: root.join(FOLDER),
            fetcher: fetch.then(Fetcher::new),
            told,
            known: BTreeMap::new(),
        }
    }

    /// The file of the picture at an address; where it cannot be had, why.
    pub(super) fn file(&mut self, address: &str) -> Result<PathBuf, String> {
        if let Some(known) = self.known.get(address) {
            return known.clone();
        }
        let file = self.kept(address).map_or_else(|| self.fetch(address), Ok);
        self.known.insert(address.to_owned(), file.clone());
        file
    }

    /// A folder of its own for each address, so that the file keeps its name.
    fn kept(&self, address: &str) -> Option<PathBuf> {
        let folder = fs::read_dir(self.folder.join(hash(address.as_bytes()))).ok()?;
        let files = folder.filter_map(|file| Some(file.ok()?.path()));
        files.min()
    }

    fn fetch(&self, address: &str) -> Result<PathBuf, String> {
        let fetcher = self.fetcher.as_ref().ok_or("--fetch-pictures brings it")?;
        (self.told)(address);
        let fetched = fetcher.get(address, LARGEST);
        let fetched = fetched.map_err(|error| error.to_string())?;
        let name = name(&fetched)?;
        let file = self.folder.join(hash(address.as_bytes())).join(name);
        put(&file, &fetched.bytes).map_err(|error| error.to_string())?;
        Ok(file)
    }
}

/// A name for a file that is a picture and nothing more, whatever the server calls it.
fn name(fetched: &Fetched) -> Result<String, String> {
    let Some(ending) = picture::ending(&fetched.bytes) else {
        return Err("what the server sends is no picture".to_owned());
    };
    let path = fetched.address.split(['?', '#']).next().unwrap_or_default();
    let stem = path.rsplit('/').next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let stem: String = percent_decode(stem).chars().take(LONGEST_NAME).collect();
    let stem = slug(&stem).unwrap_or_else(|| "picture".to_owned());
    let name = format!("{stem}.{ending}");
    match would_run(&name, &fetched.bytes) {
        Some(fault) => Err(format!("a browser would run it: {fault}")),
        None => Ok(name),
    }
}
