//! Inputs that can be made as large as one likes: what made some program slow once.

mod prose;
mod repeated;
mod settings;
mod sites;

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

const BUILD: &[&str] = &["build"];
const CHECK: &[&str] = &["check", "--format", "json"];
const FINDABILITY: &[&str] = &["check", "--findability"];

/// All of them.
pub(crate) fn all() -> Vec<Growing> {
    let mut all = repeated::repeated();
    all.extend(prose::of_prose());
    all.extend(prose::of_fixes());
    all.extend(settings::of_settings());
    all.extend(sites::of_many_entries());
    all.extend(sites::of_messages());
    all
}

fn new(
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

fn one(path: &str, text: &str) -> Files {
    vec![(path.to_owned(), text.to_owned())]
}

/// A guide with this prose.
fn guide(prose: &str) -> Files {
    entry("kind = \"guide\"\ntitle = { ja = \"あ\" }\n", prose)
}

/// A fix with this prose.
fn fix(more: &str, prose: &str) -> Files {
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

fn error(id: &str, more: &str) -> Files {
    one(
        &format!("content/a/{id}.toml"),
        &format!("kind = \"error\"\n{more}"),
    )
}

/// Each number's piece, one after the other.
fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut all, i| {
        let _ = all.write_str(&piece(i));
        all
    })
}
