//! What lies in a site's folder: which files are entries, which are prose, which are pictures.

use super::{
    finding::{Finding, Location},
    source::Source,
    suggest,
};
use naosu_vocabulary::Lang;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use walkdir::{DirEntry, WalkDir};

/// The folder of a site that holds its entries.
pub(super) const CONTENT: &str = "content";

/// The largest text file that is read, in bytes: prose beyond it is a log by mistake.
const LARGEST: u64 = 1024 * 1024;

/// The files of a site, not yet read. All paths are below the site's root.
#[derive(Default)]
pub(super) struct Files {
    /// `<id>.toml`, in the order of their paths.
    pub(super) entries: Vec<EntryFile>,
    /// `<id>.<lang>.md` by folder and id.
    pub(super) prose: BTreeMap<(PathBuf, String), Vec<(Lang, PathBuf)>>,
    /// Everything else: pictures, downloads.
    pub(super) assets: BTreeSet<PathBuf>,
    /// Where an entry was passed over for its name: its prose is not without an entry.
    misnamed: Vec<(PathBuf, String)>,
    /// What is wrong with names and links.
    pub(super) findings: Vec<Finding>,
}

/// A file that should be an entry's.
pub(super) struct EntryFile {
    pub(super) path: PathBuf,
    pub(super) id: String,
    pub(super) topic: Option<String>,
}

impl Files {
    /// Walks the content folder of the site at `root`.
    pub(super) fn list(root: &Path, languages: &[Lang]) -> Files {
        let mut files = Files::default();
        let content = root.join(CONTENT);
        if !content.is_dir() {
            let at = Location::Path(CONTENT.into());
            let finding = Finding::error("no-content", "there is no folder `content`", at);
            files
                .findings
                .push(finding.hint("entries go there; `naosu init` makes a small site"));
            return files;
        }
        let bounds = fs::canonicalize(root).ok();
        let mut outside = Vec::new();
        let walk = WalkDir::new(&content)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                let inside = stays_inside(entry, bounds.as_deref());
                if !inside {
                    outside.push(below(root, entry.path()));
                }
                inside && (entry.depth() == 0 || !is_hidden(entry))
            });
        let mut topics = BTreeSet::new();
        let mut walked = Vec::new();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_file() => walked.push(below(root, entry.path())),
                Ok(_) => {}
                Err(error) => {
                    let at = below(root, error.path().unwrap_or(&content));
                    let message = match error.loop_ancestor() {
                        Some(_) => "the link leads back to a folder that it is in".to_owned(),
                        None => match error.io_error() {
                            Some(error) => format!("cannot be read: {error}"),
                            None => "cannot be read".to_owned(),
                        },
                    };
                    files.report("unreadable", message, at, None);
                }
            }
        }
        for path in walked {
            files.sort_in(path, languages, &mut topics);
        }
        for misnamed in std::mem::take(&mut files.misnamed) {
            files.prose.remove(&misnamed);
        }
        if files.entries.is_empty() && files.findings.is_empty() && outside.is_empty() {
            let at = Location::Path(CONTENT.into());
            let finding = Finding::warning("no-entries", "there is no entry in `content`", at);
            files
                .findings
                .push(finding.hint("`naosu new` writes the files of one"));
        }
        for path in outside {
            let hint = "copy what it leads to into the site".to_owned();
            files.report(
                "outside-site",
                "the link leads out of the site",
                path,
                Some(hint),
            );
        }
        files
    }

    fn report(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        path: PathBuf,
        hint: Option<String>,
    ) {
        let mut finding = Finding::error(code, message, Location::Path(path));
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
        if extension == "toml" {
            self.add_entry(path, stem, topics);
        } else {
            self.add_prose(path, &stem, languages);
        }
    }

    fn add_entry(&mut self, path: PathBuf, id: String, topics: &mut BTreeSet<String>) {
        if let Some(fault) = id_fault(&id) {
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            let message = format!("`{id}` is no id: {fault}");
            self.report("bad-id", message, path, good_id(&id));
            self.misnamed.push((folder, id));
            return;
        }
        let folders: Vec<_> = path.iter().skip(1).collect();
        let topic = match folders.as_slice() {
            [topic, .., _file] => Some(topic.to_string_lossy().into_owned()),
            _ => None,
        };
        if let Some(topic) = topic
            .as_ref()
            .filter(|topic| topics.insert(topic.to_string()))
            && let Some(fault) = id_fault(topic)
        {
            let folder = Path::new(CONTENT).join(topic);
            let message = format!("the folder of a topic is named by its id: {fault}");
            self.report("bad-id", message, folder, good_id(topic));
        }
        self.entries.push(EntryFile { path, id, topic });
    }

    fn add_prose(&mut self, path: PathBuf, stem: &str, languages: &[Lang]) {
        let tags = languages.iter().map(|lang| lang.name());
        let Some((id, tag)) = stem.rsplit_once('.') else {
            let name = languages.first().map_or("ja", |lang| lang.name());
            let message = "the name of a prose file says its language";
            self.report(
                "unknown-language",
                message,
                path,
                Some(format!("{stem}.{name}.md")),
            );
            return;
        };
        match Lang::from_name(tag).filter(|lang| languages.contains(lang)) {
            Some(lang) => {
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                let of_entry = self.prose.entry((folder, id.to_owned())).or_default();
                of_entry.push((lang, path));
            }
            None => {
                let message = format!("the site has no language `{tag}`");
                self.report("unknown-language", message, path, suggest::hint(tag, tags));
            }
        }
    }
}

