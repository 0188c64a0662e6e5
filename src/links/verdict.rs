//! What became of asking for an address.

use serde::{Deserialize, Serialize};

/// What became of asking for an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// There is a page.
    Good,
    /// There is one, but it is here for good.
    Moved(String),
    /// There is none, for this reason.
    Broken(String),
    /// Nobody can tell, for this reason: no answer, or none to programs.
    Unanswered(String),
}
