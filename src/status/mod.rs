//! How a site is kept: what is translated, out of date, overdue, looked after by nobody.

mod entries;
mod group;
mod page;

pub use crate::strings::Concern;
pub use entries::{EntryStatus, Scope, Status};
pub use group::{Group, InLanguage};
pub use page::page;
