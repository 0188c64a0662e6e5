//! Where the files of a site stand.

use std::path::{Component, Path, PathBuf};

/// The file with the settings of a site, in its folder.
pub const CONFIG: &str = "naosu.toml";

/// The folder of a site that holds its entries.
pub const CONTENT: &str = "content";

/// The folder of a site whose files are published as they are.
pub const STATIC: &str = "static";

/// The path, below the site's root, of a file that prose in `folder` names; none if it leaves the
/// content folder.
pub fn resolve(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
        if !path.starts_with(CONTENT) {
            return None;
        }
    }
    Some(path)
}

/// A path with forward slashes, on every system.
pub fn shown(path: &Path) -> String {
    let parts = path.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_in_prose_stays_in_the_content_folder() {
        let resolve = |name| resolve(Path::new("content/printer"), name);
        let there = |path: &str| Some(PathBuf::from(path));
        assert_eq!(resolve("a.png"), there("content/printer/a.png"));
        assert_eq!(resolve("./b/../a.png"), there("content/printer/a.png"));
        assert_eq!(resolve("../fax/a.png"), there("content/fax/a.png"));
        for outside in ["../../naosu.toml", "../../content/a.png", "/etc/passwd"] {
            assert_eq!(resolve(outside), None, "{outside}");
        }
    }
}
