//! Whether a translation is as new as its source.

use crate::content::{entry::Entry, hash::hash};
use naosu_vocabulary::Lang;

/// A translation whose source is another than it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Whether it says what it was made from at all.
    pub is_recorded: bool,
    /// The hash of its source as it is now.
    pub now: String,
}

/// Whether the prose of an entry in a language says that it was made from another source than there
/// is now. One that says nothing of that may be the source itself.
pub fn stale(entry: &Entry, lang: Lang) -> Option<Stale> {
    let recorded = entry.translated.get(lang)?.trim();
    let source = entry.prose.get(lang.other())?;
    entry.prose.get(lang)?;
    let now = hash(&source.text);
    (recorded != now).then_some(Stale {
        is_recorded: !recorded.is_empty(),
        now,
    })
}
