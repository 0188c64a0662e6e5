//! Building a site: the order of things.

use super::{
    error::Error,
    graph::Graph,
    kept::Kept,
    options::{Layout, Options, SHELL},
    output::{
        Output,
        assets::{self, OwnFiles},
        embed, licences, notices, offline, style,
    },
    pages::{self, Lists, Page},
    progress::{Clock, Counter, Phase, Progress},
    prose::Texts,
    render::{self, Frame, Templates},
    search,
    summary::Summary,
    view::{Setting, Views, catalogue},
};
use crate::{
    content::library::Library,
    strings::{self, ByWord, Strings},
};
use naosu_vocabulary::Lang;
use rayon::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

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

/// Builds a site for a layout.
///
/// # Errors
/// As [`build`].
pub(crate) fn build_as(
    layout: Layout,
    library: &Library,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Summary, Error> {
    refuse_sources(options)?;
    let output = Output::begin(&options.output)?;
    let mut clock = Clock::start();
    let own_templates = options.root.join("templates");
    let own = assets::own_files(&options.root);

    let strings = load_strings(&own_templates)?;
    let graph = Graph::new(library, options.shown);
    let count = Counter::new(Phase::Prose, graph.entries().count(), progress);
    let lists = Lists::of(&graph, &library.config);
    // git has its own work to do meanwhile.
    let (texts, kept) = rayon::join(
        || Texts::render(&graph, library, &strings, &count, &options.root),
        || Kept::of(library, &options.root),
    );
    clock.lap(Phase::Prose);

    let theme = style::stylesheet(
        &library.config.theme,
        style::own(own.get(style::STYLESHEET).map(PathBuf::as_path))?,
    );
    let views = Views {
        config: &library.config,
        graph: &graph,
        lists: &lists,
        texts: &texts,
        strings: &strings,
        kept: &kept,
    };
    let texts_of_scripts = render::texts_of_scripts(&strings, &library.config.languages);
    let mark = assets::mark(&own, theme.as_deref(), &texts_of_scripts)?;
    let setting = Setting {
        // In one file, all is of one build.
        build: (layout != Layout::OnePage).then(|| mark.clone()),
        base_url: base_url(library, options),
        live_reload: options.live_reload,
        // A preview is not kept.
        offline: library.config.offline && layout == Layout::Site && !options.live_reload,
        has_theme: theme.is_some(),
    };
    let frame = Frame::new(views, Templates::load(&own_templates)?, setting, layout);
    let pages = pages::all(&library.config, &graph, &lists);
    // Most of the index is made by one thread; the pages are by all that there are.
    let (written, indexed) = rayon::join(
        || {
            timed(|| {
                write_pages(&frame, &pages, layout, &output, progress)?;
                write_around(&frame, &pages, layout, &own, &output)
            })
        },
        || timed(|| search::index(&views, &output, progress)),
    );
    clock.laps([(Phase::Pages, written?), (Phase::Search, indexed?)]);

    output.write(licences::ADDRESS, licences::LICENCES.as_bytes())?;
    assets::write(&own, theme.as_deref(), &mark, &output)?;
    for (address, script) in &texts_of_scripts {
        output.write(address, script.as_bytes())?;
    }
    notices::write(&library.config.notices, &output)?;
    assets::write_beside(&options.root, texts.assets(), &output)?;
    if layout == Layout::Site {
        embed::write(&library.config, &strings, &output)?;
        offline::write(frame.setting.offline, &output)?;
    }
    let mut summary = Summary {
        pages: pages.len(),
        files: output.files(),
        bytes: output.bytes(),
        ..Summary::of(&graph, &library.config.languages)
    };
    // Neither a preview nor what is still to be packed is to outlast a power cut.
    let lasting = layout == Layout::Site && !options.live_reload;
    summary.left = output.commit(lasting)?;
    clock.lap(Phase::Files);
    summary.phases = clock.all();
    Ok(summary)
}

/// How long work takes that comes to its end.
fn timed(work: impl FnOnce() -> Result<(), Error>) -> Result<Duration, Error> {
    let start = Instant::now();
    work().map(|()| start.elapsed())
}

/// Writes the pages.
fn write_pages(
    frame: &Frame<'_>,
    pages: &[(Page<'_>, Lang)],
    layout: Layout,
    output: &Output,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(), Error> {
    let count = Counter::new(Phase::Pages, pages.len(), progress);
    let put = |file: render::Printable| {
        let address = file.address.clone();
        output.write(&address, frame.print(file)?.as_bytes())
    };
    let print = |&(page, lang)| -> Result<(), Error> {
        put(render::page(frame, page, lang))?;
        count.one();
        Ok(())
    };
    pages.par_iter().try_for_each(print)?;
    match layout {
        Layout::Site => Ok(()),
        Layout::Folder => put(frame.around("readme.txt", "README.txt")),
        Layout::OnePage => put(frame.around("single.html", SHELL)),
    }
}

/// Writes what other programs read of the pages, where the site has no file of its own for it.
fn write_around(
    frame: &Frame<'_>,
    pages: &[(Page<'_>, Lang)],
    layout: Layout,
    own: &OwnFiles,
    output: &Output,
) -> Result<(), Error> {
    let is_free = |address: &str| !own.contains_key(address);
    for file in render::feeds(frame, pages) {
        if is_free(&file.address) {
            let address = file.address.clone();
            output.write(&address, frame.print(file)?.as_bytes())?;
        }
    }
    for &lang in &frame.views.config.languages {
        let script = catalogue::script(&frame.views, lang);
        output.write(&catalogue::address(lang), script.as_bytes())?;
    }
    if layout == Layout::OnePage {
        return Ok(());
    }
    for (address, manifest) in render::manifests(frame) {
        if is_free(&address) {
            output.write(&address, manifest.as_bytes())?;
        }
    }
    Ok(())
}

/// Where the site will stand, without a slash at the end.
fn base_url(library: &Library, options: &Options) -> Option<String> {
    let set = options.base_url.as_ref();
    let base = set.or(library.config.base_url.as_ref())?;
    Some(base.trim_end_matches('/').to_owned())
}

/// The texts of a site: the built-in ones with its own over them.
///
/// # Errors
/// Its file cannot be read or is wrong.
pub(super) fn load_strings(own_templates: &Path) -> Result<ByWord<Lang, Strings>, Error> {
    let own = own_templates.join("strings.toml");
    let own = match own.exists() {
        true => Some(fs::read_to_string(&own).map_err(Error::io("read", &own))?),
        false => None,
    };
    Ok(strings::load(own.as_deref())?)
}

/// Refuses an output folder that lies in the sources or around them.
///
/// # Errors
/// It does.
pub(crate) fn refuse_sources(options: &Options) -> Result<(), Error> {
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
