//! What a reader of a format makes.

use crate::import::article::{Loss, Text};
use naosu_vocabulary::Lang;

/// A source as it was read, its languages not yet told apart.
#[derive(Debug, Default)]
pub(in crate::import) struct Source {
    pub(in crate::import) pages: Vec<Page>,
    pub(in crate::import) losses: Vec<Loss>,
}

/// One article in one language.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Page {
    /// What is the same in all languages, where the source says so itself.
    pub(in crate::import) key: Option<String>,
    /// Its language, where the source says so itself.
    pub(in crate::import) lang: Option<Lang>,
    pub(in crate::import) text: Text,
}
