//! A site's folder, read whole: what it says and everything that is wrong with it.

use super::{
    check::{self, Site},
    code::{Code, Severity},
    config::Config,
    entry::Entry,
    files::{EntryFile, Files},
    finding::{Finding, Location},
    library::Library,
    load::load,
    old_urls,
    parse::{self, Gap, Group},
    source::Source,
    topics,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use naosu_vocabulary::{Lang, Thesaurus};
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A site as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it says; entries with broken TOML are not in it.
    pub library: Library,
    /// All that is wrong with it, by file and line.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether something is so wrong that the site must not be built.
    pub fn has_errors(&self) -> bool {
        let is_error = |finding: &Finding| finding.severity() == Severity::Error;
        self.findings.iter().any(is_error)
    }
}

/// Reads and checks the site at `root` as of today. Never fails: whatever is wrong, an unreadable
/// `naosu.toml` too, is a finding.
pub fn read(root: &Path) -> Reading {
    read_on(root, Timestamp::now().to_zoned(TimeZone::UTC).date())
}

/// [`read`] as of another day, which decides whether a review is overdue.
pub fn read_on(root: &Path, today: Date) -> Reading {
    let mut findings = Vec::new();
    let config = config(root, &mut findings);
    let (languages, ignore) = match &config {
        Some(config) => (config.languages.clone(), config.ignore.clone()),
        None => (Lang::ALL.to_vec(), Vec::new()),
    };
    let synonyms = synonyms(root, &mut findings);
    let mut files = Files::list(root, &languages, &ignore);
    findings.append(&mut files.findings);

    let mut prose: BTreeMap<_, _> = std::mem::take(&mut files.prose);
    let of_entries: Vec<(EntryFile, Prose)> = files
        .entries
        .into_iter()
        .map(|file| {
            let folder = file.path.parent().map(Path::to_owned).unwrap_or_default();
            let of_entry = prose.remove(&(folder, file.id.clone())).unwrap_or_default();
            (file, of_entry)
        })
        .collect();
    let read: Vec<One> = of_entries
        .into_par_iter()
        .map(|(file, prose)| one(root, file, prose, &languages))
        .collect();

    let mut entries = Vec::new();
    let mut unread = Vec::new();
    for one in read {
        findings.extend(one.findings);
        match one.entry {
            Some(entry) => entries.push((entry, one.gaps)),
            None => unread.push(one.id),
        }
    }
    topics::settle(&mut entries);
    let base = config
        .as_ref()
        .and_then(|config| config.base_url.as_deref());
    old_urls::settle(&mut entries, base, &mut findings);
    let site = Site {
        root: root.to_owned(),
        config_is_known: config.is_some(),
        config: config.unwrap_or_default(),
        entries,
        unread,
        orphans: prose,
        assets: files.assets,
        statics: files.statics,
        today,
    };
    check::check(&site, &mut findings);
    findings.sort_by(|a, b| {
        let order = a.location.order().cmp(&b.location.order());
        order.then_with(|| (a.code.name(), &a.message).cmp(&(b.code.name(), &b.message)))
    });
    findings.dedup();
    let entries = site.entries.into_iter().map(|(entry, _)| entry);
    Reading {
        library: Library::new(site.config, entries)
            .with_assets(site.assets)
            .with_synonyms(synonyms),
        findings,
    }
}

fn config(root: &Path, findings: &mut Vec<Finding>) -> Option<Config> {
    const NAME: &str = "naosu.toml";
    if !root.join(NAME).exists() {
        let at = Location::Path(NAME.into());
        let finding = Finding::new(Code::NoConfig, "there is no naosu.toml", at);
        findings.push(finding.hint("is this the folder of a site? `naosu init` makes one"));
        return None;
    }
    parsed(root, NAME, parse::config, findings)
}

/// The site's own synonyms; few sites have any.
fn synonyms(root: &Path, findings: &mut Vec<Finding>) -> Thesaurus {
    const NAME: &str = "synonyms.toml";
    if !root.join(NAME).exists() {
        return Thesaurus::new();
    }
    parsed(root, NAME, parse::synonyms, findings).unwrap_or_default()
}

/// What a reader makes of a file of the whole site.
fn parsed<T>(
    root: &Path,
    name: &str,
    parse: impl FnOnce(&Arc<Source>) -> (Option<T>, Vec<Finding>),
    findings: &mut Vec<Finding>,
) -> Option<T> {
    match load(root, Path::new(name)) {
        Ok(source) => {
            let (made, found) = parse(&source);
            findings.extend(found);
            made
        }
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

type Prose = Vec<(Lang, PathBuf)>;

/// What came of one file group.
struct One {
    id: String,
    entry: Option<Entry>,
    gaps: Vec<Gap>,
    findings: Vec<Finding>,
}

fn one(root: &Path, file: EntryFile, prose: Prose, languages: &[Lang]) -> One {
    let mut findings = Vec::new();
    let mut texts = Vec::new();
    let mut unreadable = Vec::new();
    for (lang, path) in prose {
        match load(root, &path) {
            Ok(source) => texts.push((lang, source)),
            Err(finding) => {
                findings.push(finding);
                unreadable.push(lang);
            }
        }
    }
    let mut gaps = Vec::new();
    let entry = match load(root, &file.path) {
        Ok(head) => {
            let group = Group {
                id: file.id.clone(),
                head,
                prose: texts,
            };
            let parsed = parse::entry(&group, languages);
            findings.extend(parsed.findings);
            gaps = parsed.gaps;
            parsed.entry
        }
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    if let Some(entry) = entry.as_ref().filter(|entry| !entry.prose.is_empty()) {
        let lacks = |lang: &Lang| entry.prose.get(*lang).is_none() && !unreadable.contains(lang);
        gaps.extend(languages.iter().copied().filter(lacks).map(|lang| Gap {
            lang,
            what: format!("prose (`{}.{lang}.md`)", file.id),
            span: 0..0,
        }));
    }
    One {
        id: file.id,
        entry,
        gaps,
        findings,
    }
}
