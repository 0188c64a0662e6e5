//! Reads a site again and again: what has not changed is neither read, parsed nor checked anew.
//!
//! What comes of it is what [`read`](super::read) says of the same files: nothing hangs on what was
//! read before. A property in `tests/reading.rs` holds that.

use super::{
    attachments::Attachments,
    check::{self, Site},
    code::Code,
    config::Config,
    files::Files,
    finding::{Finding, Location},
    group::{One, Terms},
    ignored::is_ignored,
    library::Library,
    old_urls, parse,
    path::{CONFIG, CONTENT},
    reading::Reading,
    source::Source,
    suggest::Guesses,
    texts::Texts,
    topics,
    walk::{Walk, is_content, is_text},
};
use glob::Pattern;
use jiff::civil::Date;
use naosu_vocabulary::{Lang, Thesaurus};
use rayon::prelude::*;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The synonyms of a site.
const SYNONYMS: &str = "synonyms.toml";

/// A site that is read again and again.
pub struct Reader {
    root: PathBuf,
    texts: Texts,
    walk: Walk,
    attachments: Attachments,
    guesses: Guesses,
    /// The files by their names, and by what they were sorted.
    files: Option<(Files, Sorting)>,
    /// What came of each group of `files`, in the same order.
    ones: Vec<One>,
    is_seen: bool,
}

/// What says which files there are.
#[derive(Clone, PartialEq)]
struct Sorting {
    languages: Vec<Lang>,
    ignore: Vec<Pattern>,
}

impl Sorting {
    fn of(config: Option<&Config>) -> Sorting {
        Sorting {
            languages: config.map_or(Lang::ALL.to_vec(), |config| config.languages.clone()),
            ignore: config.map_or(Vec::new(), |config| config.ignore.clone()),
        }
    }
}

impl Reader {
    /// A reader of the site at `root`.
    pub fn new(root: &Path) -> Reader {
        Reader {
            root: root.to_owned(),
            texts: Texts::new(root),
            walk: Walk::default(),
            attachments: Attachments::new(root),
            guesses: Guesses::default(),
            files: None,
            ones: Vec::new(),
            is_seen: false,
        }
    }

    /// Lays a text over a file, as an editor does that has not saved it yet, or takes it away. The
    /// path is below the site's root.
    pub fn lay(&mut self, path: &Path, text: Option<&str>) {
        let is_known = self.texts.knows(path);
        self.texts.lay(path, text);
        if !is_known || text.is_none() {
            self.look();
        }
    }

    /// A text file of the site as it is read, below its root.
    pub fn text(&self, path: &Path) -> Option<Arc<Source>> {
        self.texts.get(path).ok()
    }

    /// Whether a path, below the site's root, is that of a text file that is read.
    pub fn reads(path: &Path) -> bool {
        is_text(path) && (is_content(path) || [CONFIG, SYNONYMS].map(Path::new).contains(&path))
    }

    /// Lets the next reading look at the disk: something may have changed there.
    pub fn look(&mut self) {
        self.is_seen = false;
    }

    /// Reads and checks the site as of a day. Never fails: whatever is wrong, an unreadable
    /// `naosu.toml` too, is a finding.
    pub fn read(&mut self, today: Date) -> Reading {
        self.see();
        let mut findings = Vec::new();
        let config = self.config(&mut findings);
        let synonyms = self.synonyms(&mut findings);
        let sorting = Sorting::of(config.as_ref());
        let files = self.sorted(&sorting);
        self.tell_files(&files, &sorting, &mut findings);
        self.parse(&files, &sorting.languages);
        topics::settle(&mut self.ones);
        let base = config
            .as_ref()
            .and_then(|config| config.base_url.as_deref());
        old_urls::settle(&mut self.ones, base, &mut findings);
        let config_is_known = config.is_some();
        let config = config.unwrap_or_default();
        let terms = Terms {
            today,
            raw_html: config.raw_html,
        };
        let ones = self.ones.par_iter_mut();
        ones.for_each(|one| one.look(terms, check::alone));
        self.guesses.among(self.ones.iter().map(|one| {
            let kind = one.entry.as_ref().map(|entry| entry.kind());
            (one.id.as_str(), kind)
        }));
        let site = Site {
            root: &self.root,
            config: &config,
            config_is_known,
            ones: &self.ones,
            orphans: &files.orphans,
            assets: &files.assets,
            is_asset: &files.is_asset,
            attachments: &self.attachments,
            guesses: &self.guesses,
            statics: &self.walk.statics,
        };
        check::check(&site, &mut findings);
        sort(&mut findings);
        let entries = self.ones.iter().filter_map(|one| one.entry.clone());
        let reading = Reading {
            library: Library::new(config, entries)
                .with_assets(files.assets.clone())
                .with_synonyms(synonyms),
            findings,
        };
        self.files = Some((files, sorting));
        reading
    }

