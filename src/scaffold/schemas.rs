//! The schemas that a site keeps beside its content, and the line by which editors find them.

use super::file::NewFile;
use crate::content::schema::Subject;
use std::path::Path;

/// The folder of a site that holds the schemas of its TOML files. It is not in `content/`, so
/// that nobody takes it for an entry's.
const FOLDER: &str = ".naosu";

fn path(subject: Subject) -> String {
    format!("{FOLDER}/{}", subject.file())
}

/// The schema files of a new site.
pub(super) fn all() -> impl Iterator<Item = NewFile> {
    let subjects = Subject::ALL.into_iter();
    subjects.map(|subject| (path(subject), subject.schema()))
}

/// The schema of entries, where the site has none: what the line names is to be there.
pub fn missing(root: &Path) -> Option<NewFile> {
    let path = path(Subject::Entry);
    (!root.join(&path).exists()).then(|| (path, Subject::Entry.schema()))
}

/// The same file, headed by the comment that names its schema, if it has one. Taplo and Tombi
/// read it from the first lines, as a path from the file's own folder.
pub(super) fn with_line((file, text): NewFile) -> NewFile {
    let subject = match file.as_str() {
        "naosu.toml" => Subject::Site,
        "synonyms.toml" => Subject::Synonyms,
        _ if file.ends_with(".toml") => Subject::Entry,
        _ => return (file, text),
    };
    let up = match file.matches('/').count() {
        0 => "./".to_owned(),
        folders => "../".repeat(folders),
    };
    let text = format!("#:schema {up}{}\n{text}", path(subject));
    (file, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_toml_file_names_its_schema_from_where_it_stands() {
        let first_line = |path: &str| {
            let (_, text) = with_line((path.to_owned(), "a = 1\n".to_owned()));
            text.lines().next().map(str::to_owned)
        };
        let line = |text: &str| Some(text.to_owned());
        assert_eq!(
            first_line("naosu.toml"),
            line("#:schema ./.naosu/site.schema.json")
        );
        assert_eq!(
            first_line("content/printer/errors/offline.toml"),
            line("#:schema ../../../.naosu/entry.schema.json")
        );
        assert_eq!(first_line("content/printer/printer.ja.md"), line("a = 1"));
    }
}
