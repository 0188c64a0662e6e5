//! What the server tells whoever started it.

use crate::{content::Finding, site};
use std::{net::SocketAddr, time::Duration};

/// What happens while the server runs.
#[derive(Debug)]
pub enum Event<'a> {
    /// The content was read; these are all its findings. Errors among them stop the build.
    Checked(&'a [Finding]),
    /// The site was built, in this time, reading included.
    Built(&'a site::Summary, Duration),
    /// The content is sound, but the site could not be built.
    Failed(&'a site::Error),
    /// The system does not tell of changes, for this reason: they are looked for.
    Polling(&'a str),
    /// The first build is over; pages are served from here on.
    Listening(SocketAddr),
}
