//! Why the preview server cannot run.

use crate::site;
use std::{io, net::SocketAddr, path::PathBuf};
use thiserror::Error;

/// Why the preview server cannot run.
#[derive(Debug, Error)]
pub enum Error {
    /// Somebody else listens there.
    #[error("port {} on {} is in use", .0.port(), .0.ip())]
    PortInUse(SocketAddr),

    /// The system does not let us listen there.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },

    /// The site's folder cannot be found.
    #[error("cannot open {}: {source}", path.display())]
    Root {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// The folder for the built site cannot be made.
    #[error("{0}")]
    Folder(#[from] site::Error),

    /// Changes cannot be seen.
    #[error("cannot watch the site for changes: {0}")]
    Watch(#[from] notify::Error),

    /// The server could not go on.
    #[error("the server failed: {0}")]
    Server(io::Error),

    /// The thread that builds has ended unexpectedly.
    #[error("the build ended unexpectedly")]
    Builder,
}
