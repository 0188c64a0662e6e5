//! What is served now: the last good site, and what is wrong in the content since.

use super::{event::Event, options::Options};
use crate::{
    content::{Finding, Library, Reader, Severity, record::Record, today},
    site,
};
use naosu_engine::Engine;
use naosu_vocabulary::Lang;
use serde_json::{Value, json};
use std::{
    cmp::Reverse,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Instant, SystemTime},
};
use tokio::sync::watch;

/// Builds sites, each in a folder of its own, and hands out the last good one.
pub(super) struct Preview {
    folder: PathBuf,
    /// Tells the sites of this run from those of an earlier one, for pages that stayed open.
    run: u128,
    builds: AtomicUsize,
    stages: watch::Sender<Stage>,
}

/// How far the preview is.
#[derive(Clone)]
pub(super) enum Stage {
    /// The first build is not over yet.
    Starting,
    /// There is something to show.
    Ready(Arc<State>),
    /// The server ends.
    Over,
}

/// What there is to show.
#[derive(Default)]
pub(super) struct State {
    /// The last good site, if any build has succeeded.
    pub(super) site: Option<Arc<Site>>,
    /// The findings in the content as it is now, errors first; of thousands those that a page can
    /// show.
    pub(super) findings: Vec<Record>,
    /// How many errors there are in all.
    pub(super) errors: usize,
    /// How many warnings.
    pub(super) warnings: usize,
    /// Why the site could not be built from sound content.
    pub(super) failure: Option<String>,
}

/// A built site. Its folder goes when nobody reads from it any more.
pub(super) struct Site {
    /// Tells it from every other.
    pub(super) name: String,
    /// Where it stands.
    pub(super) folder: PathBuf,
    /// Below which path it will stand: `/kb`, or nothing.
    pub(super) base: String,
    /// Its search.
    pub(super) engine: Engine,
    /// Its default language.
    pub(super) lang: Lang,
}

impl Drop for Site {
    fn drop(&mut self) {
        // What stays goes with the whole temporary folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// How many findings a page shows.
const SHOWN: usize = 100;

impl State {
    /// What is wrong in the content, beside the last good site.
    fn of(findings: &[Finding], site: Option<Arc<Site>>) -> State {
        let mut worst: Vec<&Finding> = findings.iter().collect();
        worst.sort_by_key(|finding| Reverse(finding.severity()));
        let is_error = |finding: &&&Finding| finding.severity() == Severity::Error;
        let errors = worst.iter().filter(is_error).count();
        State {
            site,
            errors,
            warnings: findings.len() - errors,
            findings: worst.into_iter().take(SHOWN).map(Record::from).collect(),
            failure: None,
        }
    }

    /// How many findings are not shown.
    pub(super) fn more(&self) -> usize {
        self.errors + self.warnings - self.findings.len()
    }

    /// What the page is told.
    pub(super) fn news(&self) -> Value {
        json!({
            "site": self.site.as_ref().map(|site| &site.name),
            "findings": self.findings,
            "errors": self.errors,
            "warnings": self.warnings,
            "failure": self.failure,
        })
    }
}

/// The path of an address, without a slash at its end.
fn path_of(address: &str) -> String {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    let (_, path) = rest.split_once('/').unwrap_or_default();
    match path.trim_end_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

impl Preview {
    /// A preview that builds below `folder`, which must stay as long as the preview does.
    pub(super) fn new(folder: &Path) -> Preview {
        let run = SystemTime::UNIX_EPOCH
            .elapsed()
            .map_or(0, |time| time.as_millis());
        Preview {
            folder: folder.to_owned(),
            run,
            builds: AtomicUsize::new(0),
            stages: watch::Sender::new(Stage::Starting),
        }
    }

    /// Reads what has changed of the content at `root` and, if all is sound, builds it in place of
    /// the site that was.
    pub(super) fn rebuild(
        &self,
        reader: &mut Reader,
        root: &Path,
        options: &Options,
        tell: &(dyn Fn(Event) + Sync),
    ) {
        let start = Instant::now();
        reader.look();
        let reading = reader.read(today());
        tell(Event::Checked(&reading.findings));
        let mut state = State::of(&reading.findings, self.site());
        if !reading.has_errors() {
            match self.build(&reading.library, root, options) {
                Ok((site, summary)) => {
                    tell(Event::Built(&summary, start.elapsed()));
                    state.site = Some(Arc::new(site));
                }
                Err(error) => {
                    tell(Event::Failed(&error));
                    state.failure = Some(error.to_string());
                }
            }
        }
        self.stages.send_replace(Stage::Ready(Arc::new(state)));
    }

    fn build(
        &self,
        library: &Library,
        root: &Path,
        options: &Options,
    ) -> Result<(Site, site::Summary), site::Error> {
        let number = self.builds.fetch_add(1, Ordering::Relaxed);
        let folder = self.folder.join(number.to_string());
        let options = site::Options {
            root: root.to_owned(),
            output: folder.clone(),
            shown: options.shown,
            base_url: options.base_url.clone(),
            live_reload: true,
        };
        let summary = site::build(library, &options, &|_| ())?;
        let engine =
            site::search::open(&folder).map_err(|error| site::Error::Search(error.to_string()))?;
        let base = options.base_url.as_ref();
        let base = base.or(library.config.base_url.as_ref());
        let site = Site {
            base: base.map_or(String::new(), |base| path_of(base)),
            name: format!("{}-{number}", self.run),
            folder,
            engine,
            lang: library
                .config
                .languages
                .first()
                .copied()
                .unwrap_or(Lang::Ja),
        };
        Ok((site, summary))
    }

    fn site(&self) -> Option<Arc<Site>> {
        match &*self.stages.borrow() {
            Stage::Ready(state) => state.site.clone(),
            Stage::Starting | Stage::Over => None,
        }
    }

    /// What there is to show, once the first build is over.
    pub(super) async fn state(&self) -> Arc<State> {
        let mut stages = self.stages.subscribe();
        let stage = stages
            .wait_for(|stage| !matches!(stage, Stage::Starting))
            .await;
        match stage.as_deref() {
            Ok(Stage::Ready(state)) => state.clone(),
            _ => Arc::default(),
        }
    }

    /// Every stage from now on, beginning with the present one.
    pub(super) fn stages(&self) -> watch::Receiver<Stage> {
        self.stages.subscribe()
    }

    /// Lets go of everybody who waits.
    pub(super) fn end(&self) {
        self.stages.send_replace(Stage::Over);
    }
}
