//! The files of the built site.

use super::{broken, preview::State};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use tower_http::services::ServeFile;

/// What stands at the address; while no site could be built, what is wrong instead.
pub(super) async fn respond(state: Arc<State>, request: Request) -> Response {
    let Some(site) = &state.site else {
        return broken::page(&state);
    };
    let address = request.uri();
    let Some(path) = below(&site.base, address.path()) else {
        let inner = Some(address.path()).filter(|path| *path != site.base);
        return moved(address, &format!("{}{}", site.base, inner.unwrap_or("/")));
    };
    let mut response = match find(&site.folder, path) {
        Found::File(path) => file(&path, request).await,
        Found::Folder => moved(address, &format!("{}/", address.path())),
        Found::Nothing => {
            let page = file(&site.folder.join("404.html"), Request::default()).await;
            (StatusCode::NOT_FOUND, page).into_response()
        }
    };
    // By this the page knows, when it hears of a site, whether that is the one it came from.
    if let Ok(name) = format!("site;desc=\"{}\"", site.name).parse() {
        response.headers_mut().insert("server-timing", name);
    }
    response
}

/// What stands behind the path below which the site will stand: pages that name their own
/// addresses name it.
fn below<'a>(base: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(base)
        .filter(|inner| inner.starts_with('/'))
}

enum Found {
    File(PathBuf),
    /// A folder, asked for without the slash that relative links need.
    Folder,
    Nothing,
}

/// Finds what an address means. Nothing outside the folder has an address, and no hidden file.
fn find(folder: &Path, address: &str) -> Found {
    let Ok(address) = percent_decode_str(address).decode_utf8() else {
        return Found::Nothing;
    };
    let Some(inner) = address.strip_prefix('/') else {
        return Found::Nothing;
    };
    let (inner, is_folder) = match inner.strip_suffix('/') {
        Some(inner) => (inner, true),
        None => (inner, inner.is_empty()),
    };
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    if !inner.is_empty() && !inner.split('/').all(is_plain) {
        return Found::Nothing;
    }
    let path = folder.join(inner);
    if is_folder {
        Found::File(path.join("index.html"))
    } else if path.is_dir() {
        Found::Folder
    } else {
        Found::File(path)
    }
    .or_nothing()
}

impl Found {
    fn or_nothing(self) -> Found {
        match self {
            Found::File(path) if !path.is_file() => Found::Nothing,
            found => found,
        }
    }
}

fn moved(address: &Uri, path: &str) -> Response {
    let query = address
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    // Two slashes at the beginning would name another host.
    let location = format!("/{}{query}", path.trim_start_matches('/'));
    (
        StatusCode::TEMPORARY_REDIRECT,
        [(header::LOCATION, location)],
    )
        .into_response()
}

/// A file as it was asked for, whole or a part, handed on as it is read: a film is large.
async fn file(path: &Path, request: Request) -> Response {
    match ServeFile::new(path).try_call(request).await {
        Ok(mut response) => {
            name_encoding(response.headers_mut());
            response.map(Body::new)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            (StatusCode::NOT_FOUND, "not found\n").into_response()
        }
        Err(error) => {
            let told = format!("cannot read the file: {error}\n");
            (StatusCode::INTERNAL_SERVER_ERROR, told).into_response()
        }
    }
}

/// All texts that naosu reads and writes are UTF-8.
fn name_encoding(headers: &mut HeaderMap) {
    let named = headers
        .get(header::CONTENT_TYPE)
        .and_then(|it| it.to_str().ok());
    let bare = named.filter(|it| it.starts_with("text/") && !it.contains("charset"));
    let full = bare.and_then(|it| HeaderValue::try_from(format!("{it}; charset=utf-8")).ok());
    if let Some(full) = full {
        headers.insert(header::CONTENT_TYPE, full);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn finds(address: &str) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("ja/日本")).expect("folders");
        for file in [
            "secret",
            "site/.naosu",
            "site/index.html",
            "site/ja/日本/index.html",
        ] {
            fs::write(folder.path().join(file), "").expect("a file");
        }
        match find(&site, address) {
            Found::File(path) => Some(
                path.strip_prefix(&site)
                    .expect("inside")
                    .display()
                    .to_string(),
            ),
            Found::Folder => Some("a folder".to_owned()),
            Found::Nothing => None,
        }
    }

    #[test]
    fn a_site_stands_below_its_path() {
        assert_eq!(below("", "/ja/"), Some("/ja/"));
        assert_eq!(below("/kb", "/kb/ja/"), Some("/ja/"));
        for outside in ["/", "/kb", "/kbs/", "/ja/"] {
            assert_eq!(below("/kb", outside), None, "{outside}");
        }
    }

    #[test]
    fn folders_answer_with_their_page() {
        assert_eq!(finds("/").as_deref(), Some("index.html"));
        assert_eq!(finds("/index.html").as_deref(), Some("index.html"));
        assert_eq!(
            finds("/ja/%E6%97%A5%E6%9C%AC/").as_deref(),
            Some("ja/日本/index.html")
        );
        assert_eq!(finds("/ja/%E6%97%A5%E6%9C%AC").as_deref(), Some("a folder"));
    }

    #[test]
    fn nothing_outside_the_site_has_an_address() {
        for address in [
            "/../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/ja/../../secret",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/.naosu",
            "/ja//",
            "/..",
            "/%ff",
            "/a%00b",
            "/..\\secret",
            "*",
        ] {
            assert_eq!(finds(address), None, "{address}");
        }
    }
}
