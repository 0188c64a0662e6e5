//! Keeping the languages of an entry together: whether a translation is as new as its source, what
//! a new one has to fill in, and which source it says that it was made from.
//!
//! Files are changed as texts, a few bytes at a time: what people have written, comments and
//! line ends among it, stays as it is. Whoever writes them to disk is not here.

mod blanks;
mod files;
mod front;
mod keys;
mod mark;
mod record;
mod skeleton;
mod stale;
mod write;

pub use files::BYTE_ORDER_MARK;
pub use mark::{MARK, is_unfinished};
pub use record::{NotRecorded, recorded};
pub use skeleton::{NoSkeleton, skeleton};
pub use stale::{Stale, stale};

use std::path::PathBuf;

/// A file as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// Its path, below the site's root.
    pub path: PathBuf,
    /// What it holds now; none where it is not there yet.
    pub before: Option<String>,
    /// What it is to hold.
    pub text: String,
}
