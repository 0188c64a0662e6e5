//! `/api/find`: the answer to a paste, as `naosu find --format json` prints it.

use super::preview::State;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use naosu_engine::Query;
use naosu_vocabulary::Lang;
use serde::Deserialize;

/// How many entries an answer has at most, unless it is told.
pub const LIMIT: usize = 10;

/// What stands behind the `?` of the address.
#[derive(Debug, Deserialize)]
pub(super) struct Parameters {
    /// The paste; when posted, the body is.
    pub(super) q: Option<String>,
    lang: Option<String>,
    product: Option<String>,
    limit: Option<usize>,
}

/// Answers a paste.
pub(super) fn respond(state: &State, parameters: &Parameters, paste: &str) -> Response {
    let Some(site) = &state.site else {
        return refuse(
            StatusCode::SERVICE_UNAVAILABLE,
            "the site is not built: its content has errors",
        );
    };
    let lang = match parameters.lang.as_deref() {
        None => site.lang,
        Some(tag) => match Lang::from_name(tag) {
            Some(lang) => lang,
            None => return refuse(StatusCode::BAD_REQUEST, "lang is not a known language"),
        },
    };
    if let Some(product) = &parameters.product {
        let products = site.engine.products().unwrap_or_default();
        if !products.contains(product) {
            return refuse(StatusCode::BAD_REQUEST, "no entry is about this product");
        }
    }
    let query = Query {
        paste,
        lang,
        product: parameters.product.as_deref(),
        limit: parameters.limit.unwrap_or(LIMIT),
    };
    let answer = site.engine.find(&query).map_err(|error| error.to_string());
    match answer.and_then(|answer| serde_json::to_string(&answer).map_err(|e| e.to_string())) {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, &error),
    }
}

/// An error as JSON: `{"error": "…"}`.
pub(super) fn refuse(status: StatusCode, why: &str) -> Response {
    let json = serde_json::json!({ "error": why }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], json).into_response()
}
