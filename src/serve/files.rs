//! The files of the built site.

use super::{broken, preview::State};
use axum::{
    body::Body,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What stands at this address; while no site could be built, what is wrong instead.
pub(super) fn respond(state: &State, address: &Uri) -> Response {
    let Some(site) = &state.site else {
        return broken::page(state);
    };
    let Some(path) = below(&site.base, address.path()) else {
        let inner = Some(address.path()).filter(|path| *path != site.base);
        return moved(address, &format!("{}{}", site.base, inner.unwrap_or("/")));
    };
    let mut response = match find(&site.folder, path) {
        Found::File(path) => file(StatusCode::OK, &path),
        Found::Folder => moved(address, &format!("{}/", address.path())),
        Found::Nothing => file(StatusCode::NOT_FOUND, &site.folder.join("404.html")),
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

fn file(status: StatusCode, path: &Path) -> Response {
    match fs::read(path) {
        Ok(contents) => {
            let content_type = [(header::CONTENT_TYPE, content_type(path))];
            (status, content_type, Body::from(contents)).into_response()
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

fn content_type(path: &Path) -> &'static str {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
