//! Who may ask the preview: pages of its own, and whoever types its address.
//!
//! Drafts are nobody else's business, and any page on the internet can make its reader's browser
//! ask 127.0.0.1. So names are refused that a foreign domain may have been pointed here with,
//! requests that a browser marks as a foreign page's, and uses of what was sent by other origins.

use super::find;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use std::{net::IpAddr, sync::Arc};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// The names under which the preview answers.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    /// Whether it listens to this machine alone.
    local: bool,
    /// Further names that its user allows.
    hosts: Arc<[String]>,
}

impl Guard {
    /// A guard for a server that listens at `interface`.
    pub(super) fn new(interface: IpAddr, hosts: &[String]) -> Guard {
        Guard {
            local: interface.is_loopback(),
            hosts: hosts.into(),
        }
    }

    /// Why a request with these headers is refused; nothing if it may pass.
    fn refusal(&self, headers: &HeaderMap) -> Option<&'static str> {
        let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or(""));
        let host = text(&header::HOST);
        if host.is_some_and(|host| !self.answers_to(host)) {
            return Some("the preview does not answer to this name; see --allow-host");
        }
        // Another port of this machine is the same site, yet somebody else's pages.
        if matches!(text(&SEC_FETCH_SITE), Some("cross-site" | "same-site")) {
            return Some("the preview answers to its own pages alone; open its address yourself");
        }
        let own = |origin: &str| origin.strip_prefix("http://") == host;
        match text(&header::ORIGIN) {
            Some(origin) if !own(origin) => Some("the preview answers to its own pages alone"),
            _ => None,
        }
    }

    /// Whether this is a name of ours. A number is nobody's to point elsewhere; a name may be.
    fn answers_to(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let name = name.trim_matches(['[', ']']);
        let is_number = |address: IpAddr| !self.local || address.is_loopback();
        name.eq_ignore_ascii_case("localhost")
            || name.parse().is_ok_and(is_number)
            || self
                .hosts
                .iter()
                .any(|host| host.eq_ignore_ascii_case(name))
    }
}

/// Lets a request pass or refuses it.
pub(super) async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    match guard.refusal(request.headers()) {
        Some(why) => find::refuse(StatusCode::FORBIDDEN, why),
        None => next.run(request).await,
    }
}

/// What every response says of itself: not to be kept, for the next build may differ; not to be
/// taken for another type; and not for pages of other origins.
pub(super) async fn label(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (RESOURCE_POLICY, "same-origin"),
        (OPENER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(interface: &str, hosts: &[&str]) -> Guard {
        let hosts: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
        Guard::new(interface.parse().expect("an address"), &hosts)
    }

    fn passes(guard: &Guard, headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers.iter().map(|&(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_static(value))
        });
        guard.refusal(&headers.collect()).is_none()
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let local = guard("127.0.0.1", &[]);
        for host in [
            "localhost",
            "LOCALHOST:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
        ] {
            assert!(passes(&local, &[("host", host)]), "{host}");
        }
        for host in [
            "evil.example",
            "localhost.evil.example:4000",
            "10.0.0.1",
            "",
        ] {
            assert!(!passes(&local, &[("host", host)]), "{host}");
        }
    }

    #[test]
    fn on_a_network_numbers_and_allowed_names_are_answered() {
        let open = guard("0.0.0.0", &["desk-7"]);
        for host in ["192.168.1.7:4000", "desk-7:4000", "localhost"] {
            assert!(passes(&open, &[("host", host)]), "{host}");
        }
        assert!(!passes(&open, &[("host", "evil.example:4000")]));
    }

    #[test]
    fn what_a_foreign_page_asks_for_is_refused() {
        let local = guard("127.0.0.1", &[]);
        let host = ("host", "127.0.0.1:4000");
        assert!(passes(&local, &[host, ("sec-fetch-site", "same-origin")]));
        assert!(passes(&local, &[host, ("sec-fetch-site", "none")]));
        assert!(passes(&local, &[host, ("origin", "http://127.0.0.1:4000")]));
        for other in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "http://127.0.0.1:5000"),
            ("origin", "null"),
        ] {
            assert!(!passes(&local, &[host, other]), "{other:?}");
        }
    }
}
