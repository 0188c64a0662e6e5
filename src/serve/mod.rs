//! The preview server: builds to a folder of its own, serves that, and builds again on every
//! change. While the content is broken, the last good site stays.

mod broken;
mod connections;
mod error;
mod event;
mod files;
mod find;
mod guard;
mod http;
mod options;
mod preview;
mod share;
mod watch;

pub use error::Error;
pub use event::Event;
pub use find::LIMIT;
pub use options::Options;

use crate::{content::Reader, site::Stage};
use preview::Preview;
use std::{
    net::{IpAddr, SocketAddr, TcpListener},
    sync::{Arc, mpsc},
    thread,
};

/// Serves until it is told to stop by Ctrl-C or another signal.
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
    let folder = Stage::temporary()?;
    let guard = guard::Guard::new(address.ip(), &options.allowed_hosts);
    let preview = Arc::new(Preview::new(folder.folder()));

    let (change, changes) = mpsc::channel();
    let mut watcher = watch::Watcher::new(&root, change.clone(), options.poll)?;
    thread::scope(|scope| {
        let (preview, root) = (&preview, &root);
        let builder = scope.spawn(move || {
            let mut reader = Reader::new(root);
            // Requests that come in before the first build is over wait for it.
            let looks = |why: Option<String>| why.iter().for_each(|why| tell(Event::Polling(why)));
            looks(watcher.why());
            preview.rebuild(&mut reader, root, options, tell);
            tell(Event::Listening(address));
            while watcher.wait(&changes) {
                looks(watcher.why());
                preview.rebuild(&mut reader, root, options, tell);
            }
        });
        let served = connections::serve(listener, preview, guard).map_err(Error::Server);
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
