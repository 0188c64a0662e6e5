//! Connections: who may have one, and for how long nothing may come over it.
//!
//! Whoever says half a request, or none, is let go of; so much is open at once and no more. A page
//! that listens for news keeps its connection.

use super::{guard::Guard, http, preview::Preview};
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{future::Future, io, net, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::sleep,
};

/// How long the head of a request may take, and a connection may wait for the next.
const LONGEST_HEAD: Duration = Duration::from_secs(15);
/// How many connections are open at once; the others wait for one to end. Below the thousand
/// files that systems let a process have.
const MOST: usize = 800;
/// How long a request may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(2);
/// How long to wait when the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(200);

/// Serves until a signal ends it.
pub(super) fn serve(
    listener: net::TcpListener,
    preview: &Arc<Preview>,
    guard: Guard,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    listener.set_nonblocking(true)?;
    let served = runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        let stop = stop_signal()?;
        let open = GracefulShutdown::new();
        tokio::select! {
            () = accept(&listener, http::router(preview.clone(), guard), &open) => {}
            () = stop => {}
        }
        preview.end();
        // What is not over by then ends with the process.
        let _ = tokio::time::timeout(GRACE, open.shutdown()).await;
        Ok(())
    });
    runtime.shutdown_timeout(GRACE);
    served
}

async fn accept(listener: &TcpListener, router: Router, open: &GracefulShutdown) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        // The semaphore is never closed.
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => converse(stream, place, router.clone(), open),
            Err(_) => sleep(BREATH).await,
        }
    }
}

fn converse(
    stream: TcpStream,
    place: OwnedSemaphorePermit,
    router: Router,
    open: &GracefulShutdown,
) {
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD);
    let service = TowerToHyperService::new(router);
    let connection = server.serve_connection(TokioIo::new(stream), service);
    let connection = open.watch(connection);
    tokio::spawn(async move {
        // A client that goes away in the middle is its own affair.
        let _ = connection.await;
        drop(place);
    });
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let signals = crate::signal::Signals::heed()?;
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        signals.wait();
        // Nobody waits any more if the server has ended by itself.
        let _ = tell.send(());
    });
    Ok(async {
        let _ = told.await;
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without the signal the server can still be ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    })
}
