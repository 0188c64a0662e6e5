//! Names that are passed over: dot files, and what editors and systems leave lying about.

/// Dot files in `static/` that web servers look for.
const OF_SERVERS: [&str; 3] = [".htaccess", ".nojekyll", ".well-known"];

/// Files that tell people of a folder. No entry can be called so: ids are of lower-case letters.
const ABOUT: [&str; 5] = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE.md",
    "TODO.md",
];

/// Whether a file or folder is no part of a site.
pub fn is_hidden(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with(['.', '#'])
        || ABOUT.contains(&name)
        || name.ends_with('~')
        || lower.ends_with(".swp")
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}

/// The same for what is published as it is.
pub fn is_hidden_in_static(name: &str) -> bool {
    is_hidden(name) && !OF_SERVERS.contains(&name)
}
