//! What a site's files are by their names: which are entries, which are prose, which are pictures.

use super::{
    code::Code,
    finding::{Finding, Location},
    id,
    path::CONTENT,
    suggest,
};
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The files of a site, not yet read. All paths are below the site's root.
#[derive(Default)]
pub(super) struct Files {
    /// The files of each entry, in the order of their paths.
    pub(super) groups: Vec<FileGroup>,
    /// Prose without an entry, by folder and id.
    pub(super) orphans: BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Everything else: pictures, downloads.
    pub(super) assets: Arc<BTreeSet<PathBuf>>,
    /// The same, to be looked up: every link to one asks.
    pub(super) is_asset: HashSet<PathBuf>,
    /// What is wrong with names.
    pub(super) findings: Vec<Finding>,
    /// Where an entry was passed over for its name: its prose is not without an entry.
    misnamed: Vec<(PathBuf, String)>,
}

/// The files that should be an entry's.
pub(super) struct FileGroup {
    pub(super) id: String,
    /// `<id>.toml` or `<id>.md`.
    pub(super) head: PathBuf,
    /// `<id>.<lang>.md`
    pub(super) prose: Vec<(Lang, PathBuf)>,
}

impl Files {
    /// Sorts the files of the content folder, which come in the order of their paths.
    pub(super) fn sort<'p>(paths: impl Iterator<Item = &'p PathBuf>, languages: &[Lang]) -> Files {
        let mut files = Files::default();
        let mut topics = BTreeSet::new();
        let mut assets = BTreeSet::new();
        for path in paths {
            files.sort_in(path.clone(), languages, &mut topics, &mut assets);
        }
        files.is_asset = assets.iter().cloned().collect();
        files.assets = Arc::new(assets);
        files.see_to_twins();
        for misnamed in std::mem::take(&mut files.misnamed) {
            files.orphans.remove(&misnamed);
        }
        for group in &mut files.groups {
            let folder = group.head.parent().map(Path::to_owned).unwrap_or_default();
            let prose = files.orphans.remove(&(folder, group.id.clone()));
            group.prose = prose.unwrap_or_default();
        }
        files
    }

    /// Tells of each `<id>.md` that stands beside `<id>.toml`: one of them says all.
    fn see_to_twins(&mut self) {
        let is_toml = |group: &&FileGroup| group.head.extension().is_some_and(|ext| ext == "toml");
        let tomls = self.groups.iter().filter(is_toml);
        let tomls: BTreeSet<PathBuf> = tomls.map(|group| group.head.clone()).collect();
        let groups = std::mem::take(&mut self.groups);
        for group in groups {
            if is_toml(&&group) || !tomls.contains(&group.head.with_extension("toml")) {
                self.groups.push(group);
                continue;
            }
            let id = group.id;
            let message = format!("the entry `{id}` has a TOML file beside this one");
            let hint = format!("its prose stands in {id}.ja.md and {id}.en.md");
            self.report(Code::DuplicateId, message, group.head, Some(hint));
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

    fn sort_in(
        &mut self,
        path: PathBuf,
        languages: &[Lang],
        topics: &mut BTreeSet<String>,
        assets: &mut BTreeSet<PathBuf>,
    ) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let (Some(stem), Some(extension @ ("toml" | "md"))) = (
            path.file_stem()
                .and_then(|stem| stem.to_str())
                .map(str::to_owned),
            extension,
        ) else {
            assets.insert(path);
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
        self.groups.push(FileGroup {
            id,
            head: path,
            prose: Vec::new(),
        });
    }

    fn add_prose(&mut self, path: PathBuf, id: &str, tag: &str, languages: &[Lang]) {
        let tags = languages.iter().map(|lang| lang.name());
        match Lang::from_name(tag).filter(|lang| languages.contains(lang)) {
            Some(lang) => {
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                let of_entry = self.orphans.entry((folder, id.to_owned())).or_default();
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
