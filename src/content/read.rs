//! A site's folder, read whole: what it says and everything that is wrong with it.

use super::{reader::Reader, reading::Reading};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::path::Path;

/// Reads and checks the site at `root` as of today. Never fails: whatever is wrong, an unreadable
/// `naosu.toml` too, is a finding.
pub fn read(root: &Path) -> Reading {
    read_on(root, today())
}

/// [`read`] as of another day, which decides whether a review is overdue.
pub fn read_on(root: &Path, today: Date) -> Reading {
    Reader::new(root).read(today)
}

/// The day as of which sites are read.
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
