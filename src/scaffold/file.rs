//! Files to write.

/// A file to write: its path below the site's root, with forward slashes, and its text.
pub type NewFile = (String, String);
