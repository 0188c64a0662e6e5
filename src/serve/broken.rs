//! The page in the site's stead while no build has succeeded yet: what is wrong, and where.

use super::preview::State;
use crate::{content::record::Record, markdown::escaped};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::fmt::Write;

const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; \
                      base-uri 'none'; form-action 'none'";

/// The page. It goes away by itself as soon as a site is built.
pub(super) fn page(state: &State) -> Response {
    let mut list = String::new();
    for finding in &state.findings {
        // Writing to a string does not fail.
        let _ = writeln!(list, "<pre>{}</pre>", escaped(&text(finding)));
    }
    if state.more() > 0 {
        let _ = writeln!(
            list,
            "<p>and {} more: <code>naosu check</code></p>",
            state.more()
        );
    }
    if let Some(failure) = &state.failure {
        let _ = writeln!(list, "<pre>{}</pre>", escaped(failure));
    }
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>The site cannot be built yet</title>\n\
         <link rel=\"stylesheet\" href=\"/_naosu/overlay.css\">\n\
         <body class=\"naosu-broken\">\n<h1>The site cannot be built yet</h1>\n\
         <p>It shows here as soon as this is mended:</p>\n{list}\
         <script src=\"/_naosu/reload.js\"></script>\n"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, page).into_response()
}

fn text(finding: &Record) -> String {
    let mut text = format!(
        "{}: {}\n{}",
        finding.severity, finding.message, finding.path
    );
    if let Some(place) = &finding.place {
        // Writing to a string does not fail.
        let _ = write!(
            text,
            ":{}:{}\n\n    {}",
            place.line, place.column, place.text
        );
    }
    if let Some(hint) = &finding.hint {
        let _ = write!(text, "\n\nhelp: {hint}");
    }
    text
}
