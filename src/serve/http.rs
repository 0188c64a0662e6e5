//! The server: pages, search, and a stream of news for the page.

use super::{
    files,
    find::{self, Parameters},
    guard::{self, Guard},
    preview::{self, Preview, Stage},
};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Query, State, rejection::BytesRejection},
    http::{StatusCode, Uri, header},
    middleware,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use std::{convert::Infallible, future::Future, io, net::TcpListener, sync::Arc, time::Duration};
use tokio::sync::Semaphore;
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};

const RELOAD: &str = include_str!("reload.js");
const OVERLAY: &str = include_str!("overlay.css");
/// The largest paste, in bytes.
const LARGEST_PASTE: usize = 1 << 20;
/// How many pastes are answered at once: each may take memory many times its length.
static ANSWERING: Semaphore = Semaphore::const_new(2);
/// How long a request may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(2);

/// Serves until Ctrl-C or a termination signal.
pub(super) fn serve(listener: TcpListener, preview: &Arc<Preview>, guard: Guard) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    listener.set_nonblocking(true)?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let stop = stop_signal()?;
        let (stopping, stopped) = tokio::sync::oneshot::channel();
        let ending = preview.clone();
        let server = axum::serve(listener, router(preview.clone(), guard)).with_graceful_shutdown(
            async move {
                stop.await;
                ending.end();
                let _ = stopping.send(());
            },
        );
        tokio::select! {
            served = server => served,
            () = async { let _ = stopped.await; tokio::time::sleep(GRACE).await } => Ok(()),
        }
    });
    runtime.shutdown_timeout(GRACE);
    served
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
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

fn router(preview: Arc<Preview>, guard: Guard) -> Router {
    let pages = get(page).with_state(preview.clone());
    Router::new()
        .route("/_naosu/news", get(news))
        .route("/_naosu/reload.js", get(reload))
        .route("/_naosu/overlay.css", get(overlay))
        .route("/api/find", get(find_asked).post(find_posted))
        .fallback_service(pages)
        .layer(DefaultBodyLimit::max(LARGEST_PASTE))
        .layer(middleware::from_fn_with_state(guard, guard::check))
        .layer(middleware::map_response(guard::label))
        .with_state(preview)
}

async fn page(State(preview): State<Arc<Preview>>, address: Uri) -> Response {
    let state = preview.state().await;
    blocking(move || files::respond(&state, &address)).await
}

async fn find_asked(
    State(preview): State<Arc<Preview>>,
    Query(parameters): Query<Parameters>,
) -> Response {
    let state = preview.state().await;
    let Some(paste) = parameters.q.clone() else {
        return find::refuse(StatusCode::BAD_REQUEST, "q, the paste, is missing");
    };
    answer(state, parameters, paste).await
}

async fn find_posted(
    State(preview): State<Arc<Preview>>,
    Query(parameters): Query<Parameters>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let state = preview.state().await;
    let body = match body {
        Ok(body) => body,
        Err(error) => {
            let why = match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => "the paste is larger than 1 MB".to_owned(),
                _ => error.body_text(),
            };
            return find::refuse(error.status(), &why);
        }
    };
    let paste = String::from_utf8_lossy(&body).into_owned();
    answer(state, parameters, paste).await
}

/// Answers a paste when it is its turn.
async fn answer(state: Arc<preview::State>, parameters: Parameters, paste: String) -> Response {
    // The semaphore is never closed.
    let _turn = ANSWERING.acquire().await;
    blocking(move || find::respond(&state, &parameters, &paste)).await
}

async fn blocking(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Tells the page what there is to show, now and whenever that changes.
async fn news(
    State(preview): State<Arc<Preview>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = WatchStream::new(preview.stages())
        .take_while(|stage| !matches!(stage, Stage::Over))
        .filter_map(|stage| match stage {
            Stage::Ready(state) => Event::default().json_data(state.news()).ok().map(Ok),
            Stage::Starting | Stage::Over => None,
        });
    Sse::new(news).keep_alive(KeepAlive::default())
}

async fn reload() -> Response {
    let content_type = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (content_type, RELOAD).into_response()
}

async fn overlay() -> Response {
    let content_type = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (content_type, OVERLAY).into_response()
}