/// Reads a text file of the site at `root`; a byte order mark at its head is left out.
pub(super) fn load(root: &Path, path: &Path) -> Result<Arc<Source>, Finding> {
    let at = || Location::Path(path.to_owned());
    let unreadable =
        |error: io::Error| Finding::error("unreadable", format!("cannot be read: {error}"), at());
    let full = root.join(path);
    let length = fs::metadata(&full).map_err(unreadable)?.len();
    if length > LARGEST {
        let message = format!("{length} bytes are too many for an entry");
        return Err(Finding::error("huge-file", message, at()).hint("1 MB at most: split it"));
    }
    let bytes = fs::read(&full).map_err(unreadable)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(Source {
            path: path.to_owned(),
            text: text
                .strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        })),
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            let message = format!("line {line} is not UTF-8");
            Err(Finding::error("not-utf8", message, at()).hint("save the file as UTF-8"))
        }
    }
}

/// Why a word cannot be an id, if it cannot.
pub(super) fn id_fault(id: &str) -> Option<&'static str> {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "search", "feedback"];
    let numbered = |device| {
        id.strip_prefix(device)
            .is_some_and(|n: &str| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(good) {
        Some("lower-case ASCII letters, digits and hyphens only")
    } else if id.starts_with('-') || id.ends_with('-') {
        Some("no hyphen at its ends")
    } else if id.len() > 100 {
        Some("100 letters at most")
    } else if RESERVED.contains(&id) || numbered("com") || numbered("lpt") {
        Some("the name is taken by the site or by Windows")
    } else {
        None
    }
}

/// The id that was probably meant.
pub(super) fn good_id(id: &str) -> Option<String> {
    let letters: String = id
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let good = parts.join("-");
    (id_fault(&good).is_none()).then(|| format!("for example `{good}`"))
}

/// Dot files and what editors leave lying about.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~')
}

fn stays_inside(entry: &DirEntry, bounds: Option<&Path>) -> bool {
    if !entry.path_is_symlink() {
        return true;
    }
    match fs::canonicalize(entry.path()) {
        Ok(target) => bounds.is_some_and(|bounds| target.starts_with(bounds)),
        // A link that leads nowhere is for the walk itself to report.
        Err(_) => true,
    }
}

fn below(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}
