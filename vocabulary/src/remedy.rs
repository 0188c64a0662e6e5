//! What a fix asks for and what it gives.

use crate::closed_vocabulary;

closed_vocabulary! {
    /// How often a fix helps.
    pub enum Effectiveness {
        /// Mostly.
        High = "high",
        /// Sometimes.
        Medium = "medium",
        /// Seldom.
        Low = "low",
    }
}

closed_vocabulary! {
    /// What can go wrong with a fix.
    pub enum Risk {
        /// Nothing.
        None = "none",
        /// Little, and it can be undone.
        Low = "low",
        /// Harm, if done wrong.
        High = "high",
    }
}

closed_vocabulary! {
    /// What must be at hand for a fix.
    pub enum Need {
        /// Administrator rights.
        Administrator = "administrator",
        /// The internet.
        Internet = "internet",
        /// A restart of the computer.
        Restart = "restart",
    }
}
