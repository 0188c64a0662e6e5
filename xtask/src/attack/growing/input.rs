//! An input that can be made as large as one likes, and what inputs are made of.

use std::fmt::Write;

/// An input of any size.
pub(crate) struct Growing {
    /// What it is, in a few words.
    pub(crate) name: &'static str,
    /// How many pieces the largest has.
    pub(crate) most: usize,
    /// What is asked of naosu about it.
    pub(crate) command: &'static [&'static str],
    /// The files of a site: what stands beside `naosu.toml`, by path.
    pub(crate) files: Box<dyn Fn(usize) -> Files>,
}

/// Paths with their contents.
pub(crate) type Files = Vec<(String, String)>;

pub(super) const BUILD: &[&str] = &["build"];
pub(super) const CHECK: &[&str] = &["check", "--format", "json"];
pub(super) const FINDABILITY: &[&str] = &["check", "--findability"];

pub(super) fn new(
    name: &'static str,
    most: usize,
    command: &'static [&'static str],
    files: impl Fn(usize) -> Files + 'static,
) -> Growing {
    Growing {
        name,
        most,
        command,
        files: Box::new(files),
    }
}

/// The settings of a site that lets HTML through.
pub(crate) const SETTINGS: &str = "title = { ja = \"題\" }\nlanguages = [\"ja\", \"en\"]\nbase_url = \"https://help.example\"\n[output]\nraw_html = true\n";

pub(super) fn one(path: &str, text: &str) -> Files {
    vec![(path.to_owned(), text.to_owned())]
}

/// A guide with this prose.
pub(super) fn guide(prose: &str) -> Files {
    entry("kind = \"guide\"\ntitle = { ja = \"あ\" }\n", prose)
}

/// A fix with this prose.
pub(super) fn fix(more: &str, prose: &str) -> Files {
    entry(
        &format!("kind = \"fix\"\ntitle = {{ ja = \"あ\" }}\n{more}"),
        prose,
    )
}

fn entry(toml: &str, prose: &str) -> Files {
    let mut files = one("content/a/a.toml", toml);
    files.extend(one("content/a/a.ja.md", prose));
    files
}

pub(super) fn error(id: &str, more: &str) -> Files {
    one(
        &format!("content/a/{id}.toml"),
        &format!("kind = \"error\"\n{more}"),
    )
}

/// Each number's piece, one after the other.
pub(super) fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut all, i| {
        let _ = all.write_str(&piece(i));
        all
    })
}
