//! The preview server: builds to a folder of its own, serves that, and builds again on every
//! change. While the content is broken, the last good site stays.

mod broken;
mod error;
mod files;
mod find;
mod http;
mod preview;
mod watch;

pub use error::Error;
pub use find::LIMIT;

use crate::{content::Finding, site};
use preview::Preview;
use std::{
    net::{IpAddr, SocketAddr, TcpListener},
    path::PathBuf,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Where the site will stand, in place of what `naosu.toml` says.
    pub base_url: Option<String>,
    /// The address to listen on.
    pub interface: IpAddr,
    /// The port; 0 takes any free one.
    pub port: u16,
}

/// What happens while the server runs.
#[derive(Debug)]
pub enum Event<'a> {
    /// The content was read; these are all its findings. Errors among them stop the build.
    Checked(&'a [Finding]),
    /// The site was built, in this time, reading included.
    Built(&'a site::Summary, Duration),
    /// The content is sound, but the site could not be built.
    Failed(&'a site::Error),
    /// The first build is over; pages are served from here on.
    Listening(SocketAddr),
}

/// Serves until it is told to stop by Ctrl-C or a termination signal.
///
/// # Errors
/// The port is taken or forbidden; the site's folder cannot be watched; no temporary folder can
/// be made. Broken content is no error: it is told by [`Event`]s and shown in the page.
pub fn serve(options: &Options, tell: &(dyn Fn(Event) + Sync)) -> Result<(), Error> {
    let root = options.root.canonicalize().map_err(|source| Error::Root {
        path: options.root.clone(),
        source,
    })?;
    let listener = listen(options.interface, options.port)?;
    let address = listener.local_addr().map_err(Error::Server)?;
    let folder = tempfile::Builder::new()
        .prefix("naosu-")
        .tempdir()
        .map_err(Error::Folder)?;
    let preview = Arc::new(Preview::new(folder.path()));

    let (change, changes) = mpsc::channel();
    let mut watcher = watch::Watcher::new(&root, change.clone())?;
    thread::scope(|scope| {
        let (preview, root) = (&preview, &root);
        let builder = scope.spawn(move || {
            // Requests that come in before the first build is over wait for it.
            preview.rebuild(root, options, tell);
            tell(Event::Listening(address));
            while watcher.wait(&changes) {
                preview.rebuild(root, options, tell);
            }
        });
        let served = http::serve(listener, preview).map_err(Error::Server);
        // The receiver is gone already only if the builder panicked.
        let _ = change.send(watch::Change::Stop);
        if builder.join().is_err() {
            return Err(Error::Builder);
        }
        served
    })
}

fn listen(interface: IpAddr, port: u16) -> Result<TcpListener, Error> {
    let address = SocketAddr::new(interface, port);
    TcpListener::bind(address).map_err(|source| match source.kind() {
        std::io::ErrorKind::AddrInUse => Error::PortInUse(address),
        _ => Error::Listen { address, source },
    })
}
