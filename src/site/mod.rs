//! From a library to a folder of static files.
//!
//! [`build`] tells the order of things: prose to HTML, entries to views, views through templates
//! to pages, entries to the search index, all into a stage that is swapped in at the end.

mod assets;
pub mod bundle;
mod card;
mod contents;
mod error;
mod feed;
mod frame;
mod graph;
mod home;
mod looks;
mod offline;
mod output;
mod pages;
mod prose;
pub mod search;
mod strings;
mod structured;
mod templates;
mod theme;
mod url;
mod view;
mod views;

pub use error::Error;
pub use output::{MARKER, Output};
pub use url::ROOT;

use crate::{
    content::{entry::Entry, library::Library},
    dictionary,
};
use frame::Frame;
use graph::Graph;
use naosu_engine::Document;
use naosu_vocabulary::{Kind, Lang};
use pages::Page;
use prose::Texts;
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use templates::Templates;
use views::Views;

/// How a site is to be built.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of `naosu.toml`: a site's own `templates/` and `static/` are below it.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// Whether entries in writing are shown.
    pub drafts: bool,
    /// Where the site will stand, in place of what `naosu.toml` says.
    pub base_url: Option<String>,
    /// Whether pages load the script by which a preview server reloads them.
    pub live_reload: bool,
}

/// A part of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Prose to HTML.
    Prose,
    /// Pages through templates.
    Pages,
    /// The search index.
    Search,
    /// Files as they are, and the swap.
    Files,
}

impl Phase {
    /// The word for it in progress bars and summaries.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Prose => "prose",
            Phase::Pages => "pages",
            Phase::Search => "search",
            Phase::Files => "files",
        }
    }
}

/// How far a part of the work is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Which part.
    pub phase: Phase,
    /// How many of its items are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

/// What was built.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Entries by kind.
    pub entries: BTreeMap<Kind, usize>,
    /// Entries that have their title and, if there is any prose, their prose in a language.
    pub written_in: BTreeMap<Lang, usize>,
    /// HTML pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How long each part of the work took, in the order in which they were done.
    pub phases: Vec<(Phase, Duration)>,
}

/// Builds a site and puts it in the output's place.
///
/// The same library and options give the same bytes. `progress` is called from several threads.
///
/// # Errors
/// The output folder is not naosu's to replace, a template fails, two pages collide, a file
/// cannot be read or written. What stood at the output is then untouched.
pub fn build(
    library: &Library,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Summary, Error> {
    build_as(Layout::Site, library, options, progress)
}

/// What a site is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A folder for a web server, or to be opened where it is.
    Site,
    /// A folder that is unpacked somewhere.
    Folder,
    /// Pages within one page: the way to the root is `#/` from everywhere.
    OnePage,
}

