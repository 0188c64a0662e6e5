//! What is said to those who look after a site.

use super::{by_word::ByWord, texts::texts};
use naosu_vocabulary::closed_vocabulary;

closed_vocabulary! {
    /// Why somebody should look at an entry.
    pub enum Concern {
        /// A language that it is to be in lacks something of it.
        Untranslated = "untranslated",
        /// The source of a translation has changed since it was made.
        Stale = "stale",
        /// Nobody has checked it in time.
        Overdue = "overdue",
        /// Nobody looks after it.
        NoOwner = "no-owner",
        /// An error without a sample of what users paste.
        NoSample = "no-sample",
        /// A message, code or sample of it does not find it.
        NotFound = "not-found",
        /// More readers said that it did not help than that it did.
        NotHelped = "not-helped",
    }
}

texts! {
    /// The page of how a site is kept.
    StatusTexts {
        title,
        as_of,
        entries,
        language,
        owner,
        topic,
        complete,
        lacking,
        stale,
        none,
        nothing,
        due,
        concern: ByWord<Concern, String>,
    }
}
