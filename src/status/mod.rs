//! How a site is kept: what is translated, out of date, overdue, looked after by nobody.

mod entries;
mod feedback;
mod group;
mod page;

pub use crate::strings::Concern;
pub use entries::{EntryStatus, Heard, Scope, Status};
pub use feedback::{Feedback, InVain, NoFeedback};
pub use group::{Group, InLanguage};
pub use page::page;
