//! `offline.js`, the service worker of a site that is to work without a network.

use super::{folder::Output, licences, stage::MARKER};
use crate::site::error::Error;
use sha2::{Digest, Sha256};

const WORKER: &str = include_str!("../offline.js");
const NO_WORKER: &str = include_str!("../no-offline.js");

/// The service worker's address: what it serves lies beside and below it.
const ADDRESS: &str = "offline.js";

/// A site of up to this many bytes is kept as a whole at the first visit. Of a larger one, what
/// every page and every search need is; the rest as it is read.
const WHOLE: u64 = 20 << 20;

/// How many digits of a file's hash tell it from another build's.
const DIGITS: usize = 16;

/// Writes the worker after all other files; where the site wants none, one that takes an earlier
/// one away from browsers that have it.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn write(wanted: bool, output: &Output) -> Result<(), Error> {
    if !wanted {
        return output.write(ADDRESS, NO_WORKER.as_bytes());
    }
    let mut files = Vec::new();
    let mut total = 0;
    // A page over http reads no blob in its other form.
    for path in output.paths() {
        let other = path.starts_with("search/") && path.ends_with(".js");
        if !other
            && !["robots.txt", "sitemap.xml", licences::ADDRESS, MARKER].contains(&path.as_str())
        {
            let contents = output.read(&path)?;
            total += contents.len() as u64;
            let hash: String = Sha256::digest(&contents)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            files.push((path, hash[..DIGITS].to_owned()));
        }
    }
    let text = serde_json::to_string(&files).unwrap_or_default();
    // Whatever changes in the site, the worker changes with it.
    let version = &blake3::hash(text.as_bytes()).to_hex()[..DIGITS];
    if total > WHOLE {
        files.retain(|(path, _)| is_needed_always(path));
    }
    let list = serde_json::to_string(&files).unwrap_or_default();
    let worker = WORKER
        .replace("naosu-version", version)
        .replace("[\"naosu-files\"]", &list);
    output.write(ADDRESS, worker.as_bytes())
}

/// Homes, search pages, scripts, styles, and the search data that every query reads.
fn is_needed_always(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>()[..] {
        [_] | ["assets", ..] | [_, "index.html" | "manifest.webmanifest"] => true,
        [_, "search", "index.html"] => true,
        ["search", blob] => {
            let known = ["manifest.", "engine-", "lexicon-", "index-"];
            known.iter().any(|name| blob.starts_with(name))
        }
        _ => false,
    }
}