    /// Looks at the disk, unless that was done.
    fn see(&mut self) {
        if std::mem::replace(&mut self.is_seen, true) {
            return;
        }
        self.walk = Walk::through(&self.root);
        self.attachments.look();
        self.files = None;
        let whole = [CONFIG, SYNONYMS].map(PathBuf::from);
        let there = whole.iter().filter(|path| self.root.join(path).exists());
        self.texts.look(self.walk.texts().chain(there));
    }

    fn config(&self, findings: &mut Vec<Finding>) -> Option<Config> {
        if !self.texts.has(Path::new(CONFIG)) {
            let at = Location::Path(CONFIG.into());
            let finding = Finding::new(Code::NoConfig, "there is no naosu.toml", at);
            findings.push(finding.hint("is this the folder of a site? `naosu init` makes one"));
            return None;
        }
        self.parsed(CONFIG, parse::config, findings)
    }

    /// The site's own synonyms; few sites have any.
    fn synonyms(&self, findings: &mut Vec<Finding>) -> Thesaurus {
        match self.texts.has(Path::new(SYNONYMS)) {
            true => self.parsed(SYNONYMS, parse::synonyms, findings),
            false => None,
        }
        .unwrap_or_default()
    }

    /// What a reader makes of a file of the whole site.
    fn parsed<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&Arc<Source>) -> (Option<T>, Vec<Finding>),
        findings: &mut Vec<Finding>,
    ) -> Option<T> {
        match self.texts.get(Path::new(name)) {
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

    /// The files by their names, among them those that an editor has not saved yet.
    fn sorted(&mut self, by: &Sorting) -> Files {
        match self.files.take() {
            Some((files, before)) if before == *by => files,
            _ => {
                let laid = self.texts.laid().filter(|path| is_content(path));
                let new = laid.filter(|path| !self.root.join(path).exists());
                let mut paths: Vec<&PathBuf> = self.walk.content.iter().chain(new).collect();
                paths.retain(|path| !is_ignored(path, &by.ignore));
                paths.sort();
                Files::sort(paths.into_iter(), &by.languages)
            }
        }
    }

    fn tell_files(&self, files: &Files, by: &Sorting, findings: &mut Vec<Finding>) {
        let before = findings.len();
        let of_walk = self.walk.findings.iter();
        let of_walk = of_walk.filter(|finding| !is_ignored(finding.location.path(), &by.ignore));
        findings.extend(of_walk.chain(&files.findings).cloned());
        let is_silent = findings.len() == before;
        let (code, message, hint) = if !self.walk.has_content && files.groups.is_empty() {
            let hint = "entries go there; `naosu init` makes a small site";
            (Code::NoContent, "there is no folder `content`", hint)
        } else if files.groups.is_empty() && is_silent {
            let hint = "`naosu new` writes the files of one";
            (Code::NoEntries, "there is no entry in `content`", hint)
        } else {
            return;
        };
        let at = Location::Path(CONTENT.into());
        findings.push(Finding::new(code, message, at).hint(hint));
    }

    /// Parses the groups that have changed.
    fn parse(&mut self, files: &Files, languages: &[Lang]) {
        let texts = &self.texts;
        let ones = self.ones.iter().map(|one| &one.head);
        if ones.eq(files.groups.iter().map(|group| &group.head)) {
            let both = self.ones.par_iter_mut().zip(&files.groups);
            both.for_each(|(one, group)| one.renew(group, texts, languages));
            return;
        }
        let before = std::mem::take(&mut self.ones).into_iter();
        let mut before: HashMap<PathBuf, One> = before.map(|one| (one.head.clone(), one)).collect();
        let groups = files.groups.iter();
        let both: Vec<_> = groups
            .map(|group| (group, before.remove(&group.head)))
            .collect();
        let ones = both.into_par_iter().map(|(group, one)| match one {
            Some(mut one) => {
                one.renew(group, texts, languages);
                one
            }
            None => One::read(group, texts, languages),
        });
        self.ones = ones.collect();
    }
}

/// By file and line; what is told twice is told once.
fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        let order = a.location.order().cmp(&b.location.order());
        order.then_with(|| (a.code.name(), &a.message).cmp(&(b.code.name(), &b.message)))
    });
    findings.dedup();
}
