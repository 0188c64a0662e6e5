//! What the server answers: pages, search, and a stream of news for the page.

use super::{
    files,
    find::{self, Parameters},
    guard::{self, Guard},
    preview::{self, Preview, Stage},
};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Query, Request, State, rejection::QueryRejection},
    http::{HeaderValue, StatusCode, header},
    middleware,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::Semaphore;
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};

const RELOAD: &str = include_str!("reload.js");
const OVERLAY: &str = include_str!("overlay.css");
/// The largest paste, in bytes.
const LARGEST_PASTE: usize = 1 << 20;
/// How long a paste may take to come in.
const LONGEST_POST: Duration = Duration::from_secs(20);
/// How many pastes are answered at once: each may take memory many times its length.
static ANSWERING: Semaphore = Semaphore::const_new(2);
/// What answers which address.
pub(super) fn router(preview: Arc<Preview>, guard: Guard) -> Router {
    let pages = get(page).with_state(preview.clone());
    Router::new()
        .route("/_naosu/news", get(news))
        .route("/_naosu/reload.js", get(reload))
        .route("/_naosu/overlay.css", get(overlay))
        .route(
            "/api/find",
            get(find_asked).post(find_posted).fallback(wrong_method),
        )
        .fallback_service(pages)
        .layer(DefaultBodyLimit::max(LARGEST_PASTE))
        .layer(middleware::from_fn_with_state(guard, guard::check))
        .layer(middleware::map_response(guard::label))
        .with_state(preview)
}

async fn page(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    files::respond(preview.state().await, request).await
}

async fn find_asked(
    State(preview): State<Arc<Preview>>,
    parameters: Result<Query<Parameters>, QueryRejection>,
) -> Response {
    let parameters = match parameters {
        Ok(Query(parameters)) => parameters,
        Err(error) => return find::refuse(error.status(), &error.body_text()),
    };
    let Some(paste) = parameters.q.clone() else {
        return find::refuse(StatusCode::BAD_REQUEST, "q, the paste, is missing");
    };
    answer(preview.state().await, parameters, paste).await
}

async fn find_posted(
    State(preview): State<Arc<Preview>>,
    parameters: Result<Query<Parameters>, QueryRejection>,
    request: Request,
) -> Response {
    let parameters = match parameters {
        Ok(Query(parameters)) => parameters,
        Err(error) => return find::refuse(error.status(), &error.body_text()),
    };
    let read = Bytes::from_request(request, &());
    let bytes = match tokio::time::timeout(LONGEST_POST, read).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            let why = match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => "the paste is larger than 1 MB".to_owned(),
                _ => error.body_text(),
            };
            return find::refuse(error.status(), &why);
        }
        Err(_) => {
            return find::refuse(
                StatusCode::REQUEST_TIMEOUT,
                "the paste did not come in time",
            );
        }
    };
    let paste = String::from_utf8_lossy(&bytes).into_owned();
    answer(preview.state().await, parameters, paste).await
}

async fn wrong_method() -> Response {
    let why = "pastes are asked for with GET, or posted";
    let mut response = find::refuse(StatusCode::METHOD_NOT_ALLOWED, why);
    let allowed = HeaderValue::from_static("GET, HEAD, POST");
    response.headers_mut().insert(header::ALLOW, allowed);
    response
}

/// Answers a paste when it is its turn.
async fn answer(state: Arc<preview::State>, parameters: Parameters, paste: String) -> Response {
    // The semaphore is never closed.
    let _turn = ANSWERING.acquire().await;
    blocking(move || find::respond(&state, &parameters, &paste)).await
}

async fn blocking(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    let failed = |_| find::refuse(StatusCode::INTERNAL_SERVER_ERROR, "the answer failed");
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(failed)
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
