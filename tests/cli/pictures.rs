//! `naosu import --fetch-pictures`: what the texts show from the web stands beside the entries.

use crate::site::Site;
use axum::{
    Router,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{net::TcpListener, runtime::Runtime};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x20";
const DRAWN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";
const RUNNING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>";

/// A web server with pictures of every sort, which counts what it is asked for.
struct Web {
    address: String,
    asked: Arc<AtomicUsize>,
    runtime: Runtime,
}

impl Web {
    fn start() -> Web {
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"));
        let listener = listener.expect("a port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let app = Router::new()
            .route("/img/Panel%201.png", get(|| async { PNG }))
            .route(
                "/moved",
                get(|| async { Redirect::permanent("/img/Panel%201.png") }),
            )
            .route("/round", get(|| async { Redirect::permanent("/round") }))
            .route("/drawn.php", get(|| async { DRAWN }))
            .route("/running.svg", get(|| async { RUNNING }))
            .route("/login", get(|| async { html("<html>Log in") }))
            .route("/huge.png", get(|| async { vec![0x89; 10_000_001] }))
            .fallback(|| async { StatusCode::NOT_FOUND })
            .layer(axum::middleware::map_request(
                move |request: axum::extract::Request| {
                    count.fetch_add(1, Ordering::Relaxed);
                    async { request }
                },
            ));
        runtime.spawn(async { axum::serve(listener, app).await });
        Web {
            address: format!("http://{address}"),
            asked,
            runtime,
        }
    }

    /// Stops to answer.
    fn stop(self) {
        self.runtime.shutdown_background();
    }
}

fn html(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/html")], text).into_response()
}

#[test]
fn pictures_from_the_web_stand_beside_the_entries_and_are_asked_for_once() {
    let web = Web::start();
    let site = Site::empty();
    site.write(
        "naosu.toml",
        "title = { en = \"Help\" }\nlanguages = [\"en\"]\n",
    );
    fs::create_dir(site.file("content")).expect("a folder");
    let sent = [
        "img/Panel%201.png",
        "moved",
        "drawn.php",
        "round",
        "running.svg",
        "login",
        "huge.png",
        "gone.png",
    ];
    let shown = sent.map(|path| format!("![{path}]({}/{path})\n\n", web.address));
    site.write(
        "old/panel.md",
        format!("---\ntitle: The panel\n---\n\n{}", shown.concat()),
    );
    let import = |more: &[&str]| {
        let source = site.file("old").display().to_string();
        let run = site.naosu([&["import", source.as_str()], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
        let report = site.read("import-report.html");
        (site.read("content/old/panel.en.md"), report)
    };

    let (text, _) = import(&[]);
    assert!(
        text.contains(&format!("]({}/moved)", web.address)),
        "{text}"
    );
    assert_eq!(
        web.asked.load(Ordering::Relaxed),
        0,
        "nobody was asked to fetch"
    );

    let (text, report) = import(&["--fetch-pictures"]);
    for kept in [
        "![img/Panel%201.png](pictures/panel-1.png)",
        "![moved](pictures/panel-1.png)",
        "![drawn.php](pictures/drawn.svg)",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    for (path, why) in [
        ("round", "redirect"),
        ("running.svg", "a browser would run it"),
        ("login", "what the server sends is no picture"),
        ("huge.png", "it is larger than 10 MB"),
        ("gone.png", "the server answers 404"),
    ] {
        assert!(
            text.contains(&format!("/{path})")),
            "{path} is still named: {text}"
        );
        let line = report
            .lines()
            .find(|line| line.contains(&format!("/{path}:")));
        assert!(
            line.is_some_and(|line| line.contains(why)),
            "{path}: {line:?}"
        );
    }
    assert_eq!(site.naosu(["build"]).code, 0);

    web.stop();
    let (again, _) = import(&[]);
    assert_eq!(again, text, "what was fetched is there");
}
