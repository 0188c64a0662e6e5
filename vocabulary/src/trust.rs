//! How far an entry may be trusted, and by whom it is to be read.

use crate::closed_vocabulary;

closed_vocabulary! {
    /// How far an entry may be trusted.
    #[derive(Default)]
    pub enum State {
        /// In writing: built only when drafts are asked for.
        Draft = "draft",
        /// Written, not yet checked by somebody else.
        Unverified = "unverified" default,
        /// Checked.
        Verified = "verified",
        /// No longer true of what is in use; kept to be found.
        Archived = "archived",
    }
}

closed_vocabulary! {
    /// For whom an entry is written.
    #[derive(Default)]
    pub enum Audience {
        /// Whoever has the problem.
        Everyone = "everyone" default,
        /// The help desk.
        Staff = "staff",
        /// Who administers the systems.
        Administrators = "administrators",
    }
}
