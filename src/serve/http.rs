//! The server: pages, search, and a stream of news for the page.

use super::{
    files,
    find::{self, Parameters},
    preview::{Preview, Stage},
};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Query, Request, State, rejection::BytesRejection},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use std::{convert::Infallible, future::Future, io, net::TcpListener, sync::Arc, time::Duration};
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};

const RELOAD: &str = include_str!("reload.js");
const OVERLAY: &str = include_str!("overlay.css");
/// The largest paste, in bytes.
const LARGEST_PASTE: usize = 1 << 20;
/// How long a request may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(2);

/// Serves until Ctrl-C or a termination signal.
pub(super) fn serve(listener: TcpListener, preview: &Arc<Preview>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let local = listener.local_addr()?.ip().is_loopback();
    listener.set_nonblocking(true)?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let stop = stop_signal()?;
        let (stopping, stopped) = tokio::sync::oneshot::channel();
        let ending = preview.clone();
        let server = axum::serve(listener, router(preview.clone(), local)).with_graceful_shutdown(
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

fn router(preview: Arc<Preview>, local: bool) -> Router {
    let pages = get(page).with_state(preview.clone());
    let router = Router::new()
        .route("/_naosu/news", get(news))
        .route("/_naosu/reload.js", get(reload))
        .route("/_naosu/overlay.css", get(overlay))
        .route("/api/find", get(find_asked).post(find_posted))
        .fallback_service(pages)
        .layer(DefaultBodyLimit::max(LARGEST_PASTE))
        .layer(middleware::map_response(fresh))
        .with_state(preview);
    if local {
        router.layer(middleware::from_fn(only_local_names))
    } else {
        router
    }
}

/// Nothing here may be kept: the next build may differ.
async fn fresh(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}

/// Refuses names that somebody else's domain may have been pointed here with, so that no page on
/// the internet can read a draft through its reader's browser.
async fn only_local_names(headers: HeaderMap, request: Request, next: Next) -> Response {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    if host.is_none_or(is_local_name) {
        next.run(request).await
    } else {
        let told = "the preview answers to localhost alone; see --interface\n";
        (StatusCode::FORBIDDEN, told).into_response()
    }
}

fn is_local_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_matches(['[', ']']);
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
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
    blocking(move || find::respond(&state, &parameters, &paste)).await
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

#[cfg(test)]
mod tests {
    use super::is_local_name;

    #[test]
    fn only_this_machine_is_local() {
        for host in [
            "localhost",
            "LOCALHOST:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "127.0.0.1",
        ] {
            assert!(is_local_name(host), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "10.0.0.1",
            "",
        ] {
            assert!(!is_local_name(host), "{host}");
        }
    }
}
