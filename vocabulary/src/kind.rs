//! What an entry is.

use crate::closed_vocabulary;

closed_vocabulary! {
    /// What an entry is. Lists group entries by kind in this order.
    pub enum Kind {
        /// A message that the user sees.
        Error = "error",
        /// Something that does not work, known by its symptoms: no message tells of it.
        Problem = "problem",
        /// Why errors show.
        Cause = "cause",
        /// What to do, in steps.
        Fix = "fix",
        /// An environment in which the problem shows, with remedies of its own.
        Situation = "situation",
        /// A question and its answer.
        Faq = "faq",
        /// Prevention, checklists.
        Guide = "guide",
        /// Prose on anything, of which nothing else is claimed.
        Article = "article",
        /// A hub: everything on one problem.
        Topic = "topic",
    }
}