fn build_as(
    layout: Layout,
    library: &Library,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Summary, Error> {
    refuse_sources(options)?;
    let output = Output::begin(&options.output)?;
    let mut clock = Clock::start();

    let graph = Graph::new(library, options.drafts);
    let count = Counter::new(Phase::Prose, graph.entries().count(), progress);
    let texts = Texts::render(&graph, library, &count);
    clock.lap(Phase::Prose);

    let own_templates = options.root.join("templates");
    let own_static = options.root.join("static");
    let theme = theme::stylesheet(&library.config.theme, own_theme(&own_static)?);
    let views = Views {
        config: &library.config,
        graph: &graph,
        texts: &texts,
    };
    let base_url = options
        .base_url
        .as_ref()
        .or(library.config.base_url.as_ref());
    let frame = Frame::new(
        views,
        Templates::load(&own_templates)?,
        load_strings(&own_templates)?,
        layout,
        base_url.map(|base| base.trim_end_matches('/').to_owned()),
        options.live_reload,
        theme.is_some(),
    );
    let pages = Page::all(&frame);
    let count = Counter::new(Phase::Pages, pages.len(), progress);
    pages.par_iter().try_for_each(|&(page, lang)| {
        let rendered = page.render(lang, &frame)?;
        output.write(&rendered.address, rendered.html.as_bytes())?;
        count.one();
        Ok(())
    })?;
    feed::write(&frame, &pages, &output)?;
    match layout {
        Layout::Site => {}
        Layout::Folder => output.write("README.txt", frame.around("readme.txt")?.as_bytes())?,
        Layout::OnePage => output.write(bundle::SHELL, frame.around("single.html")?.as_bytes())?,
    }
    clock.lap(Phase::Pages);

    index(&frame, &output, progress)?;
    clock.lap(Phase::Search);

    assets::write(&own_static, theme.as_deref(), &output)?;
    assets::write_beside(&options.root, texts.assets(), &output)?;
    if layout != Layout::OnePage {
        feed::write_manifests(&frame, &output)?;
    }
    if layout == Layout::Site {
        offline::write(frame.is_offline(), &output)?;
    }
    let mut summary = Summary {
        pages: pages.len(),
        files: output.files(),
        bytes: output.bytes(),
        ..summary(&graph, library)
    };
    output.commit()?;
    clock.lap(Phase::Files);
    summary.phases = clock.laps;
    Ok(summary)
}

/// Builds the search index and writes the search data.
fn index(
    frame: &Frame<'_>,
    output: &Output,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(), Error> {
    let count = Counter::new(Phase::Search, 1, progress);
    let entries: Vec<&Entry> = frame.views.graph.entries().collect();
    let documents: Vec<Document> = entries
        .into_par_iter()
        .map(|entry| card::document(entry, &frame.views))
        .collect();
    let built = naosu_engine::build(&documents, dictionary::lexicon())
        .map_err(|error| Error::Search(error.to_string()))?;
    let mut refused = None;
    let put = |path: &str, contents: &[u8]| {
        output.write(path, contents).map_err(|error| {
            let told = error.to_string();
            refused = Some(error);
            io::Error::other(told)
        })
    };
    let written = search::write(&built, put);
    match (written, refused) {
        (_, Some(error)) => Err(error),
        (Err(error), None) => Err(Error::Search(error.to_string())),
        (Ok(()), None) => {
            count.one();
            Ok(())
        }
    }
}

fn load_strings(
    own_templates: &Path,
) -> Result<naosu_vocabulary::Localised<strings::Strings>, Error> {
    let own = own_templates.join("strings.toml");
    let own = match own.exists() {
        true => Some(fs::read_to_string(&own).map_err(Error::io("read", &own))?),
        false => None,
    };
    strings::load(templates::built_in("strings.toml"), own.as_deref())
}

/// The rules of a site's own that come after its settings.
fn own_theme(own_static: &Path) -> Result<Option<Vec<u8>>, Error> {
    let own = own_static.join(theme::STYLESHEET);
    match own.exists() {
        true => fs::read(&own).map(Some).map_err(Error::io("read", &own)),
        false => Ok(None),
    }
}

/// Refuses an output folder that lies in the sources or around them.
fn refuse_sources(options: &Options) -> Result<(), Error> {
    let resolve = |path: &Path| {
        fs::canonicalize(path)
            .or_else(|_| std::path::absolute(path))
            .unwrap_or_else(|_| path.to_owned())
    };
    let output = resolve(&options.output);
    let root = resolve(&options.root);
    let inside = ["content", "templates", "static"]
        .iter()
        .any(|folder| output.starts_with(root.join(folder)));
    if inside || root.starts_with(&output) {
        return Err(Error::OutputOverSources(options.output.clone()));
    }
    Ok(())
}

fn summary(graph: &Graph<'_>, library: &Library) -> Summary {
    let mut summary = Summary::default();
    for entry in graph.entries() {
        *summary.entries.entry(entry.kind()).or_default() += 1;
        for &lang in &library.config.languages {
            let has_prose = entry.prose.is_empty() || entry.prose.get(lang).is_some();
            if entry.title.get(lang).is_some() && has_prose {
                *summary.written_in.entry(lang).or_default() += 1;
            }
        }
    }
    summary
}

/// Counts items done and tells of each.
pub(crate) struct Counter<'a> {
    phase: Phase,
    total: usize,
    done: AtomicUsize,
    progress: &'a (dyn Fn(Progress) + Sync),
}

impl<'a> Counter<'a> {
    fn new(phase: Phase, total: usize, progress: &'a (dyn Fn(Progress) + Sync)) -> Counter<'a> {
        let done = AtomicUsize::new(0);
        progress(Progress {
            phase,
            done: 0,
            total,
        });
        Counter {
            phase,
            total,
            done,
            progress,
        }
    }

    /// One more is done.
    pub(crate) fn one(&self) {
        (self.progress)(Progress {
            phase: self.phase,
            done: self.done.fetch_add(1, Ordering::Relaxed) + 1,
            total: self.total,
        });
    }
}

/// How long each part of the work takes.
struct Clock {
    since: Instant,
    laps: Vec<(Phase, Duration)>,
}

impl Clock {
    fn start() -> Clock {
        Clock {
            since: Instant::now(),
            laps: Vec::new(),
        }
    }

    fn lap(&mut self, phase: Phase) {
        self.laps.push((phase, self.since.elapsed()));
        self.since = Instant::now();
    }
}
