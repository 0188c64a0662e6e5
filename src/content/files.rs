//! What lies in a site's folder: which files are entries, which are prose, which are pictures.

use super::{
    code::Code,
    finding::{Finding, Location},
    hidden, id,
    path::{CONTENT, STATIC, shown},
    published::{Bounds, statics},
    suggest,
};
use glob::Pattern;
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use walkdir::{DirEntry, WalkDir};

/// The files of a site, not yet read. All paths are below the site's root.
#[derive(Default)]
pub(super) struct Files {
    /// `<id>.toml` and `<id>.md`, in the order of their paths.
    pub(super) entries: Vec<EntryFile>,
    /// `<id>.<lang>.md` by folder and id.
    pub(super) prose: BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Everything else: pictures, downloads.
    pub(super) assets: BTreeSet<PathBuf>,
    /// What is published as it is.
    pub(super) statics: Vec<PathBuf>,
    /// Where an entry was passed over for its name: its prose is not without an entry.
    misnamed: Vec<(PathBuf, String)>,
    /// What is wrong with names and links.
    pub(super) findings: Vec<Finding>,
}

/// A file that should be an entry's.
pub(super) struct EntryFile {
    pub(super) path: PathBuf,
    pub(super) id: String,
}

impl Files {
    /// Walks the content folder of the site at `root`.
    pub(super) fn list(root: &Path, languages: &[Lang], ignore: &[Pattern]) -> Files {
        let mut files = Files {
            statics: statics(root),
            ..Files::default()
        };
        let own = root.join(STATIC);
        if own.exists() && !Bounds::of(root, &own).hold_folder() {
            let message = "the link leads out of the site";
            files.report(Code::OutsideSite, message, STATIC.into(), None);
        }
        if !root.join(CONTENT).is_dir() {
            let hint = "entries go there; `naosu init` makes a small site".to_owned();
            let message = "there is no folder `content`";
            files.report(Code::NoContent, message, CONTENT.into(), Some(hint));
            return files;
        }
        let mut topics = BTreeSet::new();
        for path in files.walk(root, ignore) {
            files.sort_in(path, languages, &mut topics);
        }
        files.see_to_twins();
        for misnamed in std::mem::take(&mut files.misnamed) {
            files.prose.remove(&misnamed);
        }
        if files.entries.is_empty() && files.findings.is_empty() {
            let hint = "`naosu new` writes the files of one".to_owned();
            let message = "there is no entry in `content`";
            files.report(Code::NoEntries, message, CONTENT.into(), Some(hint));
        }
        files
    }

    /// Every file of the content folder; what cannot be walked is reported.
    fn walk(&mut self, root: &Path, ignore: &[Pattern]) -> Vec<PathBuf> {
        let content = root.join(CONTENT);
        let bounds = Bounds::of(root, &content);
        let is_ignored = |entry: &DirEntry| {
            let path = shown(entry.path().strip_prefix(&content).unwrap_or(entry.path()));
            let name = entry.file_name().to_string_lossy();
            let mut patterns = ignore.iter();
            patterns.any(|pattern| match pattern.as_str().contains('/') {
                true => pattern.matches(&path),
                false => pattern.matches(&name),
            })
        };
        let mut outside = Vec::new();
        let walk = WalkDir::new(&content)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                let inside = bounds.hold(entry);
                if !inside {
                    outside.push(below(root, entry.path()));
                }
                inside && (entry.depth() == 0 || !is_hidden(entry) && !is_ignored(entry))
            });
        let mut walked = Vec::new();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => walked.push(below(root, entry.path())),
                Ok(_) => {}
                // An editor's lock: a link to nowhere.
                Err(error) if error.path().is_some_and(is_hidden_path) => {}
                Err(error) => {
                    let at = below(root, error.path().unwrap_or(&content));
                    self.report(Code::Unreadable, unreadable(&error), at, None);
                }
            }
        }
        for path in outside {
            let hint = "copy what it leads to beside the entry".to_owned();
            let message = "the link leads out of the folder `content`";
            self.report(Code::OutsideSite, message, path, Some(hint));
        }
        walked
    }

    /// Tells of each `<id>.md` that stands beside `<id>.toml`: one of them says all.
    fn see_to_twins(&mut self) {
        let is_toml = |file: &&EntryFile| file.path.extension().is_some_and(|ext| ext == "toml");
        let tomls = self.entries.iter().filter(is_toml);
        let tomls: BTreeSet<PathBuf> = tomls.map(|file| file.path.clone()).collect();
        let entries = std::mem::take(&mut self.entries);
        for file in entries {
            if is_toml(&&file) || !tomls.contains(&file.path.with_extension("toml")) {
                self.entries.push(file);
                continue;
            }
            let id = file.id;
            let message = format!("the entry `{id}` has a TOML file beside this one");
            let hint = format!("its prose stands in {id}.ja.md and {id}.en.md");
            self.report(Code::DuplicateId, message, file.path, Some(hint));
        }
    }

    fn report(
        &mut self,
        code: Code,
        message: impl Into<String>,
        path: PathBuf,
        hint: Option<String>,
    ) {
        let mut finding = Finding::new(code, message, Location::Path(path));
        finding.hint = hint;
        self.findings.push(finding);
    }

    fn sort_in(&mut self, path: PathBuf, languages: &[Lang], topics: &mut BTreeSet<String>) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let (Some(stem), Some(extension @ ("toml" | "md"))) = (
            path.file_stem()
                .and_then(|stem| stem.to_str())
                .map(str::to_owned),
            extension,
        ) else {
            self.assets.insert(path);
            return;
        };
        match stem.rsplit_once('.') {
            Some((id, tag)) if extension == "md" => self.add_prose(path, id, tag, languages),
            _ => self.add_entry(path, stem, topics),
        }
    }

    fn add_entry(&mut self, path: PathBuf, id: String, topics: &mut BTreeSet<String>) {
        if let Some(fault) = id::fault(&id) {
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            let message = format!("`{id}` is no id: {fault}");
            self.report(Code::BadId, message, path, id::hint(&id));
            self.misnamed.push((folder, id));
            return;
        }
        let folders: Vec<_> = path.iter().skip(1).collect();
        if let [topic, .., _file] = folders.as_slice()
            && let topic = topic.to_string_lossy().into_owned()
            && topics.insert(topic.clone())
            && let Some(fault) = id::fault(&topic)
        {
            let folder = Path::new(CONTENT).join(&topic);
            let message = format!("the folder of a topic is named by its id: {fault}");
            self.report(Code::BadId, message, folder, id::hint(&topic));
        }
        self.entries.push(EntryFile { path, id });
    }

    fn add_prose(&mut self, path: PathBuf, id: &str, tag: &str, languages: &[Lang]) {
        let tags = languages.iter().map(|lang| lang.name());
        match Lang::from_name(tag).filter(|lang| languages.contains(lang)) {
            Some(lang) => {
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                let of_entry = self.prose.entry((folder, id.to_owned())).or_default();
                of_entry.push((lang, path));
            }
            None => {
                let message = format!("the site has no language `{tag}`");
                self.report(
                    Code::UnknownLanguage,
                    message,
                    path,
                    suggest::hint(tag, tags),
                );
            }
        }
    }
}

fn unreadable(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "the link leads back to a folder that it is in".to_owned(),
        (None, Some(error)) => format!("cannot be read: {error}"),
        (None, None) => "cannot be read".to_owned(),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    is_hidden_path(entry.path())
}

fn is_hidden_path(path: &Path) -> bool {
    hidden::is_hidden(&path.file_name().unwrap_or_default().to_string_lossy())
}

pub(super) fn below(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}
