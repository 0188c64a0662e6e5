//! The git repository that a site is kept in, if it is: where it begins, and when what was changed.

mod changes;
mod place;

pub use changes::Changes;
pub use place::Repository;
