//! Names that are passed over: dot files, and what editors and systems leave lying about.

/// Dot files in `static/` that web servers look for.
const OF_SERVERS: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];

/// Whether a file or folder is no part of a site.
pub fn is_hidden(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with(['.', '#'])
        || name.ends_with('~')
        || lower.ends_with(".swp")
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}

/// The same for what is published as it is.
pub fn is_hidden_in_static(name: &str) -> bool {
    is_hidden(name) && !OF_SERVERS.contains(&name)
}
