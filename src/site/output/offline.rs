//! `offline.js`, the service worker of a site that is to work without a network.

use super::{folder::Output, licences, notices, stage::MARKER};
use crate::site::error::Error;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read},
};

const WORKER: &str = include_str!("../offline.js");
const NO_WORKER: &str = include_str!("../no-offline.js");

/// The service worker's address: what it serves lies beside and below it.
const ADDRESS: &str = "offline.js";

/// A site of up to this many bytes is kept as a whole at the first visit. Of a larger one, what
/// every page and every search need is; the rest as it is read, search data by its hashes too.
const WHOLE: u64 = 20 << 20;

/// How many digits of a file's hash tell it from another build's.
const DIGITS: usize = 16;

/// How much of a file is read at a time.
const PIECE: usize = 64 * 1024;

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
        // Notices are put up by themselves: the network's are newer.
        let unread = [
            "robots.txt",
            "sitemap.xml",
            licences::ADDRESS,
            notices::ADDRESS,
            MARKER,
        ];
        if !other && !unread.contains(&path.as_str()) {
            let (length, digest) = digest(output.read(&path)?).map_err(Error::io("read", &path))?;
            total += length;
            let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            files.push((path, hash[..DIGITS].to_owned()));
        }
    }
    let text = serde_json::to_string(&files).unwrap_or_default();
    // Whatever changes in the site, the worker changes with it.
    let version = &blake3::hash(text.as_bytes()).to_hex()[..DIGITS];
    let (first, mut later) = files
        .into_iter()
        .partition::<Vec<_>, _>(|(path, _)| total <= WHOLE || is_needed_always(path));
    later.retain(|(path, _)| path.starts_with("search/"));
    let list = |files: &[_]| serde_json::to_string(files).unwrap_or_default();
    let worker = WORKER
        .replace("naosu-version", version)
        .replace("[\"naosu-files\"]", &list(&first))
        .replace("[\"naosu-later\"]", &list(&later));
    output.write(ADDRESS, worker.as_bytes())
}

/// How long a file is and its hash, a piece at a time: it may be larger than memory.
fn digest(mut file: File) -> io::Result<(u64, Vec<u8>)> {
    let (mut length, mut hasher) = (0, Sha256::new());
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok((length, hasher.finalize().to_vec())),
            read => {
                length += read as u64;
                hasher.update(&piece[..read]);
            }
        }
    }
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
